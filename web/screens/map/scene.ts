import type { Dispatch } from 'react'
import type { LinkedGround } from '../../../api/contract/chain.ts'
import type { CheckAnswer } from '../../../api/contract/conformity.ts'
import type { ReadParcelAnswer } from '../../../api/contract/parcels.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Drawn } from '../../map/draw/measure.ts'
import type { Outline as DrawnOutline, DrawnShape, OutlineAction } from '../../map/draw/outline.ts'
import type { DrawnEnvelope } from '../../map/layers/EnvelopeLayer.tsx'

export type Outline = ReadParcelAnswer['geometry']
export type Box = readonly [number, number, number, number]
export type Point = readonly [number, number]

/** An area, a line or a point, as GeoJSON. */
export type FormerShape = { readonly type: string; readonly coordinates: unknown }

export type SceneParcel = {
  readonly id: string
  readonly label: string
  readonly geometry: Outline | LinkedGround['geometry']
}

/** A drawing in the hands of a screen: the map draws it, a table beside lists it. */
export type Drawing = {
  readonly outline: DrawnOutline
  readonly dispatch: Dispatch<OutlineAction>
  readonly shape?: DrawnShape
  readonly onDrawn?: (drawn: Drawn | null) => void
  readonly onAbandon?: () => void
}

/** Everything a screen puts on its map, as plain data: the map chunk turns it into layers and tools. Degrees. */
export type Scene = {
  /** The land in question, its bornes numbered. */
  readonly subject?: Outline | null
  /** Parcels one may still choose from, or the ground of other dossiers. */
  readonly candidates?: readonly SceneParcel[]
  readonly onSelect?: ((id: string) => void) | undefined
  /** Asked when a parcel of the cadastre is touched. */
  readonly onPick?: ((parcelId: string) => void) | undefined
  readonly drawing?: Drawing | undefined
  readonly footprint?: Outline | null
  readonly checks?: readonly CheckAnswer[]
  readonly focused?: number | null
  readonly onFocus?: ((check: number | null) => void) | undefined
  /** What can be built on the subject, and its limits by kind. */
  readonly envelope?: DrawnEnvelope | null
  readonly onSide?: ((edge: number) => void) | undefined
  /** A line that was drawn, its points numbered. */
  readonly line?: readonly Point[] | null
  /** What was there before, in dashes under what is there now. */
  readonly former?: FormerShape | null
  /** The lines of a drawing that is laid on the map. */
  readonly sketch?: readonly (readonly Point[])[] | null
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
  if (typeof x !== 'number' || typeof y !== 'number') {
    for (const inner of coordinates) widen(box, inner)
    return
  }
  box[0] = Math.min(box[0], x)
  box[1] = Math.min(box[1], y)
  box[2] = Math.max(box[2], x)
  box[3] = Math.max(box[3], y)
}

export const boxOfAll = (shapes: readonly Pick<SceneParcel, 'geometry'>[]): Box | null =>
  boxOf(shapes.map(({ geometry }) => geometry.coordinates))

/** About 60 m around a point, so that going to it shows what stands there. */
export const aroundPoint = ([lon, lat]: Point): Box => [lon - 0.0004, lat - 0.0003, lon + 0.0004, lat + 0.0003]

/** A place in degrees; null for coordinates as filed, which are metres and can't be shown before their zone is known. */
export function degreesAt(at: readonly number[] | undefined): Point | null {
  const [lon, lat] = at ?? []
  if (lon === undefined || lat === undefined) return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null
}
