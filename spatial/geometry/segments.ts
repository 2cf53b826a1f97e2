import Flatbush from 'flatbush'
import { crossesRay } from './plane.ts'
import type { PolygonRings, Position } from './types.ts'

/** Where a ring stands among all the vertices of a parcel. */
export type RingSpan = {
  /** Index of its first vertex, and one past its last (the closing repetition is left out). */
  readonly start: number
  readonly end: number
  readonly polygon: number
  readonly isHole: boolean
}

/** Every side of every ring of one parcel, numbered by its first vertex and indexed by its box. */
export type Segments = {
  readonly vertices: readonly Position[]
  readonly rings: readonly RingSpan[]
  /** Number of the ring of each vertex. */
  readonly ringOf: Uint32Array
  readonly index: Flatbush
}

/** Numbers and indexes the sides of closed rings. O(n log n); 300,000 sides take about 0.1 s. */
export function segmentsOf(polygons: readonly PolygonRings[]): Segments {
  const vertices: Position[] = []
  const rings: RingSpan[] = []
  for (const [polygon, polygonRings] of polygons.entries())
    for (const [position, ring] of polygonRings.entries()) {
      const start = vertices.length
      for (const vertex of ring) vertices.push(vertex)
      vertices.pop() // the closing repetition
      rings.push({ start, end: vertices.length, polygon, isHole: position > 0 })
    }
  const ringOf = new Uint32Array(vertices.length)
  for (const [number, { start, end }] of rings.entries()) ringOf.fill(number, start, end)
  return { vertices, rings, ringOf, index: indexOf(vertices, rings) }
}

function indexOf(vertices: readonly Position[], rings: readonly RingSpan[]): Flatbush {
  const index = new Flatbush(Math.max(1, vertices.length))
  for (const { start, end } of rings)
    for (let side = start; side < end; side += 1) {
      const [x1 = 0, y1 = 0] = vertices[side] ?? []
      const [x2 = 0, y2 = 0] = vertices[side + 1 < end ? side + 1 : start] ?? []
      index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))
    }
  if (vertices.length === 0) index.add(0, 0)
  index.finish()
  return index
}

export function ringNumber({ ringOf }: Segments, vertex: number): number {
  const number = ringOf[vertex]
  if (number === undefined) throw new RangeError(`no vertex ${vertex}`)
  return number
}

export function ringSpan({ rings }: Segments, number: number): RingSpan {
  const span = rings[number]
  if (!span) throw new RangeError(`no ring ${number}`)
  return span
}

export function vertexAt({ vertices }: Segments, index: number): Position {
  const vertex = vertices[index]
  if (!vertex) throw new RangeError(`no vertex ${index}`)
  return vertex
}

/** The vertex after this one on its ring. */
export function nextVertex(segments: Segments, index: number): number {
  const { start, end } = ringSpan(segments, ringNumber(segments, index))
  return index + 1 < end ? index + 1 : start
}

/** The vertex before this one on its ring. */
export function previousVertex(segments: Segments, index: number): number {
  const { start, end } = ringSpan(segments, ringNumber(segments, index))
  return index > start ? index - 1 : end - 1
}

/** Numbers of the rings that go around a point which lies on none of them, from one ray cast through the index. */
export function ringsAround(segments: Segments, point: Position): ReadonlySet<number> {
  const around = new Set<number>()
  for (const side of segments.index.search(point[0], point[1], Infinity, point[1])) {
    if (!crossesRay(point, vertexAt(segments, side), vertexAt(segments, nextVertex(segments, side)))) continue
    const ring = ringNumber(segments, side)
    if (!around.delete(ring)) around.add(ring)
  }
  return around
}
