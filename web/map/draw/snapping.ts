import type { SnapAnswer, SnapLayer } from '../../../api/contract/snap.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { distance } from '../../../spatial/geometry/plane.ts'
import type { Position } from '../../../spatial/geometry/types.ts'

/** A true line of the legal plane, metres. */
export type SnapLine = {
  readonly layer: SnapLayer
  readonly label: string | null
  readonly positions: readonly Position[]
}

export type Snap = {
  /** Legal metres, exactly those of what was held to. */
  readonly at: Position
  readonly kind: 'vertex' | 'edge'
  readonly layer: SnapLayer
  readonly label: string | null
}

/** The lines of an answer, in metres of its zone. */
export const snapLines = ({ lines }: SnapAnswer): readonly SnapLine[] =>
  lines.flatMap(({ layer, label, legal }) =>
    legal.coordinates.map((line) => ({ layer, label, positions: line.map(([x = 0, y = 0]): Position => [x, y]) })),
  )

/** The point of a side nearest to a position (orthogonal projection, kept between the ends). */
export function nearestOnSide(at: Position, from: Position, to: Position): Position {
  const [ux, uy] = [to[0] - from[0], to[1] - from[1]]
  const squared = ux * ux + uy * uy
  if (squared === 0) return from
  const share = Math.min(1, Math.max(0, ((at[0] - from[0]) * ux + (at[1] - from[1]) * uy) / squared))
  return [from[0] + share * ux, from[1] + share * uy]
}

type Nearest = { snap: Snap | null; away: number }

function keepVertices({ positions, layer, label }: SnapLine, at: Position, nearest: Nearest): void {
  for (const vertex of positions) {
    const away = distance(vertex, at)
    if (away >= nearest.away) continue
    nearest.away = away
    nearest.snap = { at: vertex, kind: 'vertex', layer, label }
  }
}

function keepSides({ positions, layer, label }: SnapLine, at: Position, nearest: Nearest): void {
  for (let index = 1; index < positions.length; index += 1) {
    const [from, to] = [positions[index - 1], positions[index]]
    if (!from || !to) continue
    const foot = nearestOnSide(at, from, to)
    const away = distance(foot, at)
    if (away >= nearest.away) continue
    nearest.away = away
    nearest.snap = { at: foot, kind: 'edge', layer, label }
  }
}

/**
 * What a position holds to within the tolerance (metres): the nearest vertex, and only when there is none the nearest
 * edge, because a parcel's neighbour shares corners before it shares sides.
 */
export function snapTo(lines: readonly SnapLine[], at: Position, toleranceM: number): Snap | null {
  const nearest: Nearest = { snap: null, away: toleranceM }
  for (const line of lines) keepVertices(line, at, nearest)
  if (nearest.snap) return nearest.snap
  for (const line of lines) keepSides(line, at, nearest)
  return nearest.snap
}

/** A square box in legal metres. */
export type SnapBox = { readonly srid: LegalSrid; readonly center: Position; readonly halfM: number }

/** Is everything within `halfM` of the wanted centre inside the box already read? */
export const covers = (read: SnapBox, wanted: SnapBox): boolean =>
  read.srid === wanted.srid &&
  Math.abs(read.center[0] - wanted.center[0]) + wanted.halfM <= read.halfM &&
  Math.abs(read.center[1] - wanted.center[1]) + wanted.halfM <= read.halfM
