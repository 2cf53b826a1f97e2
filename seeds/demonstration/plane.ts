import type { Position } from '../../spatial/geometry/types.ts'
import type { Curve } from './curves.ts'

/** Twice the signed area of the triangle: positive when the point is left of the line from a to b. */
export const leftOf = ([ax, ay]: Position, [bx, by]: Position, [px, py]: Position): number =>
  (bx - ax) * (py - ay) - (by - ay) * (px - ax)

const ORIGIN: Position = [0, 0]

/** Signed area in m² (local plane), positive when counter-clockwise. */
export const areaOf = (ring: readonly Position[]): number =>
  ring.reduce((sum, a, index) => sum + leftOf(ORIGIN, a, ring[(index + 1) % ring.length] ?? a), 0) / 2

/** Centre of gravity of an outline. */
export function centreOf(ring: readonly Position[]): Position {
  let [x, y, doubled] = [0, 0, 0]
  ring.forEach((a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a
    const weight = leftOf(ORIGIN, a, b)
    x += (a[0] + b[0]) * weight
    y += (a[1] + b[1]) * weight
    doubled += weight
  })
  return [x / (3 * doubled), y / (3 * doubled)]
}

export const distance = ([ax, ay]: Position, [bx, by]: Position): number => Math.hypot(bx - ax, by - ay)

/** Whether the point is inside the outline (even-odd). */
export function isInside([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
  })
  return inside
}

/** Whether a point lies on the left of a line, judged from its nearest segment; inside, for a closed one. */
export function isOnLeft(point: Position, { points, closed }: Curve): boolean {
  if (closed) return isInside(point, points)
  let best = { distance: Number.POSITIVE_INFINITY, side: 0 }
  points.slice(0, -1).forEach((a, index) => {
    const b = points[index + 1] ?? a
    const found = distanceToSegment(point, a, b)
    if (found < best.distance) best = { distance: found, side: leftOf(a, b, point) }
  })
  return best.side >= 0
}

export function distanceToSegment(p: Position, a: Position, b: Position): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)
  const t = Math.max(0, Math.min(1, along))
  return distance(p, [a[0] + t * dx, a[1] + t * dy])
}

/** A rotated frame: `angle` is the direction of u, the extents are those of the outline in it. */
export type Frame = {
  readonly angle: number
  readonly u: readonly [number, number]
  readonly v: readonly [number, number]
}

export function frameOf(ring: readonly Position[], angle: number): Frame {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const us = ring.map(([x, y]) => x * c + y * s)
  const vs = ring.map(([x, y]) => y * c - x * s)
  return { angle, u: [Math.min(...us), Math.max(...us)], v: [Math.min(...vs), Math.max(...vs)] }
}

/** The position at (u, v) of a frame. */
export const inFrame = ({ angle }: Frame, u: number, v: number): Position => [
  u * Math.cos(angle) - v * Math.sin(angle),
  u * Math.sin(angle) + v * Math.cos(angle),
]

const STRAIGHT = Math.cos((8 * Math.PI) / 180)

/** Direction of the longest run of edges that turns by less than 8 degrees: the street a block looks at. */
export function mainDirection(ring: readonly Position[]): number {
  let best = { length: 0, angle: 0 }
  ring.forEach((start, from) => {
    const first = ring[(from + 1) % ring.length] ?? start
    let end = first
    for (let step = 2; step < ring.length; step += 1) {
      const next = ring[(from + step) % ring.length] ?? first
      if (cosine(start, first, end, next) < STRAIGHT) break
      end = next
    }
    const length = distance(start, end)
    if (length > best.length) best = { length, angle: Math.atan2(end[1] - start[1], end[0] - start[0]) }
  })
  return best.angle
}

function cosine(a: Position, b: Position, c: Position, d: Position): number {
  const dot = (b[0] - a[0]) * (d[0] - c[0]) + (b[1] - a[1]) * (d[1] - c[1])
  return dot / (distance(a, b) * distance(c, d) || 1)
}
