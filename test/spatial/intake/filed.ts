import type { Position } from '../../../spatial/geometry/types.ts'
import type { CrsHint, FiledParcel, Reading } from '../../../spatial/intake/types.ts'

/** A parcel as a reader would hand it over, from its rings. */
export function filed(...rings: Position[][]): FiledParcel {
  return { label: 'Parcelle 1', polygons: [rings], attributes: {}, findings: [] }
}

export const reading = (crs: CrsHint, ...parcels: FiledParcel[]): Reading => ({
  format: 'geojson',
  crs,
  parcels,
  skipped: [],
  refused: [],
})

/** A plot of 40 m by 25 m in Casablanca (EPSG:26191), 1,000 m²; clockwise as surveyors number bornes, not closed. */
export const CASABLANCA_BORNES: Position[] = [
  [293989.01, 334742.55],
  [293989.01, 334767.55],
  [294029.01, 334767.55],
  [294029.01, 334742.55],
]
