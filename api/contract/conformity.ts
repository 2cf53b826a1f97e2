import { z } from 'zod'
import { LAND_USES, RELATIONS, VERDICTS } from '../../spatial/conformity/types.ts'
import { areal, bilingual, communeName, day, legalGeometry, legalSrid, multiPolygon, place } from './shapes.ts'

const figure = z.number().nonnegative().finite()

export const project = z.object({
  use: z.enum(LAND_USES).optional(),
  footprintM2: figure.optional(),
  floorAreaM2: figure.optional(),
  levels: z.number().int().min(1).max(120).optional(),
  heightM: figure.max(1000).optional(),
  dwellings: z.number().int().nonnegative().optional(),
  parkingPlaces: z.number().int().nonnegative().optional(),
  /** Outline of the building, lon/lat; drawn or read from a plan. */
  footprint: areal.optional(),
})

const common = { on: day.optional(), project: project.optional() }

/** Exactly one of `legal` (metres) or `geometry` (lon/lat). */
export const checkBody = z.union([
  z.strictObject({ legal: z.object({ srid: legalSrid, geometry: areal }), ...common }),
  z.strictObject({ geometry: areal, ...common }),
])

export const check = z.object({
  rule: z.string(),
  /** What was judged: `zone:…`, `servitude:…`, `neighbour:…`, `plan:…`, with `/…` for one side; null for the whole. */
  subject: z.string().nullable().optional(),
  verdict: z.enum(VERDICTS),
  relation: z.enum(RELATIONS),
  article: z.string().nullable(),
  because: bilingual,
  /** The règlement's own words, in the languages it prints them in: a person judges by them. */
  quoted: z.object({ fr: z.string().nullable(), ar: z.string().nullable() }).optional(),
  measured: z.number().nullable(),
  limit: z.number().nullable(),
  unit: z.enum(['m', 'm2', 'ratio', 'levels', 'places']).nullable(),
  overlapM2: z.number().nullable(),
  overlapShare: z.number().nullable(),
  at: place.nullable(),
  evidence: z.object({ plan: z.string().nullable(), version: z.string().nullable(), dataDate: z.string().nullable() }),
})

export const report = z.object({
  id: z.string(),
  createdAt: z.string(),
  verdict: z.enum(VERDICTS),
  on: z.string(),
  tolerance: z.object({
    positionM: z.number(),
    because: z.enum(['geographic_source', 'legal_source']),
    sliverM: z.number(),
  }),
  parcel: z.object({
    geometry: multiPolygon,
    legal: legalGeometry,
    areaM2: z.number(),
    perimeterM: z.number(),
  }),
  commune: communeName.extend({ outline: z.enum(['approximate', 'imported']) }).nullable(),
  project: project.omit({ footprint: true }),
  checks: z.array(check),
  ruleVersions: z.record(z.string(), z.number()),
  seal: z.string(),
})

/** A report computed again from what is stored. */
export const verification = z.object({
  id: z.string(),
  seal: z.string(),
  sealIntact: z.boolean(),
  /** The rules that made it are those of today; one that came since had no part in it. */
  rulesUnchanged: z.boolean(),
  /** null when the rules have changed since the report was made. */
  checksReproduced: z.boolean().nullable(),
})

export type CheckBody = z.infer<typeof checkBody>
export type ReportAnswer = z.infer<typeof report>
export type CheckAnswer = z.infer<typeof check>
