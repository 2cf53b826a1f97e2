import type { Drawing } from '../../../spatial/drawing/gather.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import type { Size } from './viewport.ts'

/** A drawing laid on a page 1,000 wide, as a sheet is on its own: y runs down, and nothing keeps the drawing's large figures. */
export type DrawingPage = {
  readonly size: Size
  readonly place: (at: Position) => readonly [number, number]
  /** Of a length in the drawing's units. */
  readonly length: (units: number) => number
}

const WIDTH = 1000
const FLATTEST = 50
const TALLEST = 4000

/** Null for a drawing that has nothing to show. */
export function drawingPage({ lines, fills, texts }: Pick<Drawing, 'lines' | 'fills' | 'texts'>): DrawingPage | null {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  const widen = ([x, y]: Position) => {
    box.minX = Math.min(box.minX, x)
    box.minY = Math.min(box.minY, y)
    box.maxX = Math.max(box.maxX, x)
    box.maxY = Math.max(box.maxY, y)
  }
  for (const { points } of lines) for (const point of points) widen(point)
  for (const { rings } of fills) for (const point of rings.flat()) widen(point)
  for (const { at } of texts) widen(at)
  if (!Number.isFinite(box.minX)) return null
  const [across, up] = [box.maxX - box.minX, box.maxY - box.minY]
  const scale = Math.min(WIDTH / (across || up || 1), TALLEST / (up || across || 1))
  const height = Math.min(TALLEST, Math.max(FLATTEST, up * scale))
  return {
    size: { width: Math.max(FLATTEST, across * scale), height },
    place: ([x, y]) => [(x - box.minX) * scale, height - (y - box.minY) * scale],
    length: (units) => units * scale,
  }
}
