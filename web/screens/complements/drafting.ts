import type { Reserve } from '../../../api/contract/avis/reserves.ts'
import type { About, Answerer, ItemAsked, Reason } from '../../../api/contract/complements.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Fact } from '../../../api/contract/procedures/project.ts'
import { gathered } from './gathered.ts'

/** What may be asked again of this dossier: its pieces, its ground, the facts of its project. */
export type Thing = {
  readonly about: About
  readonly what: string | null
  readonly label: { readonly fr: string; readonly ar: string } | null
}

/** An item being written; an empty text leaves the sentence of the reason. */
export type Drafted = {
  readonly key: string
  readonly about: About
  readonly what: string | null
  readonly reasonCode: string
  readonly text: string
  readonly article: string
  readonly to: Answerer | ''
  /** The finding it comes from; null for none. */
  readonly finding: Finding | null
  /** The remarks it is made of; their words are its text, whatever the reason. */
  readonly remarks: readonly string[]
}

export type Finding = NonNullable<ItemAsked['finding']>

export function thingsOf({ definition, project }: CourseAnswer): readonly Thing[] {
  const pieces = (definition?.pieces ?? []).map(
    ({ code, nameFr, nameAr }): Thing => ({ about: 'piece', what: code, label: { fr: nameFr, ar: nameAr } }),
  )
  const ground: readonly Thing[] = definition?.geometry === 'none' ? [] : [{ about: 'parcel', what: null, label: null }]
  const facts = (Object.keys(project) as Fact[]).map((fact): Thing => ({ about: 'fact', what: fact, label: null })) // its own keys
  return [...pieces, ...ground, ...facts]
}

export function newDraft(course: CourseAnswer): Drafted {
  const [first] = thingsOf(course)
  const { about = 'parcel', what = null } = first ?? {}
  return {
    key: crypto.randomUUID(),
    about,
    what,
    reasonCode: '',
    text: '',
    article: '',
    to: '',
    finding: null,
    remarks: [],
  }
}

/** A request as it was being written; null for what is none. */
export function asRequest(kept: unknown): Request | null {
  if (typeof kept !== 'object' || kept === null || !('drafts' in kept) || !Array.isArray(kept.drafts)) return null
  return kept.drafts.length > 0 && kept.drafts.every(isDraft) ? { drafts: kept.drafts } : null
}
export type Request = { readonly drafts: readonly Drafted[] }

const TEXTS = ['key', 'about', 'reasonCode', 'text', 'article', 'to'] as const

const isDraft = (kept: unknown): kept is Drafted =>
  typeof kept === 'object' &&
  kept !== null &&
  TEXTS.every((key) => typeof (kept as Record<string, unknown>)[key] === 'string') && // any object has keys to be read
  Array.isArray((kept as { remarks?: unknown }).remarks)

/** The item as it is sent; null while it is not whole. */
export function askedOf(
  { about, what, reasonCode, text, article, to, finding, remarks }: Drafted,
  reasons: readonly Reason[],
): ItemAsked | null {
  if (!reasons.some((reason) => reason.code === reasonCode && reason.about === about)) return null
  const more = {
    reasonCode,
    ...(text.trim().length >= 3 && { text: text.trim() }),
    ...(article.trim().length >= 2 && { articles: [article.trim()] }),
    ...(to !== '' && { to }),
    ...(finding && { finding }),
    ...(remarks.length > 0 && { remarks: [...remarks] }),
  }
  if (about === 'parcel') return { about, ...more }
  if (what === null) return null
  return about === 'piece' ? { about, piece: what, ...more } : { about, fact: what as Fact, ...more } // kept by thingsOf
}

/** The reason of the referential for what a consulted body asks. */
const BY_A_RESERVE = 'piece_reserve'

/**
 * What the bodies ask, each as an item to complete: on the piece it points at, or on a plan of the procedure where it
 * points at none, in the words and with the articles it was asked with.
 */
export function draftsOfReserves(
  { avis, definition }: Pick<CourseAnswer, 'avis' | 'definition'>,
  read: (words: Reserve['texts'][number]) => string,
): readonly Drafted[] {
  const plan = definition?.pieces.find(({ content }) => content === 'plan')?.code ?? null
  return avis.reserves
    .filter(({ state }) => state !== 'lifted')
    .flatMap(({ texts, articles, documents, findings }) =>
      gathered(texts.map((words) => ({ text: read(words), from: null }))).map(({ text }) => ({
        ...newPiece(documents.find(({ piece }) => piece !== null)?.piece ?? plan),
        ...{ reasonCode: BY_A_RESERVE, text },
        ...{ article: articles.join(' ; ').slice(0, 200), finding: findings[0] ?? null },
      })),
    )
}

const newPiece = (what: string | null): Pick<Drafted, 'key' | 'about' | 'what' | 'to' | 'remarks'> => ({
  ...{ key: crypto.randomUUID(), about: 'piece', what, to: '', remarks: [] },
})
