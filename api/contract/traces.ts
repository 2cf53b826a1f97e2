import { z } from 'zod'
import type { ProcedureDefinition } from './procedures/definition.ts'
import { areal, day, legalSrid, lineString, point } from './shapes.ts'

/** What is drawn where a procedure wants no parcel: on the public domain, or premises. */
export const TRACE_KINDS = ['area', 'line', 'point', 'premises'] as const
export type TraceKind = (typeof TRACE_KINDS)[number]

/** Limits of what is typed, in metres; no law fixes them: beyond, a line is a surface, and is drawn as one. */
export const WIDTH_M = { least: 0.1, most: 50 } as const

/** Somebody drew it by hand, or took it from a plan of works. */
const MOST_POSITIONS = 2000
const few = ({ coordinates }: { readonly coordinates: readonly unknown[] }) =>
  coordinates.flat(2).length <= MOST_POSITIONS

/** Lon/lat (RFC 7946). What the kind asks for and nothing else: a line its width, premises their activity. */
const drawn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('area'), geometry: areal.refine(few, 'too many positions') }),
  z.object({
    kind: z.literal('line'),
    geometry: lineString.refine(few, 'too many positions'),
    widthM: z.number(),
  }),
  z.object({ kind: z.literal('point'), geometry: point }),
  z.object({
    kind: z.literal('premises'),
    geometry: point,
    /** A class of NACE rév. 2. */
    activity: z.string().regex(/^\d{2}\.\d{2}$/),
    address: z.string().trim().min(1).max(200).optional(),
  }),
])

/** Dates that are given become the project's own; left out, those it has stay. */
const dated = z.object({ version: z.int().positive(), beginsOn: day.optional(), endsOn: day.optional() })

export const drawSiteBody = drawn.and(dated)
export type DrawSite = z.infer<typeof drawSiteBody>

const activityNamed = z.object({
  code: z.string(),
  nameFr: z.string(),
  /** The nomenclature has no Arabic edition: the everyday name, else the division's. */
  nameAr: z.string(),
})

/** A trace in figures: metres and square metres of the legal plane. */
export const traceFacts = z.object({
  kind: z.enum(TRACE_KINDS),
  lengthM: z.number().nullable(),
  widthM: z.number().nullable(),
  /** Of the ground it takes, for a line its corridor; null for a point. */
  areaM2: z.number().nullable(),
  beginsOn: day.nullable(),
  endsOn: day.nullable(),
  activity: activityNamed.nullable(),
  address: z.string().nullable(),
})
export type TraceFacts = z.infer<typeof traceFacts>

const shape = z.discriminatedUnion('type', [...areal.options, lineString, point])

/** With what was drawn: a line without its width. */
export const trace = traceFacts.extend({
  geometry: shape,
  legal: z.object({ srid: legalSrid, geometry: shape }),
})
export type TraceAnswer = z.infer<typeof trace>

/** A ground before and after it was drawn anew: metres and square metres of the legal plane. */
export const groundDrawn = traceFacts.omit({ kind: true, beginsOn: true, endsOn: true }).extend({
  kind: z.enum(['outline', ...TRACE_KINDS]),
  geometry: shape,
  legal: z.object({ srid: legalSrid, geometry: shape }),
})
export type GroundDrawn = z.infer<typeof groundDrawn>

/** What a dossier stands on: the outline of a report, or what was drawn. */
export type SiteKind = 'outline' | TraceKind

/** Whether a procedure is served by the ground a dossier has. An outline is an area, and premises are somewhere in one. */
export function siteServes(wanted: ProcedureDefinition['geometry'], site: SiteKind | null): boolean {
  if (wanted === 'none') return true
  if (site === 'outline') return wanted !== 'line' && wanted !== 'point'
  return wanted === site
}
