import type { Bilingual } from '../../../spatial/bilingual.ts'
import { NOTICE_KINDS, type NoticeKind } from '../../contract/notifications.ts'
import { ARABIC } from './ar.ts'
import { FRENCH } from './fr.ts'
import type { Line, Sentences, Told } from './sentences.ts'

export type Said = {
  readonly title: string
  readonly text: string
  readonly lines: readonly Line[]
  readonly open: string | null
}

const LANGUAGES: Readonly<Record<keyof Bilingual, Sentences>> = { fr: FRENCH, ar: ARABIC }

/** A notice in words. What was stored by an older version of a kind is said with what it holds. */
export function say<K extends NoticeKind>(
  language: keyof Bilingual,
  kind: K,
  data: Readonly<Record<string, string>>,
): Said {
  const { title, text, lines, open } = LANGUAGES[language][kind]
  const told = data as Told<K>
  return { title, text: text(told), lines: lines?.(told) ?? [], open: open ?? null }
}

export const titleOf = (kind: NoticeKind): Bilingual => ({ fr: FRENCH[kind].title, ar: ARABIC[kind].title })

/** Whether a text of the database is still a kind of the closed list. */
export const isKind = (kind: string): kind is NoticeKind => Object.hasOwn(NOTICE_KINDS, kind)
