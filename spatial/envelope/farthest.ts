import { bboxOf, crossesRay } from '../geometry/plane.ts'
import type { PolygonRings, Position } from '../geometry/types.ts'
import { type Segment, segmentsOfRing, toSegment } from './nearness.ts'

const PRECISION_M = 0.01

type Cell = { readonly at: Position; readonly half: number; readonly most: number }

/**
 * How far from every limit one can get inside some ground, metres: squares are cut in four where they may still hold a
 * farther point. What is answered is reached by a real point, and at most a centimetre short.
 * @param enoughM the search ends when this is reached
 */
export function farthestFrom(limits: readonly Segment[], ground: readonly PolygonRings[], enoughM: number): number {
  const measure = measureOf(limits, ground)
  let best = 0
  const open: Cell[] = []
  const look = (at: Position, half: number) => {
    const { isInside, toGround, toLimits } = measure(at)
    const reach = half * Math.SQRT2
    if (isInside) best = Math.max(best, toLimits)
    if (isInside || toGround <= reach) open.push({ at, half, most: toLimits + reach })
  }
  for (const { at, half } of squaresOver(ground)) look(at, half)
  for (let cell = widest(open); cell && cell.most > best + PRECISION_M && best < enoughM; cell = widest(open)) {
    const { at, half } = cell
    const quarter = half / 2
    for (const dx of [-quarter, quarter]) for (const dy of [-quarter, quarter]) look([at[0] + dx, at[1] + dy], quarter)
  }
  return best
}

/** Takes the square that may hold the farthest point out of the open ones. */
function widest(open: Cell[]): Cell | undefined {
  let at = 0
  for (let index = 1; index < open.length; index += 1) if ((open[index]?.most ?? 0) > (open[at]?.most ?? 0)) at = index
  const last = open.pop()
  const found = open[at]
  if (!last || !found) return last
  open[at] = last
  return found
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
  return (at: Position) => {
    const isInside = edges.reduce((inside, { a, b }) => (crossesRay(at, a, b) ? !inside : inside), false)
    return { isInside, toGround: isInside ? 0 : least(at, edges), toLimits: least(at, limits) }
  }
}
