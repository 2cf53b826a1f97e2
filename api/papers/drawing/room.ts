import type { Position } from '../../../spatial/geometry/types.ts'

/** A letter is about so wide for its height. */
const LETTER_SHARE = 0.58

type Words = { readonly words: string; readonly at: Position; readonly size: number }
type Box = readonly [left: number, top: number, right: number, bottom: number]

const boxOf = ({ words, at: [x, y], size }: Words): Box => {
  const half = (words.length * size * LETTER_SHARE) / 2
  return [x - half, y - size, x + half, y + size * 0.3]
}

const meet = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

/** As far from the sheet's edge as its line is wide, and a little. */
const EDGE_MM = 0.6

const isWithin = ([left, top, right, bottom]: Box, { widthMm, heightMm }: Size) =>
  left >= EDGE_MM && top >= EDGE_MM && right <= widthMm - EDGE_MM && bottom <= heightMm - EDGE_MM

type Size = { readonly widthMm: number; readonly heightMm: number }

/** Where words already stand on a sheet: who comes later gives way, and nobody is cut by its edge. */
export class Room {
  readonly #size: Size
  readonly #taken: Box[] = []

  constructor(size: Size) {
    this.#size = size
  }

  /** Whether there is room for them; there is not any more afterwards. */
  take(words: Words): boolean {
    const box = boxOf(words)
    if (!isWithin(box, this.#size) || this.#taken.some((other) => meet(box, other))) return false
    this.#taken.push(box)
    return true
  }

  /** Keeps words off a piece of the sheet, millimetres. */
  keep(box: Box): void {
    this.#taken.push(box)
  }
}
