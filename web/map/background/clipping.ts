import type { Bbox } from '../mapView.ts'

/** [lon, lat] in degrees. */
type Point = readonly [number, number]

type Edge = { readonly inside: (point: Point) => boolean; readonly cut: (from: Point, to: Point) => Point }

const alongX = (x: number, [x1, y1]: Point, [x2, y2]: Point): Point => [x, y1 + ((x - x1) / (x2 - x1)) * (y2 - y1)]
const alongY = (y: number, [x1, y1]: Point, [x2, y2]: Point): Point => [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1), y]

const edges = ([west, south, east, north]: Bbox): readonly Edge[] => [
  { inside: ([x]) => x >= west, cut: (from, to) => alongX(west, from, to) },
  { inside: ([x]) => x <= east, cut: (from, to) => alongX(east, from, to) },
  { inside: ([, y]) => y >= south, cut: (from, to) => alongY(south, from, to) },
  { inside: ([, y]) => y <= north, cut: (from, to) => alongY(north, from, to) },
]

function clipByEdge(ring: readonly Point[], { inside, cut }: Edge): Point[] {
  return ring.flatMap((to, index) => {
    const from = ring.at(index - 1) ?? to
    if (inside(from) === inside(to)) return inside(to) ? [to] : []
    return inside(to) ? [cut(from, to), to] : [cut(from, to)]
  })
}

/**
 * A ring clipped to a box, one side of the box after the other (Sutherland and Hodgman, 1974). Good for filling;
 * pieces may stay joined by edges running along the box, so never for measuring.
 */
export const clipRing = (ring: readonly Point[], box: Bbox): readonly Point[] =>
  edges(box).reduce<readonly Point[]>((points, edge) => clipByEdge(points, edge), ring)

/** Every position rounded to `decimals` degrees, repeated ones dropped, written as differences in integers. */
export function packRing(ring: readonly Point[], decimals: number): number[] {
  const unit = 10 ** decimals
  let [lastX, lastY] = [0, 0]
  return ring.flatMap(([lon, lat], index) => {
    const [x, y] = [Math.round(lon * unit), Math.round(lat * unit)]
    if (index > 0 && x === lastX && y === lastY) return []
    const step = [x - lastX, y - lastY]
    ;[lastX, lastY] = [x, y]
    return step
  })
}

/** The ring back from its differences, [lon, lat] in degrees. */
export function unpackRing(steps: readonly number[], decimals: number): Point[] {
  const unit = 10 ** decimals
  let [x, y] = [0, 0]
  return Array.from({ length: steps.length / 2 }, (_, index): Point => {
    x += steps[2 * index] ?? 0
    y += steps[2 * index + 1] ?? 0
    return [x / unit, y / unit]
  })
}
