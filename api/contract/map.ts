import { z } from 'zod'
import { day } from './shapes.ts'

/** A background that an installation offers beside the quiet one: any XYZ, WMTS or WMS service in EPSG:3857. */
export const background = z.object({
  id: z.string().min(1),
  nameFr: z.string().min(1),
  nameAr: z.string().min(1),
  kind: z.enum(['xyz', 'wmts', 'wms']),
  /** XYZ: with {x} {y} {z} or {-y}. WMTS: the KVP address, or a REST one with {TileMatrix}. WMS: the service. */
  url: z.url(),
  /** WMTS: the layer. WMS: one or several, separated by commas. */
  layer: z.string().optional(),
  /** The usual Google grid, whatever the service calls it. */
  matrixSet: z.string().optional(),
  /** Written before the zoom in WMTS matrix names: "EPSG:900913:" gives "EPSG:900913:12". */
  matrixPrefix: z.string().optional(),
  format: z.string().optional(),
  maxZoom: z.number().int().min(0).max(24).optional(),
  /** Who must be credited on the map, as they ask for it. */
  attribution: z.string().default(''),
})

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

/** A dated layer as it stood on a day. */
export const onQuery = z.object({ on: day })

export type Background = z.infer<typeof background>
export type TileLayerName = (typeof TILE_LAYERS)[number]
export type TileJson = z.infer<typeof tileJson>
