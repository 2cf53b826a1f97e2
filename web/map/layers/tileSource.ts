import MVT from 'ol/format/MVT.js'
import VectorTileSource from 'ol/source/VectorTile.js'
import { createXYZ } from 'ol/tilegrid.js'
import type { TileJson } from '../../../api/contract/map.ts'

const TILE_PX = 512

/** The tiles of a layer as it describes itself. */
export const tileSource = ({ tiles, minzoom, maxzoom }: TileJson): VectorTileSource =>
  new VectorTileSource({
    format: new MVT(),
    urls: tiles,
    tileGrid: createXYZ({ tileSize: TILE_PX, minZoom: minzoom, maxZoom: maxzoom }),
    transition: 0,
  })
