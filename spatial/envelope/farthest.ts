import { bboxOf, crossesRay } from '../geometry/plane.ts'
import type { PolygonRings, Position } from '../geometry/types.ts'
import { type Segment, segmentsOfRing, toSegment } from './nearness.ts'

const PRECISION_M = 0.01
/** Squares this small are points. */
const POINT_M = PRECISION_M / 8

type Square = { readonly at: Position; readonly half: number; readonly most: number }

/**
 * How far from every limit one can get inside some ground, metres: squares are cut in four where they may still hold a
 * farther point, all of one size before the next. What is answered is reached by a real point, a corner of the ground
 * or the middle of a square, and is a centimetre or so short at most.
 * @param enoughM the search ends when this is reached
 */
export function farthestFrom(limits: readonly Segment[], ground: readonly PolygonRings[], enoughM: number): number {
  const { toGround, toLimits } = measureOf(limits, ground)
  let best = Math.max(0, ...ground.flat(2).map(toLimits))
  const look = (at: Position, half: number): readonly Square[] => {
    const [outsideM, farM, reach] = [toGround(at), toLimits(at), half * Math.SQRT2]
    if (outsideM === 0) best = Math.max(best, farM)
    return outsideM <= reach ? [{ at, half, most: farM + reach }] : []
  }
  let open = squaresOver(ground).flatMap(({ at, half }) => look(at, half))
  while (open.length > 0 && best < enoughM) {
    const hopeful = open.filter(({ half, most }) => most > best + PRECISION_M && half > POINT_M)
    open = hopeful.flatMap(({ at: [x, y], half }) => {
      const quarter = half / 2
      return [-quarter, quarter].flatMap((dx) => [-quarter, quarter].flatMap((dy) => look([x + dx, y + dy], quarter)))
    })
  }
  return best
}

/** One square over each part, around its middle. */
const squaresOver = (ground: readonly PolygonRings[]) =>
  ground.map((rings) => {
    const { minX, minY, maxX, maxY } = bboxOf(rings.flat())
    const at: Position = [(minX + maxX) / 2, (minY + maxY) / 2]
    return { at, half: Math.max(maxX - minX, maxY - minY) / 2 }
  })

function measureOf(limits: readonly Segment[], ground: readonly PolygonRings[]) {
  const edges = ground.flat().flatMap(segmentsOfRing)
  const least = (at: Position, segments: readonly Segment[]) =>
    segments.reduce((found, segment) => Math.min(found, toSegment(at, segment)), Number.POSITIVE_INFINITY)
  const isInside = (at: Position) =>
    edges.reduce((inside, { a, b }) => (crossesRay(at, a, b) ? !inside : inside), false)
  return {
    toGround: (at: Position) => (isInside(at) ? 0 : least(at, edges)),
    toLimits: (at: Position) => least(at, limits),
  }
}
