import { useState } from 'react'
import type { AvisItemWanted } from '../../../../api/contract/avis/items.ts'
import type { Opinion } from '../../../../api/contract/avis/opinions.ts'
import type { Phrase } from '../../../../api/contract/avis/phrases.ts'
import type { Bilingual } from '../../../../spatial/bilingual.ts'

/** A document of the dossier or a finding of its report, as an item points at it. */
export type Target = Pick<AvisItemWanted, 'documentId' | 'finding'>

/** One reserve or reason being written; the phrase it comes from, when it comes from one. */
export type Draft = {
  readonly key: string
  readonly phrase: Phrase | null
  /** As it is read while it is written. */
  readonly text: string
  readonly article: string
  readonly target: Target
}

export const fromPhrase = (phrase: Phrase, read: (words: Bilingual) => string): Draft => ({
  ...{ key: crypto.randomUUID(), phrase, text: read(phrase.sentence), article: phrase.article ?? '', target: {} },
})
export const ownWords = (): Draft => ({ key: crypto.randomUUID(), phrase: null, text: '', article: '', target: {} })

/** Words of a phrase in either language are the phrase; whatever else is one's own way to put it. */
export const isEdited = ({ phrase, text }: Draft): boolean =>
  phrase !== null && text.trim() !== phrase.sentence.fr && text.trim() !== phrase.sentence.ar

/** As it is sent: a phrase left as it is goes by its name and is read in both languages. */
export function wantedOf(draft: Draft): AvisItemWanted {
  const { phrase, text, article, target } = draft
  const said = article.trim()
  return {
    ...(phrase && { phraseId: phrase.id }),
    ...((phrase === null || isEdited(draft)) && { text: text.trim() }),
    ...(said.length >= 2 && said !== phrase?.article && { article: said }),
    ...target,
  }
}

const LEAST_TEXT = 3

/** Every item says something, and all but a favourable avis has one. */
export const isWhole = (opinion: Opinion, drafts: readonly Draft[]): boolean =>
  drafts.every(({ text }) => text.trim().length >= LEAST_TEXT) && (opinion === 'favourable' || drafts.length > 0)

export function moved(drafts: readonly Draft[], key: string, by: -1 | 1): readonly Draft[] {
  const from = drafts.findIndex((draft) => draft.key === key)
  const one = drafts[from]
  const other = drafts[from + by]
  if (!one || !other) return drafts
  return drafts.map((draft) => (draft === one ? other : draft === other ? one : draft))
}

type Past = { readonly drafts: readonly Draft[]; readonly typed: string | null }

/** The items as they are written, with a way back through what was done; typing in one field is one step of it. */
export function useDrafts() {
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  const [past, setPast] = useState<readonly Past[]>([])
  const become = (next: readonly Draft[], typed: string | null = null) => {
    if (typed === null || past.at(-1)?.typed !== typed) setPast([...past, { drafts, typed }])
    setDrafts(next)
  }
  return {
    drafts,
    add: (draft: Draft) => become([...drafts, draft]),
    change: (key: string, field: keyof Draft, next: Partial<Draft>) =>
      become(
        drafts.map((draft) => (draft.key === key ? { ...draft, ...next } : draft)),
        `${key} ${field}`,
      ),
    move: (key: string, by: -1 | 1) => become(moved(drafts, key, by)),
    remove: (key: string) => become(drafts.filter((draft) => draft.key !== key)),
    undo:
      past.length === 0
        ? null
        : () => {
            setDrafts(past.at(-1)?.drafts ?? [])
            setPast(past.slice(0, -1))
          },
  }
}
export type Drafts = ReturnType<typeof useDrafts>
