import type { TileLayer } from './layers.ts'

/** Morocco and some kilometres: west, south, east, north, degrees. */
const BOUNDS = [-17.3, 20.7, -0.9, 36.1]

/** TileJSON 3.0 of a layer; its tiles' address carries the version of the data. */
export function tileJson(layer: TileLayer, { origin, version }: { origin: string; version: string }) {
  const { name, description, fields, minzoom, maxzoom, attribution, note } = layer
  return {
    tilejson: '3.0.0',
    name,
    description,
    version: '1.0.0',
    scheme: 'xyz',
    tiles: [`${origin}/api/tiles/${name}/{z}/{x}/{y}.mvt?v=${version}`],
    bounds: BOUNDS,
    minzoom,
    maxzoom,
    attribution,
    vector_layers: [{ id: name, description, fields, minzoom, maxzoom }],
    ...(note && { note }),
  }
}
