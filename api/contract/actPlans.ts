import { z } from 'zod'
import { PDF_REFUSALS } from './acts.ts'

const share = z.number().min(0).max(1)

/** The middle of the stamp, as a share of the sheet from its left and its top, as it is looked at. */
const stampPlace = z.object({ x: share, y: share })
export type StampPlace = z.infer<typeof stampPlace>

/** Where nobody chose: high on the right, away from title blocks. */
export const USUAL_PLACE: StampPlace = { x: 0.82, y: 0.1 }

/** Why a plan bears no stamp: signed and closed, larger than what is stamped here, or what keeps it from being read. */
export const STAMP_REFUSALS = ['SIGNED', 'TOO_LARGE', ...PDF_REFUSALS] as const
export type StampRefusal = (typeof STAMP_REFUSALS)[number]

const MOST_PLACES = 1_000
export const stampPlacesBody = z.object({
  documentId: z.uuid(),
  places: z
    .array(stampPlace.extend({ page: z.int().positive() }))
    .min(1)
    .max(MOST_PLACES),
})
export type PlacesWanted = z.infer<typeof stampPlacesBody>

export const planToStamp = z.object({
  documentId: z.uuid(),
  fileName: z.string(),
  /** Null while nobody counted them. */
  pages: z.int().nullable(),
  places: z.array(stampPlace.extend({ page: z.int() })),
  /** The stamped file of this act; null before. */
  stamped: z.object({ pages: z.int(), sha256: z.string() }).nullable(),
  refusal: z.enum(STAMP_REFUSALS).nullable(),
})
export type PlanToStamp = z.infer<typeof planToStamp>

/** The plans of a dossier that an act makes unchangeable. */
export const actPlans = z.object({
  plans: z.array(planToStamp),
  /** The asker may choose places now. */
  mayPlace: z.boolean(),
  /** The asker signed the act, and plans of it bear no stamp yet. */
  mayStamp: z.boolean(),
})
export type ActPlans = z.infer<typeof actPlans>
