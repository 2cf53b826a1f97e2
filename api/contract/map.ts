import { z } from 'zod'
import { bilingual } from './shapes.ts'

const common = {
  id: z.string(),
  name: bilingual,
  /** Who must be credited on the map, as they ask for it. */
  attribution: z.string(),
  maxZoom: z.number().int().min(0).max(24).optional(),
}

/** A background that an installation adds beside the quiet one: any XYZ, WMTS or WMS service in EPSG:3857. */
export const background = z.discriminatedUnion('type', [
  /** `url` has {x} {y} {z} (or {-y}). */
  z.object({ ...common, type: z.literal('xyz'), url: z.string() }),
  /** `matrixSet` must be the usual Google one, whatever the service calls it; `url` KVP, or REST with its {TileMatrix} words. */
  z.object({
    ...common,
    type: z.literal('wmts'),
    url: z.string(),
    layer: z.string(),
    matrixSet: z.string(),
    style: z.string().default('default'),
    format: z.string().default('image/png'),
    encoding: z.enum(['KVP', 'REST']).default('KVP'),
    /** Written before the zoom in the matrix identifiers: "EPSG:3857:" gives "EPSG:3857:12". */
    matrixPrefix: z.string().default(''),
  }),
  z.object({
    ...common,
    type: z.literal('wms'),
    url: z.string(),
    layers: z.string(),
    format: z.string().default('image/png'),
    version: z.enum(['1.1.1', '1.3.0']).default('1.3.0'),
  }),
])

export const backgrounds = z.array(background)

export const TILE_LAYERS = ['communes', 'provinces', 'regions', 'parcels', 'zones', 'servitudes', 'streets'] as const

/** TileJSON 3.0, what the map needs of it; addresses carry the version of the data. */
export const tileJson = z
  .object({
    tiles: z.array(z.string()).min(1),
    minzoom: z.number().int().default(0),
    maxzoom: z.number().int().default(22),
    bounds: z.array(z.number()).length(4).optional(),
  })
  .loose()

export type BackgroundConfig = z.infer<typeof background>
export type TileLayerName = (typeof TILE_LAYERS)[number]
export type TileJson = z.infer<typeof tileJson>
