import type { StyleFunction } from 'ol/style/Style.js'
import type { TileLayerName } from '../../../api/contract/map.ts'
import type { MapLanguage } from '../MapContext.ts'
import { parcelStyle } from './parcelTileStyle.ts'
import { servitudeStyle } from './servitudeStyle.ts'
import { streetStyle } from './streetStyle.ts'
import { communeStyle, paleStyle, provinceStyle, regionStyle } from './territoryStyle.ts'
import { zoneStyle } from './zoneStyle.ts'

type LayerLook = {
  /** Made once a layer and language; what it returns is reused from feature to feature. */
  readonly style: (language: MapLanguage, pixelRatio: () => number) => StyleFunction
  readonly zIndex: number
  /** Nearer than this zoom only: farther, the layer would be a smear. */
  readonly fromZoom: number
}

/** From the ground up: what governs lies under what is owned, names of places above all. */
const TILE_LOOKS: Readonly<Record<TileLayerName, LayerLook>> = {
  zones: { style: zoneStyle, zIndex: 10, fromZoom: 11 },
  streets: { style: streetStyle, zIndex: 20, fromZoom: 13 },
  servitudes: { style: servitudeStyle, zIndex: 30, fromZoom: 10 },
  parcels: { style: parcelStyle, zIndex: 40, fromZoom: 15 },
  communes: { style: communeStyle, zIndex: 50, fromZoom: 7.5 },
  provinces: { style: provinceStyle, zIndex: 51, fromZoom: 5 },
  regions: { style: regionStyle, zIndex: 52, fromZoom: 0 },
}

/** How a layer is drawn; its boundaries pale and thin where they lie over figures. */
export function lookOf(name: TileLayerName, pale: boolean): LayerLook {
  const look = TILE_LOOKS[name]
  if (!pale || (name !== 'regions' && name !== 'provinces' && name !== 'communes')) return look
  return { ...look, style: (language) => paleStyle(name, language) }
}
