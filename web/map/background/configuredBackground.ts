import TileLayer from 'ol/layer/Tile.js'
import { get as getProjection } from 'ol/proj.js'
import TileWMS from 'ol/source/TileWMS.js'
import WMTS from 'ol/source/WMTS.js'
import XYZ from 'ol/source/XYZ.js'
import WMTSTileGrid from 'ol/tilegrid/WMTS.js'
import { createXYZ } from 'ol/tilegrid.js'
import type { BackgroundConfig } from '../../../api/contract/map.ts'

type Of<T extends BackgroundConfig['type']> = Extract<BackgroundConfig, { type: T }>

const DEFAULT_MAX_ZOOM = 19

function xyz({ url, attribution, maxZoom = DEFAULT_MAX_ZOOM }: Of<'xyz'>): XYZ {
  return new XYZ({ url, attributions: attribution, maxZoom, crossOrigin: 'anonymous', transition: 0 })
}

function wms({ url, layers, format, version, attribution }: Of<'wms'>): TileWMS {
  const params = { LAYERS: layers, FORMAT: format, VERSION: version, TILED: true }
  return new TileWMS({ url, params, attributions: attribution, crossOrigin: 'anonymous', transition: 0 })
}

function googleGrid(maxZoom: number, matrixPrefix: string): WMTSTileGrid {
  const grid = createXYZ({ maxZoom })
  const projection = getProjection('EPSG:3857')
  return new WMTSTileGrid({
    ...(projection ? { extent: projection.getExtent() } : {}),
    origin: grid.getOrigin(0),
    resolutions: grid.getResolutions(),
    matrixIds: grid.getResolutions().map((_, zoom) => `${matrixPrefix}${zoom}`),
  })
}

function wmts(config: Of<'wmts'>): WMTS {
  const { url, layer, matrixSet, style, format, encoding, attribution, matrixPrefix } = config
  return new WMTS({
    url,
    layer,
    matrixSet,
    style,
    format,
    requestEncoding: encoding,
    tileGrid: googleGrid(config.maxZoom ?? DEFAULT_MAX_ZOOM, matrixPrefix),
    attributions: attribution,
    crossOrigin: 'anonymous',
    transition: 0,
  })
}

function source(config: BackgroundConfig): XYZ | TileWMS | WMTS {
  switch (config.type) {
    case 'xyz':
      return xyz(config)
    case 'wms':
      return wms(config)
    case 'wmts':
      return wmts(config)
  }
}

/** The layer of a configured service, over the quiet background that shows through while it loads or fails. */
export const configuredBackground = (config: BackgroundConfig): TileLayer =>
  new TileLayer({ className: 'ol-layer map-background', source: source(config), zIndex: 1 })
