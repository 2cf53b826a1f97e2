import { z } from 'zod'
import { day, legalSrid } from './shapes.ts'

export const communesQuery = z.object({
  q: z.string().max(120).optional(),
  province: z.string().max(12).optional(),
  region: z.string().max(4).optional(),
  cursor: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const commune = z.object({
  code: z.string(),
  nameFr: z.string(),
  nameAr: z.string(),
  kind: z.enum(['urban', 'rural', 'arrondissement']),
  population: z.number(),
  areaKm2: z.number().nullable(),
  province: z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string() }),
  region: z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string() }),
  /** Codes of what it lies in, widest first, itself last: the country, region, province, a city where it is one of its parts. */
  path: z.array(z.string()),
  legalSrid,
  /** Where a dossier is filed: the commune's own guichet (over 50,000 inhabitants, or an arrondissement), else the provincial committee. */
  filing: z.enum(['guichet', 'provincial_committee']),
  outline: z.enum(['approximate', 'imported']).nullable(),
  /** [west, south, east, north], degrees. */
  bbox: z.array(z.number()).length(4).nullable(),
})

export const communes = z.object({ communes: z.array(commune), nextCursor: z.string().nullable() })

/** One box for everything a visitor may type: a commune, a title number, a place, a pair of coordinates. */
export const searchQuery = z.object({ q: z.string().min(1).max(120) })
export const searchAnswer = z.object({
  results: z.array(
    z.object({
      kind: z.enum(['commune', 'parcel', 'place', 'coordinates']),
      id: z.string(),
      nameFr: z.string(),
      nameAr: z.string(),
      hintFr: z.string(),
      hintAr: z.string(),
      bbox: z.array(z.number()).length(4).nullable(),
      point: z.array(z.number()).length(2).nullable(),
    }),
  ),
})

export const divisionsQuery = z.object({ region: z.string().max(4).optional() })

const division = z.object({
  code: z.string(),
  nameFr: z.string(),
  nameAr: z.string(),
  /** [west, south, east, north], degrees. */
  bbox: z.array(z.number()).length(4).nullable(),
})
export const regions = z.object({ regions: z.array(division) })
export const provinces = z.object({
  provinces: z.array(division.extend({ region: z.string(), kind: z.enum(['province', 'prefecture']) })),
})

/** What a map of the whole country needs beside its tiles: every name once, where it lies and a point inside. */
const placed = division.extend({ at: z.array(z.number()).length(2).nullable() })
export const territories = z.object({
  regions: z.array(placed),
  provinces: z.array(placed.extend({ region: z.string() })),
  communes: z.array(
    placed.extend({
      province: z.string(),
      /** The day it ceased to be, merged into another: periods before it have its figures. */
      endedOn: day.nullable(),
      kind: commune.shape.kind,
      outline: commune.shape.outline,
      /** The city of an arrondissement. */
      city: z.string().nullable(),
    }),
  ),
})
export type Territories = z.infer<typeof territories>

export type CommuneAnswer = z.infer<typeof commune>
export type SearchAnswer = z.infer<typeof searchAnswer>
