import { z } from 'zod'
import { rule } from '../procedures/definition.ts'
import { bilingual, day } from '../shapes.ts'

/** What a phrase may be said for: a reserve, a reason against, or both. */
export const PHRASE_USES = ['reserve', 'reason', 'either'] as const
export type PhraseUse = (typeof PHRASE_USES)[number]

/** Those a body may say of a procedure on a day: the library's for its kind, and its own for whoever acts for it. */
export const phrasesQuery = z.object({ bodyId: z.uuid(), procedure: z.string().max(41), on: day.optional() })

export const phrase = z.object({
  id: z.uuid(),
  code: z.string(),
  /** The body's own, which it may end. */
  own: z.boolean(),
  use: z.enum(PHRASE_USES),
  sentence: bilingual,
  article: z.string().nullable(),
  /** Where the article was read, and how sure that is. */
  rule,
})
export type Phrase = z.infer<typeof phrase>
export const phrases = z.object({ on: z.string(), phrases: z.array(phrase), mayKeep: z.boolean() })

const sentence = z.string().trim().min(3).max(2000)

/** A phrase of a body's own; in one language alone it is read as it is in the other. */
export const keepPhraseBody = z
  .object({
    fr: sentence.optional(),
    ar: sentence.optional(),
    use: z.enum(PHRASE_USES),
    article: z.string().trim().min(2).max(200).optional(),
  })
  .refine(({ fr, ar }) => fr !== undefined || ar !== undefined, { path: ['fr'], message: 'in one language at least' })
export type PhraseKept = z.infer<typeof keepPhraseBody>
