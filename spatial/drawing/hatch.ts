import type { Position } from '../geometry/types.ts'
import type { DxfPair } from '../intake/readers/dxfPairs.ts'
import { alongArc, alongBulge } from './curves.ts'

/** Codes of a boundary (DXF Reference, HATCH, boundary path data). */
const [PATHS, PATH_TYPE, COUNT, EDGE, SOURCES, STYLE] = [91, 92, 93, 72, 97, 75]
const POLYLINE = 2

/**
 * The rings of a hatch's boundary, in its own plane; null where one is a spline, or none is said.
 * @param pairs those of the hatch, in their order
 */
export function ringsOfHatch(pairs: readonly DxfPair[]): readonly (readonly Position[])[] | null {
  const begins = pairs.findIndex(({ code }) => code === PATHS)
  const ends = pairs.findIndex(({ code }, index) => index > begins && code === STYLE)
  if (begins < 0) return null
  const rings: (readonly Position[])[] = []
  for (const path of split(pairs.slice(begins + 1, ends < 0 ? undefined : ends), PATH_TYPE)) {
    const ring = (Number(path[0]?.value) & POLYLINE) !== 0 ? ringOfPolyline(path) : ringOfEdges(path)
    if (ring === null) return null
    if (ring.length > 2) rings.push(ring)
  }
  return rings.length > 0 ? rings : null
}

/** Pairs in runs that each begin with a code; what stands before the first is left. */
function split(pairs: readonly DxfPair[], code: number): DxfPair[][] {
  const runs: DxfPair[][] = []
  for (const pair of pairs) {
    if (pair.code === code) runs.push([])
    runs.at(-1)?.push(pair)
  }
  return runs
}

function ringOfPolyline(path: readonly DxfPair[]): readonly Position[] {
  const corners: { at: [number, number]; bulge: number }[] = []
  for (const { code, value } of path) {
    const last = corners.at(-1)
    if (code === 10) corners.push({ at: [Number(value), Number.NaN], bulge: 0 })
    else if (code === 20 && last) last.at[1] = Number(value)
    else if (code === 42 && last) last.bulge = Number(value)
  }
  return [...corners, ...corners.slice(0, 1)].flatMap(({ at }, index): readonly Position[] => {
    const before = corners[index - 1]
    return before && before.bulge !== 0 ? alongBulge(before.at, at, before.bulge) : [at]
  })
}

function ringOfEdges(path: readonly DxfPair[]): readonly Position[] | null {
  const from = path.findIndex(({ code }) => code === COUNT)
  const to = path.findIndex(({ code }, index) => index > from && code === SOURCES)
  const ring: Position[] = []
  for (const edge of split(path.slice(from + 1, to < 0 ? undefined : to), EDGE)) {
    const points = pointsOfEdge(edge)
    if (points === null) return null
    ring.push(...turnedTo(ring.at(-1), points))
  }
  return ring
}

/** An edge may be written against the way round: it goes on from where the last one ended. */
function turnedTo(end: Position | undefined, points: readonly Position[]): readonly Position[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!end || !first || !last) return points
  const apart = ([x, y]: Position) => Math.hypot(x - end[0], y - end[1])
  return apart(last) < apart(first) ? points.toReversed() : points
}

const LINE = 1
const ARC = 2
const ELLIPSE = 3

function pointsOfEdge(edge: readonly DxfPair[]): readonly Position[] | null {
  const of = (code: number) => Number(edge.find((pair) => pair.code === code)?.value ?? 0)
  const at: Position = [of(10), of(20)]
  const kind = of(EDGE)
  if (kind === LINE) return [at, [of(11), of(21)]]
  if (kind !== ARC && kind !== ELLIPSE) return null
  // Angles of an arc that runs clockwise are written as if seen from below.
  const isDirect = of(73) !== 0
  const [from, to] = isDirect ? [of(50), of(51)] : [360 - of(51), 360 - of(50)]
  const points =
    kind === ARC
      ? alongArc(at, { radius: of(40), from, to })
      : alongEllipse({ at, major: [of(11), of(21)], ratio: of(40), from, to })
  return isDirect ? points : points.toReversed()
}

type EllipseArc = {
  readonly at: Position
  /** From the centre to the end of the long axis. */
  readonly major: Position
  readonly ratio: number
  readonly from: number
  readonly to: number
}

const alongEllipse = ({ at: [x, y], major: [majorX, majorY], ratio, from, to }: EllipseArc): readonly Position[] =>
  alongArc([0, 0], { radius: 1, from, to }).map(
    ([cos, sin]): Position => [x + cos * majorX - sin * ratio * majorY, y + cos * majorY + sin * ratio * majorX],
  )
