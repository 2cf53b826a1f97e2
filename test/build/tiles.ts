import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { Position } from '../../spatial/geometry/types.ts'
import type { TileAddress } from '../../spatial/tiles/tileAddress.ts'

/** The tile around a place ([lon, lat], degrees) at a zoom, by the definition of the Mercator square. */
export function tileAt([lon, lat]: Position, z: number): TileAddress {
  const phi = (lat * Math.PI) / 180
  const x = (lon + 180) / 360
  const y = (1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2
  return { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) }
}

/** The features of one layer of an encoded tile; none when the layer is not in it. */
export function featuresOf(bytes: ArrayBuffer, layer: string): VectorTileFeature[] {
  const found = new VectorTile(new PbfReader(bytes)).layers[layer]
  return found ? Array.from({ length: found.length }, (_, index) => found.feature(index)) : []
}
