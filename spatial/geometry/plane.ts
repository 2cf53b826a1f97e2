import type { Position, Ring } from './types.ts'

/** Shewchuk's bound: under it the rounded determinant may have the wrong sign (Adaptive Precision, 1997, ccwerrboundA). */
const SIGN_BOUND = 3.3306690738754716e-16

/** A double of a survey plan times 2^64 is a whole number, so BigInt computes with it exactly. */
const exact = (value: number) => BigInt(value * 2 ** 64)

function exactTurn(a: Position, b: Position, c: Position): number {
  const [ax, ay, bx, by, cx, cy] = [...a, ...b, ...c].map(exact) as [bigint, bigint, bigint, bigint, bigint, bigint] // three pairs
  const turn = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx)
  return turn > 0n ? 1 : turn < 0n ? -1 : 0
}

/** On which side of a→b lies c: positive on the left, negative on the right, 0 exactly on the line. Never wrong by rounding. */
export function turnOf(a: Position, b: Position, c: Position): number {
  const left = (a[0] - c[0]) * (b[1] - c[1])
  const right = (a[1] - c[1]) * (b[0] - c[0])
  const turn = left - right
  if (left === 0 || right === 0 || left > 0 !== right > 0) return turn
  return Math.abs(turn) >= SIGN_BOUND * Math.abs(left + right) ? turn : exactTurn(a, b, c)
}

export const samePosition = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1]

export const distance = (a: Position, b: Position) => Math.hypot(b[0] - a[0], b[1] - a[1])

/**
 * Area in the units of the plane squared, positive when the ring runs counter-clockwise (shoelace formula).
 * Measured from the ring's own first vertex: Lambert coordinates squared would eat the centimetres.
 */
export function signedArea(ring: Ring): number {
  const [origin] = ring
  if (!origin) return 0
  let twice = 0
  let [px, py] = [0, 0]
  for (const [absoluteX, absoluteY] of ring) {
    const [x, y] = [absoluteX - origin[0], absoluteY - origin[1]]
    twice += px * y - x * py
    px = x
    py = y
  }
  return twice / 2
}

export const isCounterClockwise = (ring: Ring) => signedArea(ring) > 0

/** Length of a closed ring, in the units of the plane. */
export function perimeter(ring: Ring): number {
  let length = 0
  let previous = ring[0]
  for (const position of ring) {
    if (previous) length += distance(previous, position)
    previous = position
  }
  return length
}

/** Is the point strictly inside, outside, or exactly on the closed ring? Even-odd rule with an exact side test. */
export function pointInRing(point: Position, ring: Ring): 'inside' | 'outside' | 'on' {
  let inside = false
  for (let index = 1; index < ring.length; index += 1) {
    const [a, b] = [ring[index - 1], ring[index]]
    if (!a || !b) continue
    if (onSegment(point, a, b)) return 'on'
    if (crossesRay(point, a, b)) inside = !inside
  }
  return inside ? 'inside' : 'outside'
}

/** Does the horizontal ray going east from the point cross a→b? Half-open, so that a vertex counts once. */
export function crossesRay(point: Position, a: Position, b: Position): boolean {
  if (a[1] > point[1] === b[1] > point[1]) return false
  return b[1] > a[1] ? turnOf(a, b, point) > 0 : turnOf(a, b, point) < 0
}

export function onSegment(point: Position, a: Position, b: Position): boolean {
  const [x, y] = point
  if (x < Math.min(a[0], b[0]) || x > Math.max(a[0], b[0])) return false
  if (y < Math.min(a[1], b[1]) || y > Math.max(a[1], b[1])) return false
  return turnOf(a, b, point) === 0
}

export type Bbox = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }

/** The box around some positions; infinite and inverted when there are none. */
export function bboxOf(positions: Iterable<Position>): Bbox {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of positions) {
    minX = Math.min(minX, x)
    minY = Math.min(minY, y)
    maxX = Math.max(maxX, x)
    maxY = Math.max(maxY, y)
  }
  return { minX, minY, maxX, maxY }
}
