import type { Position } from '../geometry/types.ts'

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const IDENTITY: Affine = [1, 0, 0, 1, 0, 0]

export const moved = ([a, b, c, d, e, f]: Affine, [x, y]: Position): Position => [a * x + c * y + e, b * x + d * y + f]

/** What the inner one makes, then moved by the outer one. */
export function after(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d] = outer
  const [e, f] = moved(outer, [inner[4], inner[5]])
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    e,
    f,
  ]
}

/** How much a length grows, whichever way it lies: the root of how much an area does. */
export const growthOf = ([a, b, c, d]: Affine): number => Math.sqrt(Math.abs(a * d - b * c))
