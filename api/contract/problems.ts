import { z } from 'zod'
import { bilingual } from './shapes.ts'

/** RFC 9457 problem details; `detail` is given in both languages and `at` names the place, lon/lat when it is known. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: bilingual,
  field: z.string().optional(),
  at: z.array(z.number()).optional(),
  candidates: z.array(z.number()).optional(),
  /** Each place of what was sent that does not hold, when there may be many. */
  faults: z.array(z.object({ path: z.string(), sentence: bilingual })).optional(),
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  requestId: z.string().optional(),
})

export type ProblemAnswer = z.infer<typeof problem>
