import { bboxOf } from './plane.ts'
import type { PolygonRings, Position, Ring } from './types.ts'

/**
 * A point well inside a valid outline: the middle of its widest stretch along a horizontal line through its largest part.
 * Used to ask which commune or which zone a parcel is in. Null when the outline has no inside.
 */
export function representativePoint(polygons: readonly PolygonRings[]): Position | null {
  const { minY, maxY } = bboxOf(largestShell(polygons))
  const levels = [0.5, 0.382, 0.618, 0.271, 0.729].map((share) => minY + (maxY - minY) * share)
  for (const level of levels) {
    const middle = widestMiddle(polygons, level)
    if (middle !== null) return [middle, level]
  }
  return null
}

function largestShell(polygons: readonly PolygonRings[]): Ring {
  let [best, bestExtent]: [Ring, number] = [[], -1]
  for (const [shell] of polygons) {
    if (!shell) continue
    const box = bboxOf(shell)
    const extent = (box.maxX - box.minX) * (box.maxY - box.minY)
    if (extent > bestExtent) [best, bestExtent] = [shell, extent]
  }
  return best
}

function widestMiddle(polygons: readonly PolygonRings[], y: number): number | null {
  const crossings = polygons.flatMap((rings) => rings.flatMap((ring) => crossingsAt(ring, y))).sort((a, b) => a - b)
  let [middle, width]: [number | null, number] = [null, 0]
  for (let index = 1; index < crossings.length; index += 2) {
    const [from = 0, to = 0] = crossings.slice(index - 1, index + 1)
    if (to - from > width) [middle, width] = [(from + to) / 2, to - from]
  }
  return middle
}

function crossingsAt(ring: Ring, y: number): number[] {
  const found: number[] = []
  for (let index = 1; index < ring.length; index += 1) {
    const [a, b] = [ring[index - 1], ring[index]]
    if (!a || !b || a[1] > y === b[1] > y) continue
    found.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
  }
  return found
}
