import { z } from 'zod'
import { PLAN_EVENT_KINDS } from '../../../spatial/conformity/planState.ts'
import { PLAN_STATES } from '../../../spatial/conformity/types.ts'
import { communeName, day, legalSrid, place } from '../shapes.ts'
import { PLAN_KINDS } from '../territorySheet.ts'

const standing = z.object({ state: z.enum(PLAN_STATES), since: day, act: z.string().nullable() })

export const planVersion = z.object({
  id: z.uuid(),
  label: z.string(),
  srid: legalSrid,
  dataDate: day.nullable(),
  source: z.string(),
  zones: z.int(),
  areaM2: z.number(),
  codesWithoutRegulation: z.int(),
  events: z.array(
    z.object({
      kind: z.enum(PLAN_EVENT_KINDS),
      /** The day it takes effect. */
      onDay: day,
      act: z.string().nullable(),
      /** The day of the act itself; null where it was not asked. */
      signedOn: day.nullable(),
    }),
  ),
  /** How it stands on the day asked; null before its first act. */
  standing: standing.nullable(),
})
export type PlanVersion = z.infer<typeof planVersion>

const names = { code: z.string(), kind: z.enum(PLAN_KINDS), nameFr: z.string(), nameAr: z.string() }

/** A plan in a list, with the version that binds on the day, else the latest. */
export const planLine = z.object({
  id: z.uuid(),
  ...names,
  agency: z.string().nullable(),
  /** The commune under the middle of its latest version; null where no outline is known. */
  commune: communeName.nullable(),
  versions: z.int(),
  label: z.string(),
  standing: standing.nullable(),
})
export type PlanLine = z.infer<typeof planLine>

export const plansQuery = z.object({
  /** Codes of regions, provinces or communes, separated by commas; all of the country without it. */
  units: z.string().max(2000).optional(),
  on: day.optional(),
})
export const plans = z.object({ on: day, plans: z.array(planLine) })

export const planSpan = z.object({
  from: day,
  to: day.nullable(),
  bindingId: z.uuid().nullable(),
  /** The president must defer (law 12-90, articles 21 and 22). */
  deferred: z.boolean(),
  states: z.array(standing.extend({ versionId: z.uuid() })),
})
export type PlanSpanAnswer = z.infer<typeof planSpan>

export const onDayQuery = z.object({ on: day.optional() })

export const plan = z.object({
  id: z.uuid(),
  ...names,
  agency: z.string().nullable(),
  /** The same in Arabic; null where the agency is not in the register of bodies. */
  agencyAr: z.string().nullable(),
  /** The communes under its latest version, the widest part first; empty where no outline is known. */
  communes: z.array(communeName),
  on: day,
  /** The youngest first. */
  versions: z.array(planVersion),
  timeline: z.array(planSpan),
  /** West, south, east, north, degrees. */
  box: z.array(z.number()).length(4),
})
export type Plan = z.infer<typeof plan>

export const compareQuery = z.object({ from: z.uuid(), to: z.uuid() })

export const areaChange = z.object({
  /** A code with its sector; null where the version has no zone. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  areaM2: z.number(),
  /** Separate places that are wider than the plan was drawn; the rest is how two drawings of one line differ. */
  places: z.int(),
  at: z.array(z.number()).length(2).nullable(),
  /** The largest of its places, in words: the map's twin. */
  spots: z.array(z.object({ areaM2: z.number(), at: z.array(z.number()).length(2) })),
  place: place.nullable(),
})
export type AreaChange = z.infer<typeof areaChange>

const ruleValue = z.union([z.number(), z.boolean(), z.string(), z.array(z.string()), z.null()])
/** `absent` where the version says nothing of it; a value that is null is a figure not published. */
const ruleSide = z.object({
  absent: z.boolean(),
  value: ruleValue,
  article: z.string().nullable(),
  /** As the règlement prints the figure. */
  label: z.string().nullable(),
})
export const ruleChange = z.object({
  zone: z.string(),
  sector: z.string(),
  /**
   * A figure of the règlement, or `buildable`, `uses_permitted`, `uses_forbidden`, `conditions_fr`, `conditions_ar`; of a zone that
   * both versions draw, `label_fr`, `label_ar`, `family`.
   */
  parameter: z.string(),
  from: ruleSide,
  to: ruleSide,
})
export type RuleChange = z.infer<typeof ruleChange>

const compared = planVersion.pick({ id: true, label: true }).extend({ areaM2: z.number() })
export const planComparison = z.object({
  plan: z.object({ id: z.uuid(), ...names }),
  from: compared,
  to: compared,
  unchangedM2: z.number(),
  /** How two drawings of one line differ, thinner than the plan was drawn. */
  thinM2: z.number(),
  areas: z.array(areaChange),
  rules: z.array(ruleChange),
})
export type PlanComparison = z.infer<typeof planComparison>
