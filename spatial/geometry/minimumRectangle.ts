import { turnOf } from './plane.ts'
import type { LegalMultiPolygon, Position } from './types.ts'

/** Corners of the convex hull, counter-clockwise, without the first one again (Andrew's monotone chain). */
function convexHull(positions: readonly Position[]): readonly Position[] {
  const sorted = [...positions].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const lower = chain(sorted)
  const upper = chain(sorted.toReversed())
  return [...lower.slice(0, -1), ...upper.slice(0, -1)]
}

function chain(sorted: readonly Position[]): Position[] {
  const kept: Position[] = []
  for (const position of sorted) {
    while (kept.length > 1 && !turnsLeft(kept, position)) kept.pop()
    kept.push(position)
  }
  return kept
}

function turnsLeft(kept: readonly Position[], next: Position): boolean {
  const [a, b] = kept.slice(-2)
  return a !== undefined && b !== undefined && turnOf(a, b, next) > 0
}

export type Sides = { readonly short: number; readonly long: number }

/**
 * Sides of the smallest rectangle, turned as it may be, that holds every position; in the units of the plane. One of its
 * sides lies along an edge of the hull (Freeman and Shapira, 1975). Null when the positions are all on one line.
 */
export function minimumRectangle(positions: readonly Position[]): Sides | null {
  const hull = convexHull(positions)
  let best: Sides | null = null
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length]
    const sides = to && sidesAlong(hull, from, to)
    if (sides && sides.short > 0 && (!best || sides.short * sides.long < best.short * best.long)) best = sides
  }
  return best
}

/** The shorter side of the smallest rectangle around a plot of land, metres; 0 when it is all on one line. */
export function widthOf({ coordinates }: LegalMultiPolygon): number {
  const corners = coordinates.flatMap(([shell = []]) => shell.map(([x = 0, y = 0]): Position => [x, y]))
  return minimumRectangle(corners)?.short ?? 0
}

function sidesAlong(hull: readonly Position[], from: Position, to: Position): Sides | null {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length === 0) return null
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  let [least, most, height] = [0, length, 0]
  for (const [x, y] of hull) {
    const along = (x - from[0]) * ux + (y - from[1]) * uy
    least = Math.min(least, along)
    most = Math.max(most, along)
    height = Math.max(height, (y - from[1]) * ux - (x - from[0]) * uy)
  }
  return { short: Math.min(most - least, height), long: Math.max(most - least, height) }
}
