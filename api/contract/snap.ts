import { z } from 'zod'
import { legalSrid } from './shapes.ts'

const NUMBER = String.raw`-?\d+(?:\.\d+)?`

/** "west,south,east,north" in degrees. */
const bbox = z
  .string()
  .regex(new RegExp(`^${NUMBER}(?:,${NUMBER}){3}$`))
  .transform((text) => {
    const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number)
    return [west, south, east, north] as const
  })
  .refine(([west, south, east, north]) => west < east && south < north && west >= -180 && east <= 180, {
    message: 'west < east and south < north, in degrees',
  })

export const SNAP_LAYERS = ['parcels', 'zones', 'streets'] as const

export const snapQuery = z.object({ bbox, srid: z.coerce.number().pipe(legalSrid) })

const line = z.object({
  type: z.literal('MultiLineString'),
  coordinates: z.array(z.array(z.array(z.number()).min(2))),
})

/** True lines near a place, nearest to the middle of the box first: what an outline being drawn may hold to. */
export const snapAnswer = z.object({
  srid: legalSrid,
  /** false: there were more than could be sent; those sent are the nearest to the middle. */
  complete: z.boolean(),
  lines: z.array(
    z.object({
      layer: z.enum(SNAP_LAYERS),
      id: z.string(),
      /** Title number, zone code or street name; null when it has none. */
      label: z.string().nullable(),
      /** lon/lat */
      geometry: line,
      /** metres of `srid`, as stored */
      legal: line,
    }),
  ),
})

export type SnapQuery = z.infer<typeof snapQuery>
export type SnapAnswer = z.infer<typeof snapAnswer>
export type SnapLayer = (typeof SNAP_LAYERS)[number]
