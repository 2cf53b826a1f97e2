import { z } from 'zod'
import { PARAMETERS, SERVITUDE_EFFECTS } from '../../spatial/conformity/types.ts'
import { BOUNDS, EFFECTS, SIDE_KINDS } from '../../spatial/envelope/types.ts'
import { areal, bilingual, day, legalGeometry, legalSrid, multiPolygon } from './shapes.ts'

const MOST_M = 100_000

/** Figures of the caller's own, over those of every zone (null: not published), and sides corrected by hand. */
const rules = z.strictObject({
  figures: z.partialRecord(z.enum(PARAMETERS), z.number().nonnegative().max(MOST_M).nullable()).optional(),
  sides: z
    .array(z.strictObject({ edge: z.number().int().nonnegative(), kind: z.enum(SIDE_KINDS) }))
    .max(5_000)
    .optional(),
})

const common = { on: day.optional(), rules: rules.optional() }

/** Exactly one of `legal` (metres) or `geometry` (lon/lat). */
export const envelopeBody = z.union([
  z.strictObject({ legal: z.object({ srid: legalSrid, geometry: areal }), ...common }),
  z.strictObject({ geometry: areal, ...common }),
])

const ring = z.array(z.tuple([z.number(), z.number()]))
const polygons = z.array(z.array(ring))

const because = z.object({
  rule: z.string(),
  article: z.string().nullable(),
  effect: z.enum(EFFECTS),
  parameter: z.enum(PARAMETERS).nullable(),
  /** `zone:…`, `servitude:…`; null for the parcel as a whole. */
  subject: z.string().nullable(),
  value: z.number().nullable(),
  unit: z.enum(['m', 'm2', 'ratio', 'levels', 'places']).nullable(),
  removedM2: z.number().nullable(),
  /** The ceiling that this entry sets, when it is the one. */
  sets: z.enum(BOUNDS).nullable(),
  says: bilingual,
})

const side = z.object({
  edge: z.number(),
  kind: z.enum(SIDE_KINDS),
  line: ring,
  lengthM: z.number(),
  streetName: z.string().nullable(),
  streetWidthM: z.number().nullable(),
})

const figure = z.object({
  value: z.number().nullable(),
  article: z.string().nullable(),
  printedLabel: z.string().nullable(),
})

const zone = z.object({
  zoneId: z.string(),
  nameFr: z.string(),
  nameAr: z.string(),
  polygons,
  figures: z.partialRecord(z.enum(PARAMETERS), figure).nullable(),
  buildable: z.boolean().nullable(),
  source: z.enum(['plan', 'rural', 'given']),
})

const servitude = z.object({
  servitudeId: z.string(),
  nameFr: z.string(),
  nameAr: z.string(),
  act: z.string().nullable(),
  effect: z.enum(SERVITUDE_EFFECTS),
  heightLimitM: z.number().nullable(),
  polygons,
})

/** What the envelope was computed from, metres of `legal.srid`: whoever corrects a side computes it again from this. */
const from = z.object({
  srid: legalSrid,
  parcel: polygons,
  ground: polygons,
  areaM2: z.number(),
  widthM: z.number(),
  /** How far the outline itself may be off. */
  positionM: z.number(),
  sides: z.array(side),
  sidesKnown: z.boolean(),
  zones: z.array(zone),
  /** No plan that binds is loaded here and nothing says that there is none; null where one binds or there is known to be none. */
  noPlan: z.enum(['rural', 'other']).nullable(),
  servitudes: z.array(servitude),
  servitudesCovered: z.enum(['whole', 'partial', 'none']),
})

export const envelopeAnswer = z.object({
  /** lon/lat; null when nothing published says where one may build, without parts when nothing is left. */
  envelope: multiPolygon.nullable(),
  legal: legalGeometry.nullable(),
  areaM2: z.number().nullable(),
  /** lon/lat: the part of the envelope in a zone whose règlement is not published, a ceiling that nobody guarantees. */
  unsure: multiPolygon.nullable(),
  footprintMaxM2: z.number().nullable(),
  floorAreaMaxM2: z.number().nullable(),
  heightMaxM: z.number().nullable(),
  because: z.array(because),
  on: z.string(),
  from,
})

export type EnvelopeBody = z.infer<typeof envelopeBody>
export type EnvelopeAnswer = z.infer<typeof envelopeAnswer>
