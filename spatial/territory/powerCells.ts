import type { Position, Ring } from '../geometry/types.ts'

/** A point of a power diagram; the greater its weight (km²), the further its cell reaches. */
export type Site = { readonly at: Position; readonly weight: number }

/** The points where `a·x + b·y <= c`. */
export type HalfPlane = { readonly a: number; readonly b: number; readonly c: number }

/** Where the power distance to `own` is at most the one to `other`: |p − own|² − w_own ≤ |p − other|² − w_other. */
export function bisector(own: Site, other: Site): HalfPlane {
  const [x, y] = own.at
  const [u, v] = other.at
  return {
    a: 2 * (u - x),
    b: 2 * (v - y),
    c: u * u + v * v - x * x - y * y + own.weight - other.weight,
  }
}

/** The part of a closed ring inside a half-plane (Sutherland and Hodgman, 1974); [] when nothing is left. */
export function clipRing(ring: Ring, { a, b, c }: HalfPlane): Ring {
  const excess = ([x, y]: Position) => a * x + b * y - c
  const kept: Position[] = []
  ring.slice(1).forEach((to, index) => {
    const from = ring[index] ?? to
    const before = excess(from)
    const after = excess(to)
    if (before <= 0 !== after <= 0) kept.push(between(from, to, before / (before - after)))
    if (after <= 0) kept.push(to)
  })
  const [first] = kept
  return first && kept.length > 2 ? [...kept, first] : []
}

const between = ([x, y]: Position, [u, v]: Position, share: number): Position => [
  x + (u - x) * share,
  y + (v - y) * share,
]

/** Area of a closed ring, positive when it turns left; in the square of the ring's unit. */
export function signedArea(ring: Ring): number {
  let twice = 0
  ring.slice(1).forEach(([u, v], index) => {
    const [x, y] = ring[index] ?? [u, v]
    twice += x * v - u * y
  })
  return twice / 2
}

/**
 * The part of `ring` nearest to each site in power distance, in the order of the sites; [] for a site without a cell.
 * With a convex ring the cells are convex and tile it.
 */
export const powerCells = (sites: readonly Site[], ring: Ring): readonly Ring[] =>
  sites.map((own, index) => cellOf(own, nearestFirst(own, index, sites), ring))

/** Near sites cut most: taken first they leave little to cut for the others. */
const nearestFirst = (own: Site, index: number, sites: readonly Site[]): readonly Site[] => {
  const distance = ({ at: [x, y], weight }: Site) => (x - own.at[0]) ** 2 + (y - own.at[1]) ** 2 - weight
  return sites.filter((_, other) => other !== index).sort((one, two) => distance(one) - distance(two))
}

function cellOf(own: Site, others: readonly Site[], ring: Ring): Ring {
  let cell = ring
  for (const other of others) {
    if (cell.length === 0) return cell
    cell = clipRing(cell, bisector(own, other))
  }
  return cell
}

/** A rectangle well around the positions given, as a closed ring. */
export function frameAround(positions: readonly Position[], margin: number): Ring {
  const xs = positions.map(([x]) => x)
  const ys = positions.map(([, y]) => y)
  const [west, south] = [Math.min(...xs) - margin, Math.min(...ys) - margin]
  const [east, north] = [Math.max(...xs) + margin, Math.max(...ys) + margin]
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}
