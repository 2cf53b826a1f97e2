import type { CheckAnswer } from '../../../api/contract/conformity.ts'
import type { ReadParcelAnswer } from '../../../api/contract/parcels.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'

export type Outline = ReadParcelAnswer['geometry']
export type Box = readonly [number, number, number, number]
export type Point = readonly [number, number]

export type SceneParcel = { readonly id: string; readonly label: string; readonly geometry: Outline }
export type DrawnPolygon = { readonly type: 'Polygon'; readonly coordinates: number[][][] }

/** Everything a screen puts on its map, as plain data: the map chunk turns it into layers and tools. Degrees. */
export type Scene = {
  readonly parcels?: readonly SceneParcel[]
  readonly selected?: readonly string[]
  readonly onSelect?: ((id: string) => void) | undefined
  /** Asked when a parcel of the cadastre is touched. */
  readonly onPick?: ((parcelId: string) => void) | undefined
  /** Changes of `key` start a new drawing. */
  readonly draw?: { readonly key: string; readonly onDrawn: (outline: DrawnPolygon) => void } | undefined
  readonly footprint?: { readonly type: string } | null
  readonly checks?: readonly CheckAnswer[]
  readonly focused?: number | null
  readonly onFocus?: ((check: number | null) => void) | undefined
  /** A point that is talked about. */
  readonly place?: Point | null
  /** Where the map should go; it moves when this changes, and then leaves the person alone. */
  readonly goTo?: Box | null
  readonly srid?: LegalSrid | null
}

/** The box of positions nested at any depth; null when there are none. */
export function boxOf(coordinates: unknown): Box | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  widen(box, coordinates)
  return Number.isFinite(box[0]) ? box : null
}

function widen(box: [number, number, number, number], coordinates: unknown): void {
  if (!Array.isArray(coordinates)) return
  const [x, y] = coordinates
  if (typeof x !== 'number' || typeof y !== 'number') return coordinates.forEach((inner) => widen(box, inner))
  box[0] = Math.min(box[0], x)
  box[1] = Math.min(box[1], y)
  box[2] = Math.max(box[2], x)
  box[3] = Math.max(box[3], y)
}

export const boxOfAll = (shapes: readonly { readonly geometry: Outline }[]): Box | null =>
  boxOf(shapes.map(({ geometry }) => geometry.coordinates))

/** Any GeoJSON geometry's box, collections included. */
export function boxOfPlace(place: { readonly type: string } | null | undefined): Box | null {
  if (!place) return null
  if ('coordinates' in place) return boxOf(place.coordinates)
  return 'geometries' in place && Array.isArray(place.geometries)
    ? boxOf(place.geometries.map((part: { coordinates?: unknown }) => part.coordinates))
    : null
}

/** About 60 m around a point, so that going to it shows what stands there. */
export const aroundPoint = ([lon, lat]: Point): Box => [lon - 0.0004, lat - 0.0003, lon + 0.0004, lat + 0.0003]

/** A place in degrees; null for coordinates as filed, which are metres and can't be shown before their zone is known. */
export function degreesAt(at: readonly number[] | undefined): Point | null {
  const [lon, lat] = at ?? []
  if (lon === undefined || lat === undefined) return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null
}
