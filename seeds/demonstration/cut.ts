import type { Position } from '../../spatial/geometry/types.ts'
import { beside, type Curve } from './curves.ts'
import type { Mesh, Outline } from './mesh.ts'
import { distance, isInside, isOnLeft } from './plane.ts'

/** Nearer than this to a corner, a cut goes through the corner: no lot has an edge of a few centimetres. */
const SNAP_M = 0.1

export type Sides = { readonly left: readonly Outline[]; readonly right: readonly Outline[] }

type Crossing = { readonly along: number; readonly vertex: number }
type Path = { readonly vertices: readonly number[]; readonly middle: Position }

/** Cuts an outline along a curve that crosses it from side to side; one it misses comes back whole, on its side. */
export function cut(mesh: Mesh, outline: Outline, curve: Curve): Sides {
  const crossings = findCrossings(mesh, outline, curve)
  const ring = mesh.whole(outline)
  const paths = pathsInside(mesh, ring, { curve, crossings })
  let pieces: { ring: readonly number[]; left: boolean | null }[] = [{ ring, left: null }]
  for (const path of paths) {
    const host = pieces.find((piece) => holds(mesh, piece.ring, path))
    if (!host) continue
    const halves = divide(host.ring, path.vertices)
    pieces = [
      ...pieces.filter((piece) => piece !== host),
      { ring: halves.left, left: true },
      { ring: halves.right, left: false },
    ]
  }
  const onLeft = (piece: { ring: readonly number[]; left: boolean | null }) =>
    piece.left ?? liesOnLeft(mesh.positions(piece.ring), curve)
  return {
    left: pieces.filter(onLeft).map((piece) => piece.ring),
    right: pieces.filter((piece) => !onLeft(piece)).map((piece) => piece.ring),
  }
}

/** A piece that the curve misses lies where most of its corners do: its centre may lie elsewhere when it bends round. */
const liesOnLeft = (ring: readonly Position[], curve: Curve): boolean =>
  2 * ring.filter((point) => isOnLeft(point, curve)).length > ring.length

export type Strip = { readonly beside: readonly Outline[]; readonly strip: readonly Outline[] }

/** Takes a strip of a given width out of an outline, along a curve. */
export function cutStrip(mesh: Mesh, outline: Outline, { axis, widthM }: { axis: Curve; widthM: number }): Strip {
  const [leftEdge, rightEdge] = [beside(axis, widthM / 2), beside(axis, -widthM / 2)]
  const first = cut(mesh, outline, leftEdge)
  const rest = first.right.map((piece) => cut(mesh, piece, rightEdge))
  return {
    beside: [...first.left, ...rest.flatMap(({ right }) => right)],
    strip: rest.flatMap(({ left }) => left),
  }
}

function segmentsOf({ points, closed }: Curve): (readonly [Position, Position])[] {
  const ends = closed ? [...points.slice(1), ...points.slice(0, 1)] : points.slice(1)
  return ends.map((end, index) => [points[index] ?? end, end])
}

function findCrossings(mesh: Mesh, outline: Outline, curve: Curve): Crossing[] {
  const ring = mesh.whole(outline)
  const segments = segmentsOf(curve)
  const found = ring.flatMap((a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a
    const hits = segments.flatMap((segment, k) => meet(segment, mesh.at(a), mesh.at(b), k))
    return placeOnEdge(mesh, a, b, hits)
  })
  const sorted = found.sort((one, other) => one.along - other.along)
  return sorted.filter(
    ({ vertex }, index) => vertex !== sorted[index + 1]?.vertex && vertex !== sorted[index - 1]?.vertex,
  )
}

type Hit = { readonly along: number; readonly onEdge: number; readonly point: Position }

function meet([p, q]: readonly [Position, Position], a: Position, b: Position, index: number): Hit[] {
  const side = (point: Position) => (q[0] - p[0]) * (point[1] - p[1]) - (q[1] - p[1]) * (point[0] - p[0])
  const [sa, sb] = [side(a), side(b)]
  if (sa >= 0 === sb >= 0) return []
  const onEdge = sa / (sa - sb)
  const point: Position = [a[0] + (b[0] - a[0]) * onEdge, a[1] + (b[1] - a[1]) * onEdge]
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]]
  const t = ((point[0] - p[0]) * dx + (point[1] - p[1]) * dy) / (dx * dx + dy * dy)
  return t >= 0 && t < 1 ? [{ along: index + t, onEdge, point }] : []
}

function placeOnEdge(mesh: Mesh, a: number, b: number, hits: readonly Hit[]): Crossing[] {
  let from = a
  return [...hits]
    .sort((one, other) => one.onEdge - other.onEdge)
    .map(({ along, point }) => {
      const corner = [a, b].find((vertex) => distance(mesh.at(vertex), point) < SNAP_M)
      const vertex = corner ?? mesh.vertex(point)
      if (corner === undefined) {
        mesh.cutEdge(from, b, vertex)
        from = vertex
      }
      return { along, vertex }
    })
}

type Met = { readonly curve: Curve; readonly crossings: readonly Crossing[] }

function pathsInside(mesh: Mesh, ring: readonly number[], { curve, crossings }: Met): Path[] {
  const shape = mesh.positions(ring)
  const starts = curve.closed ? crossings : crossings.slice(0, -1)
  return starts.flatMap((from, index) => {
    const to = crossings[(index + 1) % crossings.length]
    if (!to || to.vertex === from.vertex) return []
    const span = to.along > from.along ? to.along - from.along : to.along + curve.points.length - from.along
    const middle = pointAt(curve, from.along + span / 2)
    if (!isInside(middle, shape)) return []
    const inner = corners(curve, from.along, span).filter((point) =>
      [from, to].every(({ vertex }) => distance(mesh.at(vertex), point) > 4 * SNAP_M),
    )
    return [{ vertices: [from.vertex, ...inner.map((point) => mesh.vertex(point)), to.vertex], middle }]
  })
}

const pointAt = ({ points }: Curve, along: number): Position => {
  const index = Math.floor(along)
  const from = points[index % points.length] ?? [0, 0]
  const to = points[(index + 1) % points.length] ?? from
  const t = along - index
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]
}

function corners({ points }: Curve, from: number, span: number): Position[] {
  const first = Math.floor(from) + 1
  const count = Math.max(0, Math.ceil(from + span) - first)
  return Array.from({ length: count }, (_, k) => points[(first + k) % points.length] ?? [0, 0])
}

function holds(mesh: Mesh, ring: readonly number[], { vertices, middle }: Path): boolean {
  const [first, last] = [vertices[0], vertices.at(-1)]
  if (first === undefined || last === undefined) return false
  return ring.includes(first) && ring.includes(last) && isInside(middle, mesh.positions(ring))
}

/** The path runs with the left piece and against the right one, both staying counter-clockwise. */
function divide(ring: readonly number[], path: readonly number[]): { left: number[]; right: number[] } {
  const from = ring.indexOf(path[0] ?? -1)
  const turned = [...ring.slice(from), ...ring.slice(0, from)]
  const to = turned.indexOf(path.at(-1) ?? -1)
  const inner = path.slice(1, -1)
  return {
    left: [...path.slice(0, 1), ...inner, ...turned.slice(to)],
    right: [...turned.slice(0, to + 1), ...inner.reverse()],
  }
}
