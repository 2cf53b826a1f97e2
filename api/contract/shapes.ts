import { z } from 'zod'
import { parseDay } from '../../spatial/day.ts'

/** A sentence in French and Arabic. */
export const bilingual = z.object({ fr: z.string(), ar: z.string() })

export const legalSrid = z.union([z.literal(26191), z.literal(26192), z.literal(26194), z.literal(26195)])

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => parseDay(text) !== null, 'not a day of the calendar')

const position = z.array(z.number()).min(2)
const ring = z.array(position)

/** GeoJSON polygons; coordinates beside `srid` are metres of that zone, elsewhere lon/lat (RFC 7946). */
export const multiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) })
export const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) })
export const lineString = z.object({ type: z.literal('LineString'), coordinates: z.array(position) })
export const point = z.object({ type: z.literal('Point'), coordinates: position })
export const areal = z.discriminatedUnion('type', [polygon, multiPolygon])

/** Any GeoJSON geometry, lon/lat: a place on the map. */
export const place = z.object({ type: z.string() }).loose()

export const legalGeometry = z.object({ srid: legalSrid, geometry: multiPolygon })

/** The ground of a dossier: what it covers, or a place without extent. */
export const ground = z.discriminatedUnion('type', [multiPolygon, point])
export const legalGround = z.object({ srid: legalSrid, geometry: ground })
export type Ground = z.infer<typeof ground>

export const communeName = z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string() })
