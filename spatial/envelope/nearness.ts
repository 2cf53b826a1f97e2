import { bboxOf, crossesRay, distance } from '../geometry/plane.ts'
import type { PolygonRings, Position, Ring } from '../geometry/types.ts'

export type Segment = { readonly a: Position; readonly b: Position }

/** Between a point and a segment, in the units of the plane. */
export function toSegment([x, y]: Position, { a, b }: Segment): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length2 = dx * dx + dy * dy
  const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length2))
  return Math.hypot(x - a[0] - along * dx, y - a[1] - along * dy)
}

export const segmentsOfRing = (ring: Ring): readonly Segment[] =>
  ring.flatMap((b, index) => {
    const a = ring[index - 1]
    return a && distance(a, b) > 0 ? [{ a, b }] : []
  })

/** A measure of how far points are from some polygons: 0 inside; infinite when it is more than `reachM`. */
export function nearnessTo(polygons: readonly PolygonRings[], reachM: number): (point: Position) => number {
  const near = polygons.map((rings) => ({ rings, box: bboxOf(rings.flat()), segments: rings.flatMap(segmentsOfRing) }))
  return (point) => {
    const [x, y] = point
    let least = Number.POSITIVE_INFINITY
    for (const { rings, box, segments } of near) {
      if (x < box.minX - reachM || x > box.maxX + reachM || y < box.minY - reachM || y > box.maxY + reachM) continue
      if (isInside(point, rings)) return 0
      for (const segment of segments) least = Math.min(least, toSegment(point, segment))
    }
    return least <= reachM ? least : Number.POSITIVE_INFINITY
  }
}

const isInside = (point: Position, rings: PolygonRings) =>
  rings.reduce(
    (inside, ring) => segmentsOfRing(ring).reduce((now, { a, b }) => (crossesRay(point, a, b) ? !now : now), inside),
    false,
  )

export const between = ({ a, b }: Segment, share: number): Position => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
]

export const lengthOf = ({ a, b }: Segment): number => distance(a, b)

/** Direction in radians, east 0, counter-clockwise. */
export const directionOf = ({ a, b }: Segment): number => Math.atan2(b[1] - a[1], b[0] - a[0])
