import { type LegalSrid, zoneAtLatitude } from '../../../spatial/crs/legalZones.ts'
import { multiPolygonToWgs84, toLegal, toWgs84 } from '../../../spatial/crs/reproject.ts'
import { checkLine } from '../../../spatial/geometry/lines.ts'
import { distance, perimeter, signedArea } from '../../../spatial/geometry/plane.ts'
import type { LegalMultiPolygon, Position, Ring, Wgs84MultiPolygon } from '../../../spatial/geometry/types.ts'
import { checkValidity } from '../../../spatial/geometry/validity.ts'
import type { Draft, DrawnShape } from './outline.ts'

/** A finished outline, in the legal zone where it was drawn and in degrees. */
export type Drawn = {
  readonly legal: { readonly srid: LegalSrid; readonly geometry: LegalMultiPolygon }
  readonly geometry: Wgs84MultiPolygon
}

export type DraftFigures = {
  /** Square metres in the legal plane; null while the outline is open or crosses itself. */
  readonly areaM2: number | null
  /** Closed: the whole way round; open: what has been drawn. */
  readonly lengthM: number
  /** From each borne to the next one. */
  readonly sidesM: readonly number[]
  /** Index of the borne before the place where the outline crosses itself, and that place. */
  readonly crossing: { readonly index: number; readonly at: Position } | null
}

/** First and last equal, counter-clockwise as RFC 7946 asks. */
export function closedRing(positions: readonly Position[]): Ring {
  const [first] = positions
  if (!first) return []
  const ring = [...positions, first]
  return signedArea(ring) < 0 ? ring.reverse() : ring
}

const sides = ({ positions, closed }: Draft): readonly number[] =>
  positions.flatMap((at, index) => {
    const next = positions[index + 1] ?? (closed ? positions[0] : undefined)
    return next ? [distance(at, next)] : []
  })

function nearestSide(positions: readonly Position[], at: Position): number {
  const detours = positions.map((from, index) => {
    const to = positions[(index + 1) % positions.length] ?? from
    return distance(from, at) + distance(at, to) - distance(from, to)
  })
  return detours.indexOf(Math.min(...detours))
}

function crossing({ positions, closed }: Draft, shape: DrawnShape = 'polygon'): DraftFigures['crossing'] {
  if (shape === 'line' ? positions.length < 2 : !closed) return null
  const checked = shape === 'line' ? checkLine(positions) : checkValidity([[closedRing(positions)]])
  return checked.ok ? null : { index: nearestSide(positions, checked.error.at), at: checked.error.at }
}

/** Area, length and sides in the legal plane, as the applicant's act will state them. */
export function figuresOf(draft: Draft, shape?: DrawnShape): DraftFigures {
  const fault = crossing(draft, shape)
  const ring = closedRing(draft.positions)
  const sidesM = sides(draft)
  return {
    areaM2: draft.closed && !fault ? Math.abs(signedArea(ring)) : null,
    lengthM: draft.closed ? perimeter(ring) : sidesM.reduce((sum, side) => sum + side, 0),
    sidesM,
    crossing: fault,
  }
}

/** The outline once it is closed and does not cross itself, else null. */
export function drawnOf(draft: Draft): Drawn | null {
  if (!draft.closed || draft.srid === null || crossing(draft)) return null
  const coordinates = [[closedRing(draft.positions).map((position) => [...position])]]
  const geometry = { type: 'MultiPolygon', coordinates } as LegalMultiPolygon // the draft's positions are legal metres
  return { legal: { srid: draft.srid, geometry }, geometry: multiPolygonToWgs84(draft.srid, geometry) }
}

/** A parcel of one shell as a draft that can be corrected; null when it has holes or several parts. */
export function draftOf(srid: LegalSrid, { coordinates }: LegalMultiPolygon): Draft | null {
  const [polygon, ...otherParts] = coordinates
  const [shell, ...holes] = polygon ?? []
  if (!shell || otherParts.length > 0 || holes.length > 0) return null
  return { srid, positions: shell.slice(0, -1).map(([x = 0, y = 0]): Position => [x, y]), closed: true }
}

/** Legal position of a place in degrees, in the zone given or else in the one of its latitude; null outside all. */
export function legalOf(place: Position, srid: LegalSrid | null): { srid: LegalSrid; at: Position } | null {
  const zone = srid ?? zoneAtLatitude(place[1])?.srid ?? null
  return zone === null ? null : { srid: zone, at: toLegal(zone, place) }
}

/** The draft's bornes in degrees. */
export const placesOf = ({ srid, positions }: Draft): readonly Position[] =>
  srid === null ? [] : positions.map((position) => toWgs84(srid, position))
