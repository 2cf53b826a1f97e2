import { z } from 'zod'
import { rule } from '../procedures/definition.ts'
import { bilingual } from '../shapes.ts'

/** A finding of a conformity report, by what judged it and what was judged. */
export const findingNamed = z.object({ rule: z.string().max(60), subject: z.string().max(200).nullable() })

export const MOST_AVIS_ITEMS = 60
const text = z.string().trim().min(3).max(8000)
const article = z.string().trim().min(2).max(200)

/**
 * One reserve or reason: a phrase of the library as it is, the same in other words, or one's own words alone; pointing,
 * where that helps, at a document or at a finding of the report, never at both.
 */
export const avisItemWanted = z
  .object({
    phraseId: z.uuid().optional(),
    text: text.optional(),
    /** As it will be read; the phrase's own when none is given. */
    article: article.optional(),
    documentId: z.uuid().optional(),
    finding: findingNamed.optional(),
  })
  .refine(({ phraseId, text }) => phraseId !== undefined || text !== undefined, {
    path: ['text'],
    message: 'a phrase of the library or words of one’s own',
  })
  .refine(({ documentId, finding }) => documentId === undefined || finding === undefined, {
    path: ['finding'],
    message: 'a document or a finding, not both',
  })
export type AvisItemWanted = z.infer<typeof avisItemWanted>

export const avisItem = z.object({
  nth: z.int(),
  /** Of the phrase it comes from; null for one's own words. */
  code: z.string().nullable(),
  /** As each language reads it: words of one's own are the same in both. */
  text: bilingual,
  /** The phrase in other words than the library's. */
  edited: z.boolean(),
  article: z.string().nullable(),
  /** How sure the phrase is of its article; null for one's own words. */
  rule: rule.nullable(),
  document: z.object({ id: z.uuid(), fileName: z.string(), piece: z.string().nullable(), version: z.int() }).nullable(),
  finding: findingNamed.nullable(),
  /** Raised in a later round though it could have been before (RGC13, article 27). */
  successive: z.boolean(),
})
export type AvisItem = z.infer<typeof avisItem>
