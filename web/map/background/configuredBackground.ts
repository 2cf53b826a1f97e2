import TileLayer from 'ol/layer/Tile.js'
import { get as getProjection } from 'ol/proj.js'
import TileWMS from 'ol/source/TileWMS.js'
import WMTS from 'ol/source/WMTS.js'
import XYZ from 'ol/source/XYZ.js'
import WMTSTileGrid from 'ol/tilegrid/WMTS.js'
import { createXYZ } from 'ol/tilegrid.js'
import type { Background } from '../../../api/contract/map.ts'

const DEFAULT_MAX_ZOOM = 19
const DEFAULT_FORMAT = 'image/png'

/** Tiles asked with CORS, so that the map can still be saved as a picture; no fading in of their own. */
const COMMON = { crossOrigin: 'anonymous', transition: 0 } as const

const xyz = ({ url, attribution, maxZoom = DEFAULT_MAX_ZOOM }: Background): XYZ =>
  new XYZ({ ...COMMON, url, attributions: attribution, maxZoom })

function wms({ url, layer = '', format = DEFAULT_FORMAT, attribution }: Background): TileWMS {
  const params = { LAYERS: layer, FORMAT: format, TILED: true }
  return new TileWMS({ ...COMMON, url, params, attributions: attribution })
}

function googleGrid({ maxZoom = DEFAULT_MAX_ZOOM, matrixPrefix = '' }: Background): WMTSTileGrid {
  const grid = createXYZ({ maxZoom })
  const projection = getProjection('EPSG:3857')
  return new WMTSTileGrid({
    ...(projection ? { extent: projection.getExtent() } : {}),
    origin: grid.getOrigin(0),
    resolutions: grid.getResolutions(),
    matrixIds: grid.getResolutions().map((_, zoom) => `${matrixPrefix}${zoom}`),
  })
}

function wmts(background: Background): WMTS {
  const { url, layer = '', matrixSet = 'GoogleMapsCompatible', format = DEFAULT_FORMAT, attribution } = background
  return new WMTS({
    ...COMMON,
    url,
    layer,
    matrixSet,
    format,
    style: 'default',
    requestEncoding: url.includes('{TileMatrix}') ? 'REST' : 'KVP',
    tileGrid: googleGrid(background),
    attributions: attribution,
  })
}

const SOURCES = { xyz, wms, wmts } as const

/** The layer of a configured service, over the quiet background that shows through while it loads or fails. */
export const configuredBackground = (background: Background): TileLayer =>
  new TileLayer({ className: 'ol-layer map-background', source: SOURCES[background.kind](background), zIndex: 1 })
