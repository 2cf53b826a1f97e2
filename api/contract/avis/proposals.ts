import { z } from 'zod'
import { personName } from '../people.ts'
import { bilingual } from '../shapes.ts'
import { findingNamed } from './items.ts'

/** What the report proposes: a body to hear because of a servitude; confirmed, or set aside with a reason, by a person. */
export const proposal = z.object({
  finding: findingNamed.extend({ subject: z.string() }),
  /** The body as the source names it; null where it names none. */
  body: z.string().nullable(),
  /** The servitude, by its name. */
  nameFr: z.string(),
  nameAr: z.string(),
  article: z.string().nullable(),
  /** The evidence: what the report found there. */
  because: bilingual,
  settled: z
    .discriminatedUnion('how', [
      z.object({ how: z.literal('consulted'), bodyFr: z.string(), bodyAr: z.string() }),
      z.object({ how: z.literal('set_aside'), reason: z.string(), at: z.iso.datetime(), by: personName.nullable() }),
    ])
    .nullable(),
})
export type Proposal = z.infer<typeof proposal>

export const setAsideBody = z.object({
  finding: findingNamed.extend({ subject: z.string().max(200) }),
  reason: z.string().trim().min(3).max(1000),
})
