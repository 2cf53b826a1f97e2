/** Surfaces are drawn and typed no finer than this: what is under it is the noise of arithmetic, not a started metre. */
const SQUARE_CENTIMETRES = 10_000

/**
 * Square metres as the taxes count them: each one that is started counts whole (law 47-06).
 * @throws RangeError when the surface is negative
 */
export const startedSquareMetres = (m2: number): number => Math.ceil(exactSquareMetres(m2))

/**
 * Square metres as they were drawn or typed, to the square centimetre.
 * @throws RangeError when the surface is negative
 */
export function exactSquareMetres(m2: number): number {
  if (!(m2 >= 0)) throw new RangeError(`no surface: ${m2}`)
  return Math.round(m2 * SQUARE_CENTIMETRES) / SQUARE_CENTIMETRES
}
