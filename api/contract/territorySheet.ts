import { z } from 'zod'
import { PLAN_STATES } from '../../spatial/conformity/types.ts'
import { bodyKind, territoryCode } from './bodies.ts'
import { bilingual, day, multiPolygon } from './shapes.ts'

export const PLAN_KINDS = [
  'pa',
  'plan_zonage',
  'pdar',
  'sectoral',
  'safeguard',
  'restructuring',
  'subdivision',
  'other',
] as const

/** A plan as far as it lies in the commune. Geometry is simplified to some ten metres: it shows, it does not decide. */
export const planThere = z.object({
  code: z.string(),
  kind: z.enum(PLAN_KINDS),
  nameFr: z.string(),
  nameAr: z.string(),
  version: z.string(),
  /** Null before its first act. */
  state: z.enum(PLAN_STATES).nullable(),
  since: day.nullable(),
  act: z.string().nullable(),
  dataDate: day.nullable(),
  /** Its part of the commune's outline, 0 to 1. */
  share: z.number(),
  geometry: multiPolygon,
})
export type PlanThere = z.infer<typeof planThere>

/** Whoever is in charge there today, of the very commune or of what contains it; since when and by which act. */
export const bodyThere = z.object({
  id: z.uuid(),
  kind: bodyKind,
  nameFr: z.string(),
  nameAr: z.string(),
  demonstration: z.boolean(),
  charge: z.object({ territory: territoryCode, since: day, until: day.nullable(), act: z.string().nullable() }),
})
export type BodyThere = z.infer<typeof bodyThere>

/** What is known of a commune beside its figures. */
export const territorySheet = z.object({
  code: z.string(),
  /** Simplified to some ten metres; null where no outline is known. */
  outline: multiPolygon.nullable(),
  /** Those that bind there, then those that are not decided yet; what is replaced or lapsed is left out. */
  plans: z.array(planThere),
  /**
   * The part of the outline under a plan that binds: in force, past its declaration of public utility, which the règlement
   * outlives (law 12-90, article 28), or an opposable draft (article 27). Null without an outline. Where no plan is known
   * there may be one.
   */
  covered: z.number().nullable(),
  bodies: z.array(bodyThere),
  /** Created, merged, renamed, moved to another province: each on its day, what is announced too. */
  history: z.array(z.object({ day, told: bilingual })),
  /** The first dossier filed here, and the first act signed electronically; what was brought from paper aside. */
  live: z.object({ filed: day.nullable(), signed: day.nullable() }),
})
export type TerritorySheet = z.infer<typeof territorySheet>
