import type { Centimes } from './money.ts'
import { startedSquareMetres } from './squareMetres.ts'

/** Square metres: covered, all floors; balconies and the like over one's own ground; the same over the public domain. */
export type Covered = {
  readonly coveredM2: number
  readonly projectionM2: number
  readonly publicProjectionM2: number
}

/** A projection over the communal public domain counts twice. */
export const OVER_PUBLIC_DOMAIN = 2

/** Square metres that are taxed: each of the three surfaces is rounded up once, in total and not floor by floor. */
export const taxedSquareMetres = ({ coveredM2, projectionM2, publicProjectionM2 }: Covered): number =>
  startedSquareMetres(coveredM2) +
  startedSquareMetres(projectionM2) +
  OVER_PUBLIC_DOMAIN * startedSquareMetres(publicProjectionM2)

/**
 * Tax on construction (law 47-06, articles 50 to 56), in whole centimes: nothing is left to round.
 * @param rate centimes a square metre
 */
export const constructionTax = (covered: Covered, rate: Centimes): Centimes => taxedSquareMetres(covered) * rate
