import { z } from 'zod'
import { bilingual, communeName, legalGeometry, legalSrid, multiPolygon } from './shapes.ts'

const borne = z.object({ name: z.string().max(40).optional(), x: z.number(), y: z.number() })

/** JSON bodies of POST /api/parcels/read; a file comes as multipart `file` (and optional `srid`). */
export const readBody = z.union([
  z.object({ bornes: z.array(borne).min(1).max(5000), srid: z.number().int().optional() }),
  z.object({ table: z.string().max(500_000), srid: z.number().int().optional() }),
  z.object({ geometry: z.object({ type: z.string() }).loose(), srid: z.number().int().optional() }),
])

const finding = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  at: z.array(z.number()).optional(),
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  sentence: bilingual,
})

export const readParcel = z.object({
  /** Identifies the filing: its bytes and its coordinates as filed can be fetched again. */
  id: z.string(),
  label: z.string(),
  geometry: multiPolygon,
  legal: legalGeometry,
  areaM2: z.number(),
  perimeterM: z.number(),
  commune: communeName.extend({ outline: z.enum(['approximate', 'imported']) }).nullable(),
  findings: z.array(finding),
  attributes: z.record(z.string(), z.string()),
})

export const parcelsRead = z.object({
  source: z.object({
    format: z.enum(['shapefile', 'geojson', 'kml', 'kmz', 'gpx', 'dxf', 'csv', 'bornes']),
    sha256: z.string(),
    crs: z.object({
      srid: z.union([legalSrid, z.literal(4326)]),
      how: z.enum(['declared', 'prj', 'proposed', 'geographic']),
      /** Other zones the same coordinates fit, each with the commune it would fall in: to be confirmed by the person. */
      candidates: z.array(z.object({ srid: legalSrid, commune: communeName.nullable() })),
      transformation: z.string(),
    }),
  }),
  parcels: z.array(readParcel),
  /** Shapes of the file that are no parcels, such as points or open lines. */
  skipped: z.array(z.object({ label: z.string(), code: z.string(), sentence: bilingual })),
  refused: z.array(
    z.object({ label: z.string(), code: z.string(), detail: bilingual, at: z.array(z.number()).optional() }),
  ),
})

/** A parcel exactly as it was filed; the file itself is at `file.href`. */
export const filedParcel = z.object({
  id: z.string(),
  label: z.string(),
  /** System of the coordinates below: metres of a legal zone, or 4326 for longitude and latitude. */
  srid: z.union([legalSrid, z.literal(4326)]),
  how: z.enum(['declared', 'prj', 'proposed', 'geographic']),
  transformation: z.string(),
  geometry: multiPolygon,
  file: z.object({
    sha256: z.string(),
    format: z.string(),
    name: z.string().nullable(),
    size: z.number(),
    receivedAt: z.string(),
    href: z.string(),
  }),
})

/** A parcel of the cadastre, by id or by title number. */
export const cadastreParcel = z.object({
  id: z.string(),
  title: z.object({ kind: z.enum(['title', 'requisition', 'unregistered']), number: z.string().nullable() }),
  commune: communeName.nullable(),
  geometry: multiPolygon,
  legal: legalGeometry,
  areaM2: z.number(),
  perimeterM: z.number(),
  source: z.string(),
  dataDate: z.string().nullable(),
})

export type ParcelsReadAnswer = z.infer<typeof parcelsRead>
export type ReadParcelAnswer = z.infer<typeof readParcel>
export type FiledParcelAnswer = z.infer<typeof filedParcel>
export type CadastreParcelAnswer = z.infer<typeof cadastreParcel>
