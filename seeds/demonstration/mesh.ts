import type { Position } from '../../spatial/geometry/types.ts'

/** Vertex numbers of a counter-clockwise outline; the last is not repeated. */
export type Outline = readonly number[]

const keyOf = (a: number, b: number) => (a < b ? `${a}|${b}` : `${b}|${a}`)

/**
 * Every point of a town, once, on the centimetre grid. An edge cut for one polygon is cut for all that share it:
 * neighbours have the same vertices, so their common edges are equal and nothing overlaps by a rounding.
 */
export class Mesh {
  readonly #points: Position[] = []
  readonly #numbers = new Map<string, number>()
  readonly #cuts = new Map<string, number>()

  /** The number of the grid point nearest to a position in local metres. */
  vertex([x, y]: Position): number {
    const point: Position = [Math.round(x * 100) / 100, Math.round(y * 100) / 100]
    const key = `${point[0]},${point[1]}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#points.push(point) - 1
    this.#numbers.set(key, number)
    return number
  }

  at(vertex: number): Position {
    const point = this.#points[vertex]
    if (!point) throw new Error(`the mesh has no vertex ${vertex}`)
    return point
  }

  /** Puts a vertex on the edge a-b, for this polygon and its neighbour alike. */
  cutEdge(a: number, b: number, vertex: number): void {
    if (vertex !== a && vertex !== b) this.#cuts.set(keyOf(a, b), vertex)
  }

  /** The outline with every vertex that its edges have received since. */
  whole(outline: Outline): number[] {
    return outline.flatMap((a, index) => [a, ...this.#between(a, outline[(index + 1) % outline.length] ?? a)])
  }

  positions(outline: Outline): Position[] {
    return outline.map((vertex) => this.at(vertex))
  }

  #between(a: number, b: number): number[] {
    const vertex = this.#cuts.get(keyOf(a, b))
    return vertex === undefined ? [] : [...this.#between(a, vertex), vertex, ...this.#between(vertex, b)]
  }
}
