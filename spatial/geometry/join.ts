import { pointInRing, signedArea } from './plane.ts'
import type { PolygonRings, Position, Ring } from './types.ts'

type Side = readonly [from: Position, to: Position]

/** Survey plans are signed to the centimetre: a borne this near to a neighbour's side lies on it. */
const ON_SIDE_M = 0.01

const key = ([x, y]: Position) => `${x} ${y}`
const sideKey = (from: Position, to: Position) => `${key(from)} ${key(to)}`

const sidesOf = (polygons: readonly PolygonRings[]): Side[] =>
  polygons.flat().flatMap((ring) => ring.slice(1).map((to, index): Side => [ring[index] ?? to, to]))

/** How far along a→b the foot of v falls (0..1), when v is on that side and not at its ends; else null. */
function footOn([a, b]: Side, v: Position): number | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = Math.hypot(dx, dy)
  const [vx, vy] = [v[0] - a[0], v[1] - a[1]]
  const along = (vx * dx + vy * dy) / length
  const away = Math.abs(vx * dy - vy * dx) / length
  return away <= ON_SIDE_M && along > ON_SIDE_M && along < length - ON_SIDE_M ? along / length : null
}

/** Index of the first position whose x is not below the given one; positions sorted by x. */
function firstFrom(sorted: readonly Position[], x: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.[0] ?? x) < x) low = middle + 1
    else high = middle
  }
  return low
}

/** A side of one parcel that meets a borne of another is two sides: only then do neighbours' sides match. */
function splitAt(side: Side, sorted: readonly Position[]): Side[] {
  const [a, b] = side
  const last = Math.max(a[0], b[0]) + ON_SIDE_M
  const met: { readonly v: Position; readonly foot: number }[] = []
  for (let index = firstFrom(sorted, Math.min(a[0], b[0]) - ON_SIDE_M); index < sorted.length; index += 1) {
    const v = sorted[index]
    if (!v || v[0] > last) break
    const foot = footOn(side, v)
    if (foot !== null) met.push({ v, foot })
  }
  const stops = [a, ...met.sort((p, q) => p.foot - q.foot).map(({ v }) => v), b]
  return stops.slice(1).map((to, index): Side => [stops[index] ?? to, to])
}

/** Sides walked in both directions lie between two parcels of the site: they go, all others stay. */
function outerSides(sides: readonly Side[]): Side[] {
  const walked = new Set(sides.map(([from, to]) => sideKey(from, to)))
  return sides.filter(([from, to]) => !walked.has(sideKey(to, from)))
}

/** Turn from the heading of one side to the next one, -π..π, positive to the left. */
function turn([a, b]: Side, [, c]: Side): number {
  const [hx, hy, nx, ny] = [b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]]
  return Math.atan2(hx * ny - hy * nx, hx * nx + hy * ny)
}

/** The closed walks along the sides, the land always on the left. */
function walks(sides: readonly Side[]): Position[][] {
  const from = Map.groupBy(sides, ([start]) => key(start))
  const left = new Set(sides)
  const found: Position[][] = []
  for (const first of sides) {
    if (!left.has(first)) continue
    const walk: Position[] = []
    let side: Side | undefined = first
    while (side && left.has(side)) {
      const here: Side = side
      left.delete(here)
      walk.push(here[0])
      const next: Side[] = (from.get(key(here[1])) ?? []).filter((other) => left.has(other))
      side = next.sort((p, q) => turn(here, q) - turn(here, p))[0]
    }
    found.push(walk)
  }
  return found
}

/** A walk that comes back to a borne is several rings that touch there. */
function simpleRings(walk: readonly Position[]): Ring[] {
  const rings: Ring[] = []
  const open: Position[] = []
  for (const at of walk) {
    const before = open.findIndex((other) => key(other) === key(at))
    if (before >= 0) rings.push([...open.splice(before), at])
    open.push(at)
  }
  const [start] = open
  if (start) rings.push([...open, start])
  return rings.filter((ring) => signedArea(ring) !== 0)
}

const isWithin = (hole: Ring, shell: Ring) => hole.every((at) => pointInRing(at, shell) !== 'outside')

/**
 * Neighbouring parcels as one outline: sides that two of them share exactly are left out, nothing else changes and no
 * borne moves. Parcels that do not touch stay apart. Metres of one legal zone; shells counter-clockwise, holes clockwise.
 * @returns polygons, shell first; parcels that overlap give outlines that cross, which a check of validity refuses
 */
export function joinNeighbours(polygons: readonly PolygonRings[]): PolygonRings[] {
  const sides = sidesOf(polygons)
  const sorted = sides.map(([start]) => start).sort((a, b) => a[0] - b[0])
  const outer = outerSides(sides.flatMap((side) => splitAt(side, sorted)))
  const rings = walks(outer).flatMap(simpleRings)
  const shells = rings.filter((ring) => signedArea(ring) > 0).sort((a, b) => signedArea(a) - signedArea(b))
  const holes = rings.filter((ring) => signedArea(ring) < 0)
  return shells.map((shell) => [
    shell,
    ...holes.filter((hole) => shells.find((candidate) => isWithin(hole, candidate)) === shell),
  ])
}
