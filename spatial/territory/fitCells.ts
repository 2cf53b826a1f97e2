import type { Position, Ring } from '../geometry/types.ts'
import { bisector, clipRing, powerCells, type Site, signedArea } from './powerCells.ts'
import { solve } from './solve.ts'

/** One cell to grow: where it starts, the area it should reach (km²), and the town it should hold, if one is known. */
export type Seedling = { readonly at: Position; readonly area: number; readonly town: Position | null }

export type FittedSite = Site & { readonly area: number }

type Cell = {
  readonly area: number
  readonly centroid: Position
  /** Length shared with each other cell, by index. */
  readonly borders: readonly number[]
}

/** A millimetre, in kilometres: an edge that near the bisector of two sites lies on it. */
const ON_LINE = 1e-6

function centroidOf(rings: readonly Ring[], otherwise: Position): Position {
  let [area, sumX, sumY] = [0, 0, 0]
  for (const ring of rings)
    ring.slice(1).forEach(([u, v], index) => {
      const [x, y] = ring[index] ?? [u, v]
      const cross = (x * v - u * y) / 2
      area += cross
      sumX += (cross * (x + u)) / 3
      sumY += (cross * (y + v)) / 3
    })
  return area > 0 ? [sumX / area, sumY / area] : otherwise
}

/** Signed along the line: where clipping walks an edge there and back, the two walks cancel. */
function borderLength(rings: readonly Ring[], own: Site, other: Site): number {
  const { a, b, c } = bisector(own, other)
  const norm = Math.hypot(a, b)
  const onLine = ([x, y]: Position) => Math.abs(a * x + b * y - c) < ON_LINE * norm
  let length = 0
  for (const ring of rings)
    ring.forEach((to, index) => {
      const from = ring[index - 1]
      if (from && onLine(from) && onLine(to)) length += ((to[1] - from[1]) * a - (to[0] - from[0]) * b) / norm
    })
  return Math.max(length, 0)
}

function grow(sites: readonly Site[], outline: readonly Ring[]): readonly Cell[] {
  const parts = outline.map((ring) => powerCells(sites, ring))
  return sites.map((site, index) => {
    const rings = parts.map((cells) => cells[index] ?? [])
    return {
      area: rings.reduce((sum, ring) => sum + signedArea(ring), 0),
      centroid: centroidOf(rings, site.at),
      borders: sites.map((other, at) => (at === index ? 0 : borderLength(rings, site, other))),
    }
  })
}

const distance = ([x, y]: Position, [u, v]: Position) => Math.hypot(x - u, y - v)

/** How each area answers to each weight: a border of length l between sites d apart moves l / 2d km² for 1 km². */
function slopes(sites: readonly Site[], cells: readonly Cell[]): number[][] {
  const matrix = cells.map(({ borders }, row) =>
    borders.map((length, column) => {
      const [one, two] = [sites[row], sites[column]]
      return one && two && row !== column ? -length / (2 * distance(one.at, two.at)) : 0
    }),
  )
  return matrix.map((line, row) => {
    const sum = line.reduce((total, value) => total + value, 0)
    // Weights matter by their differences only: a trace on the diagonal picks one answer.
    return line.map((value, column) => (row === column ? 1e-6 - sum : value))
  })
}

type State = { readonly sites: readonly Site[]; readonly cells: readonly Cell[] }

const error = (cells: readonly Cell[], wanted: readonly number[]) =>
  Math.hypot(...cells.map(({ area }, index) => area - (wanted[index] ?? 0)))

/** One damped Newton step (Kitagawa, Mérigot and Thibert, 2019): never so long that a cell vanishes. */
function step(state: State, outline: readonly Ring[], wanted: readonly number[], least: number): State {
  const missing = state.cells.map(({ area }, index) => (wanted[index] ?? 0) - area)
  const direction = solve(slopes(state.sites, state.cells), missing)
  for (let share = 1; share > 1e-4; share /= 2) {
    const sites = state.sites.map((site, index) => ({ ...site, weight: site.weight + share * (direction[index] ?? 0) }))
    const cells = grow(sites, outline)
    const alive = cells.every(({ area }) => area >= least)
    if (alive && error(cells, wanted) <= (1 - share / 4) * error(state.cells, wanted)) return { sites, cells }
  }
  return state
}

function balance(state: State, outline: readonly Ring[], wanted: readonly number[], steps: number): State {
  const smallest = Math.min(...state.cells.map(({ area }) => area), ...wanted)
  let now = state
  for (let turn = 0; turn < steps; turn += 1) {
    const next = step(now, outline, wanted, smallest / 2)
    if (next === now || error(next.cells, wanted) < 1e-3 * Math.min(...wanted)) return next
    now = next
  }
  return now
}

const holds = (sites: readonly Site[], own: Site, point: Position) => {
  const reach = ({ at, weight }: Site) => distance(at, point) ** 2 - weight
  return sites.every((other) => reach(own) <= reach(other))
}

const towards = ([x, y]: Position, [fromX, fromY]: Position, [toX, toY]: Position, share: number): Position => [
  x + (toX - fromX) * share,
  y + (toY - fromY) * share,
]

/** A free site goes to the middle of its cell; a town left outside its own cell pulls the cell back over it. */
function settle({ sites, cells }: State, seedlings: readonly Seedling[], freeMove: boolean): Site[] {
  return sites.map((site, index) => {
    const town = seedlings[index]?.town ?? null
    const centroid = cells[index]?.centroid ?? site.at
    if (town === null) return freeMove ? { ...site, at: towards(site.at, site.at, centroid, 0.6) } : site
    return holds(sites, site, town) ? site : { ...site, at: towards(site.at, centroid, town, 0.5) }
  })
}

/** Weights are kept when every cell lives on; else all start equal again, where each site has its own ground. */
function regrow(sites: readonly Site[], outline: readonly Ring[]): State {
  const cells = grow(sites, outline)
  if (cells.every(({ area }) => area > 0)) return { sites, cells }
  const equal = sites.map(({ at }) => ({ at, weight: 0 }))
  return { sites: equal, cells: grow(equal, outline) }
}

/**
 * Sites and weights whose power cells share `outline` (closed rings turning left, km) in proportion to the areas
 * wanted, which are first scaled to what the outline holds. Ends by itself after `rounds`; the area each cell really
 * reached comes with its site.
 */
export function fitCells(seedlings: readonly Seedling[], outline: readonly Ring[], rounds = 40): readonly FittedSite[] {
  const held = outline.reduce((sum, ring) => sum + signedArea(ring), 0)
  const asked = seedlings.reduce((sum, { area }) => sum + area, 0)
  const wanted = seedlings.map(({ area }) => (area * held) / asked)
  const start = seedlings.map(({ at }) => ({ at, weight: 0 }))
  let state = regrow(start, outline)
  for (let round = 0; round < rounds; round += 1)
    state = regrow(settle(balance(state, outline, wanted, 4), seedlings, round < rounds / 3), outline)
  state = balance(state, outline, wanted, 60)
  return state.sites.map((site, index) => ({ ...site, area: state.cells[index]?.area ?? 0 }))
}

/** The part of `outline` in the cell of one site. */
export function cellWithin(sites: readonly Site[], own: number, outline: readonly Ring[]): readonly Ring[] {
  const site = sites[own]
  if (!site) return []
  const others = sites.filter((_, index) => index !== own)
  return outline
    .map((ring) => others.reduce((kept, other) => clipRing(kept, bisector(site, other)), ring))
    .filter((ring) => ring.length > 0)
}
