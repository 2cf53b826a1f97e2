import { z } from 'zod'
import { HOLDERS, STEPS } from '../procedures/steps.ts'
import { communeName, day, legalSrid, polygon } from '../shapes.ts'

/** Past its last day, or with a last day that is near. */
export const HEAT_KINDS = ['late', 'soon'] as const
export type HeatKind = (typeof HEAT_KINDS)[number]

/** Working days within which a last day is near, that day included. */
export const SOON_DAYS = [3, 5, 10] as const
export type SoonDays = (typeof SOON_DAYS)[number]

/** What the public is shown is soon late. */
export const PUBLIC_SOON: SoonDays = 5

/**
 * The edges of the hexagons, in metres of the legal plane, and the zooms from which each is shown. PostGIS tiles a plane in
 * one way only for an edge, from where its coordinates are (0, 0): a hexagon never moves, whatever is looked at.
 */
export const LADDER = [
  { edgeM: 400, fromZoom: 13 },
  { edgeM: 1_000, fromZoom: 11.5 },
  { edgeM: 3_000, fromZoom: 10 },
  { edgeM: 8_000, fromZoom: 8.5 },
  { edgeM: 20_000, fromZoom: 7 },
  { edgeM: 50_000, fromZoom: 0 },
] as const

/** The finest the public is shown, as counted by `sizeAt`. */
export const PUBLIC_FINEST = 3

/** The step of the ladder at a zoom, 1 for the finest: the index of a PostgreSQL array. */
export const sizeAt = (zoom: number): number => LADDER.findIndex(({ fromZoom }) => zoom >= fromZoom) + 1

export type Box = readonly [west: number, south: number, east: number, north: number]

/** Degrees within which a box is asked about. */
export const AROUND: Box = [-25, 15, 3, 40]

/** More than any screen shows: the finest hexagons of the whole country are for nobody. */
const MOST_PX = 8192
const TILE_PX = 256

/** West, south, east, north of `w,s,e,n`. */
export function boxOf(text: string): Box | null {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = text.split(',').map(Number)
  const within = west >= AROUND[0] && south >= AROUND[1] && east <= AROUND[2] && north <= AROUND[3]
  return within && west < east && south < north ? [west, south, east, north] : null
}

const asked = z.object({
  what: z.enum(HEAT_KINDS).default('late'),
  within: z.coerce.number().pipe(z.literal(SOON_DAYS)).default(PUBLIC_SOON),
})

export const heatQuery = asked
  .extend({
    /** West, south, east, north in degrees. */
    bbox: z
      .string()
      .max(120)
      .refine((text) => boxOf(text) !== null, 'four degrees around Morocco: west,south,east,north'),
    /** Display zoom, as tiles of 256 pixels count it. */
    zoom: z.coerce.number().min(0).max(24),
    /** One's own territory for whoever reads one, unless what the public is shown is asked for. */
    view: z.enum(['territory', 'public']).optional(),
  })
  .refine(
    ({ bbox, zoom }) => {
      const [west, , east] = boxOf(bbox) ?? [0, 0, 0, 0]
      return ((east - west) / 360) * TILE_PX * 2 ** zoom <= MOST_PX
    },
    { error: 'too large a box at this zoom', path: ['bbox'] },
  )

/** Null where the public is not told. */
const told = z.int().nullable()
const counts = z.object({ late: told, soon: told, open: told })

export const heatHexagon = z.object({
  type: z.literal('Feature'),
  /** Zone, edge, column and row: the same place for ever. */
  id: z.string(),
  geometry: polygon,
  properties: z.object({
    /** Its middle, in metres of the only zone it belongs to; its sides are `edgeM` long, two of them run east and west. */
    legal: z.object({ srid: legalSrid, coordinates: z.array(z.number()).length(2) }),
    edgeM: z.int(),
    /** Of what was asked about. */
    dossiers: z.int(),
    counts,
    /** Who has in hand what was asked about, the ones with the most first; nothing for the public. */
    holders: z.array(z.object({ holder: z.enum(HOLDERS), dossiers: z.int() })),
    /** Where it lies, the most dossiers first; for the public, the commune in the middle of what was counted together. */
    communes: z.array(communeName.extend({ dossiers: told })),
  }),
})
export type HeatHexagon = z.infer<typeof heatHexagon>

export const heat = z.object({
  type: z.literal('FeatureCollection'),
  view: z.enum(['territory', 'public']),
  what: z.enum(HEAT_KINDS),
  within: z.literal(SOON_DAYS),
  today: day,
  /** The last day of what is soon late. */
  until: day,
  /** When the public's picture of the day was taken; null for what is so now. */
  madeAt: z.iso.datetime().nullable(),
  /** Dossiers of a hexagon at least; null where each is shown. */
  least: z.int().nullable(),
  /** The ones with the most of what was asked about first. */
  features: z.array(heatHexagon),
  /** Of the hexagons that reach into the box, each whole. */
  totals: counts,
  /** On no map: without a site. Of the whole territory, whatever is looked at. */
  noSite: counts,
  /** In no hexagon because too few are there, in the whole country; null when there are some and too few to say how many. */
  withheld: told,
})
export type Heat = z.infer<typeof heat>

export const HEXAGON_ID = /^(26191|26192|26194|26195)\/(\d{3,5})\/(-?\d{1,5})\/(-?\d{1,5})$/

export const heatDossiersQuery = asked.extend({
  hexagon: z
    .string()
    .regex(HEXAGON_ID)
    .refine((id) => LADDER.some(({ edgeM }) => edgeM === Number(id.split('/')[1])), 'no hexagon of the ladder'),
  /** The last day and the id of the last dossier of the page before, as `next` gave them. */
  cursor: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const heatDossier = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  title: z.string(),
  commune: communeName,
  step: z.enum(STEPS),
  holder: z.enum(HOLDERS),
  due: day,
  /** A place on its site, lon/lat. */
  at: z.array(z.number()).length(2),
})
export type HeatDossier = z.infer<typeof heatDossier>

export const heatDossiers = z.object({
  /** The hexagon itself. */
  geometry: polygon,
  dossiers: z.array(heatDossier),
  next: z.string().nullable(),
})
