import type { MultiPolygon } from 'geojson'

/** Grid of the committed outlines, degrees: about 11 m, against some 150 m in the source. */
export const GRID = 1e-4

type Cell = readonly [number, number]
type Ring = readonly Cell[]

/**
 * Outlines that share their edges: each edge is stored once, as a chain of grid cells written as differences.
 * A ring lists arcs in order; `~i` is arc i walked backwards.
 */
export type Topology = {
  readonly grid: number
  readonly outlines: Readonly<Record<string, readonly (readonly (readonly number[])[])[]>>
  readonly arcs: readonly (readonly number[])[]
}

const keyOf = ([x, y]: Cell) => `${x},${y}`
const toCell = ([lon = Number.NaN, lat = Number.NaN]: readonly number[]): Cell => [
  Math.round(lon / GRID),
  Math.round(lat / GRID),
]

/** A vertex is a junction when it does not have exactly two neighbours over all rings. */
function junctionsOf(rings: readonly Ring[]): ReadonlySet<string> {
  const neighbours = new Map<string, Set<string>>()
  const link = (from: Cell, to: Cell) => {
    const found = neighbours.get(keyOf(from)) ?? new Set<string>()
    neighbours.set(keyOf(from), found.add(keyOf(to)))
  }
  for (const ring of rings)
    ring.slice(1).forEach((cell, index) => {
      const before = ring[index] ?? cell
      link(before, cell)
      link(cell, before)
    })
  return new Set([...neighbours].filter(([, around]) => around.size !== 2).map(([key]) => key))
}

/** The closed ring cut at its junctions; a ring without any stays one closed chain, started at its smallest vertex. */
function cutAtJunctions(ring: Ring, junctions: ReadonlySet<string>): Ring[] {
  const open = ring.slice(0, -1)
  const found = open.findIndex((cell) => junctions.has(keyOf(cell)))
  const smallest = open.map(keyOf).reduce((best, key, index, keys) => (key < (keys[best] ?? '') ? index : best), 0)
  const start = found === -1 ? smallest : found
  const turned = [...open.slice(start), ...open.slice(0, start + 1)]
  const chains: Cell[][] = [turned.slice(0, 1)]
  turned.slice(1).forEach((cell, index) => {
    chains.at(-1)?.push(cell)
    if (junctions.has(keyOf(cell)) && index < turned.length - 2) chains.push([cell])
  })
  return chains
}

/** Stores each chain once, whichever way it is walked first. */
function arcBook() {
  const arcs: Ring[] = []
  const known = new Map<string, number>()
  const add = (chain: Ring): number => {
    const forward = chain.map(keyOf).join(' ')
    const found = known.get(forward)
    if (found !== undefined) return found
    const backward = known.get(chain.map(keyOf).reverse().join(' '))
    if (backward !== undefined) return ~backward
    known.set(forward, arcs.push(chain) - 1)
    return arcs.length - 1
  }
  return { arcs, add }
}

const toDifferences = (chain: Ring): number[] =>
  chain.flatMap(([x, y], index) => {
    const [beforeX, beforeY] = chain[index - 1] ?? [0, 0]
    return [x - beforeX, y - beforeY]
  })

/** Outlines in degrees, already noded against each other on the grid, to shared arcs. */
export function toTopology(outlines: ReadonlyMap<string, MultiPolygon>): Topology {
  const cells = [...outlines].map(
    ([code, outline]) => [code, outline.coordinates.map((polygon) => polygon.map((ring) => ring.map(toCell)))] as const,
  )
  const junctions = junctionsOf(cells.flatMap(([, polygons]) => polygons.flat()))
  const book = arcBook()
  const arcsOf = (ring: Ring) => cutAtJunctions(ring, junctions).map(book.add)
  const listed = cells.map(([code, polygons]) => [code, polygons.map((polygon) => polygon.map(arcsOf))] as const)
  return { grid: GRID, outlines: Object.fromEntries(listed), arcs: book.arcs.map(toDifferences) }
}

function toPositions(differences: readonly number[], grid: number): number[][] {
  const positions: number[][] = []
  let x = 0
  let y = 0
  for (let i = 0; i < differences.length; i += 2) {
    x += differences[i] ?? 0
    y += differences[i + 1] ?? 0
    positions.push([Number((x * grid).toFixed(4)), Number((y * grid).toFixed(4))])
  }
  return positions
}

/** Shared arcs back to outlines in degrees, by code. */
export function fromTopology({ grid, outlines, arcs }: Topology): ReadonlyMap<string, MultiPolygon> {
  const chains = arcs.map((differences) => toPositions(differences, grid))
  const walk = (arc: number) => (arc < 0 ? (chains[~arc] ?? []).toReversed() : (chains[arc] ?? []))
  const toRing = (ring: readonly number[]) =>
    ring.flatMap((arc, index) => (index === 0 ? walk(arc) : walk(arc).slice(1)))
  return new Map(
    Object.entries(outlines).map(([code, polygons]) => [
      code,
      { type: 'MultiPolygon', coordinates: polygons.map((polygon) => polygon.map(toRing)) },
    ]),
  )
}
