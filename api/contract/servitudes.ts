import { z } from 'zod'
import { LAND_USES, SERVITUDE_EFFECTS, SERVITUDE_KINDS } from '../../spatial/conformity/types.ts'
import { personName } from './people.ts'
import { communeName, day, legalSrid, multiPolygon, place } from './shapes.ts'

/** A footprint wider than this from its generator is no servitude of any law: an aerodrome's widest surface is 15 km. */
export const WIDEST_BUFFER_M = 20_000
const MOST_HEIGHT_M = 500

const position = z.array(z.number()).length(2)
const ring = z.array(position).min(4).max(8000)

/** In legal metres. What a footprint is derived from: a pylon, an axis, a monument's ground. */
const generator = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2).max(8000) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(100) }),
])
export type Generator = z.infer<typeof generator>

const footprint = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(100) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1).max(100) }),
])

/** Derived by a buffer, whose figure and source are said; or drawn as the act draws it. */
const ground = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('buffer'),
    srid: legalSrid,
    generator,
    bufferM: z.number(),
    bufferSource: z.string().trim().min(3).max(300),
  }),
  z.object({ by: z.literal('footprint'), srid: legalSrid, footprint }),
])
export type ServitudeGround = z.infer<typeof ground>

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null)

const said = {
  kind: z.enum(SERVITUDE_KINDS),
  effect: z.enum(SERVITUDE_EFFECTS),
  nameFr: z.string().trim().min(2).max(200),
  nameAr: z.string().trim().min(2).max(200),
  /** As it is cited; null while the source gives none. */
  act: optional(300),
  manager: optional(200),
  /** Whose avis is required. */
  body: optional(200),
  heightLimitM: z.number().positive().max(MOST_HEIGHT_M).nullable(),
  forbiddenUses: z.array(z.enum(LAND_USES)).max(LAND_USES.length),
  source: z.string().trim().min(3).max(200),
  dataDate: day.nullable(),
  inForceFrom: day.nullable(),
  inForceTo: day.nullable(),
  toleranceM: z.number().min(0).max(50),
}
const reason = z.string().trim().min(3).max(500)
const core = z.object(said)
export type ServitudeSaid = z.infer<typeof core>

export const SERVITUDE_FAULTS = ['heightLimitM', 'body', 'forbiddenUses', 'inForceTo'] as const
export type ServitudeFault = (typeof SERVITUDE_FAULTS)[number]

/** What an effect needs and does not have, or has and does not need; null when it holds together. */
export function servitudeFault(given: ServitudeSaid): ServitudeFault | null {
  if ((given.effect === 'limits_height') !== (given.heightLimitM !== null)) return 'heightLimitM'
  if (given.effect === 'requires_avis' && given.body === null) return 'body'
  if ((given.effect === 'limits_use') !== given.forbiddenUses.length > 0) return 'forbiddenUses'
  const { inForceFrom, inForceTo } = given
  return inForceFrom !== null && inForceTo !== null && inForceTo < inForceFrom ? 'inForceTo' : null
}

export const createServitudeBody = core.extend({ ground, reason })
/**
 * `ground` null keeps what it lies on. `since` is the first day of the new state, today when it is not said: before it, checks read
 * the former one. Null corrects the state that is there.
 */
export const changeServitudeBody = core.extend({
  ground: ground.nullable(),
  since: day.nullable().optional(),
  reason,
  revision: z.int().min(0),
})
export const retireServitudeBody = z.object({ revision: z.int().min(0), lastDay: day, reason })
export type CreateServitude = z.infer<typeof createServitudeBody>
export type ChangeServitude = z.infer<typeof changeServitudeBody>
export type RetireServitude = z.infer<typeof retireServitudeBody>

export const STANDINGS = ['in_force', 'to_come', 'ended', 'all'] as const
export const servitudesQuery = z.object({
  /** west,south,east,north, degrees. */
  bbox: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.number()).length(4))
    .optional(),
  q: z.string().trim().max(100).optional(),
  effect: z.enum(SERVITUDE_EFFECTS).optional(),
  kind: z.enum(SERVITUDE_KINDS).optional(),
  standing: z.enum(STANDINGS).default('in_force'),
  cursor: z.uuid().optional(),
})
export type ServitudesAsked = z.infer<typeof servitudesQuery>

const line = core.extend({
  id: z.uuid(),
  areaM2: z.number(),
  /** west, south, east, north, degrees. */
  bbox: z.array(z.number()).length(4),
  bufferM: z.number().nullable(),
  bufferSource: z.string().nullable(),
})
export type ServitudeLine = z.infer<typeof line>
export const servitudesAnswer = z.object({ servitudes: z.array(line), next: z.uuid().nullable() })

export const REVISIONS_OF_SERVITUDE = ['found', 'created', 'changed', 'retired'] as const
const revision = z.object({
  number: z.int(),
  kind: z.enum(REVISIONS_OF_SERVITUDE),
  at: z.iso.datetime(),
  /** Null to whoever may not edit it, and for what no person did. */
  by: personName.nullable(),
  reason: z.string().nullable(),
  /** Names of what this one changed of the one before. */
  changed: z.array(z.string()),
  /** The days this state holds; null where nothing bounds them, and for one that was corrected on the spot. */
  since: day.nullable(),
  until: day.nullable(),
  /** Where the one after it moved: its own ground, degrees, thinned to a metre for the map. */
  footprint: multiPolygon.nullable(),
})

const spill = communeName.extend({
  areaM2: z.number(),
  /** The commune's outline is not an official one: the area is no better. */
  approximate: z.boolean(),
  /** The agency of the commune; null where none is known. */
  agency: z.object({ nameFr: z.string(), nameAr: z.string() }).nullable(),
})
export type ServitudeSpill = z.infer<typeof spill>

export const servitudeAnswer = line.extend({
  revision: z.int(),
  /** Since when it is in this state; null since it began. */
  stateFrom: day.nullable(),
  mayEdit: z.boolean(),
  /** The day in Morocco: what a change or an end of it holds from, unless another is said. */
  today: day,
  /** Degrees, thinned to a metre for the map; the legal plane decides. */
  footprint: multiPolygon,
  generator: place.nullable(),
  legal: z.object({ srid: legalSrid, generator: place.nullable() }),
  /** Communes of other agencies, or of none, that it reaches over to, the largest part first. */
  spills: z.array(spill),
  /** Points of the footprint, and of how many pieces searches use. */
  points: z.int(),
  pieces: z.int(),
  revisions: z.array(revision),
})
export type ServitudeAnswer = z.infer<typeof servitudeAnswer>
