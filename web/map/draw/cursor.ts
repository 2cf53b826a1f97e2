import type OlMap from 'ol/Map.js'
import { getPointResolution } from 'ol/proj.js'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { toDisplay } from '../mapView.ts'
import type { Snap } from './snapping.ts'
import type { Pixel } from './targets.ts'

/** Where the next borne would go. */
export type Cursor = {
  readonly srid: LegalSrid
  /** Legal metres, already held to what is near. */
  readonly at: Position
  /** What it holds to; `start` is the first borne: the next one closes. */
  readonly hold: Snap | 'start' | null
  readonly by: 'pointer' | 'keyboard'
}

/** Ground metres under one CSS pixel in the middle of the map. */
export function metresPerPixel(map: OlMap): number {
  const view = map.getView()
  const center = view.getCenter()
  const resolution = view.getResolution()
  return center && resolution !== undefined ? getPointResolution('EPSG:3857', resolution, center, 'm') : 1
}

/** Where legal positions stand on screen, CSS pixels from the map's top left; far away before the first drawing. */
export const pixelsOf = (map: OlMap, srid: LegalSrid | null, positions: readonly Position[]): readonly Pixel[] =>
  srid === null
    ? []
    : positions.map((position): Pixel => {
        const [x = Number.NaN, y = Number.NaN] = map.getPixelFromCoordinate(toDisplay(toWgs84(srid, position))) ?? []
        return [x, y]
      })
