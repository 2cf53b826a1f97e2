import { addMonths, type Day, daysBetween } from '../../../spatial/day.ts'
import type { Centimes } from './money.ts'
import { startedSquareMetres } from './squareMetres.ts'

const MONTHS_IN_QUARTER = 3

/**
 * Quarters that are started from a day to another, both occupied: periods of three months from the first day, since no text
 * that was read says they are those of the calendar.
 * @throws RangeError when the last day comes before the first
 */
export function startedQuarters(from: Day, to: Day): number {
  if (daysBetween(from, to) < 0) throw new RangeError(`${to} comes before ${from}`)
  let quarters = 1
  while (daysBetween(addMonths(from, quarters * MONTHS_IN_QUARTER), to) >= 0) quarters += 1
  return quarters
}

/**
 * What occupying the communal public domain costs (law 39-07): rate × started square metres × started quarters.
 * @param rate centimes a square metre and quarter
 */
export const occupationFee = (m2: number, quarters: number, rate: Centimes): Centimes =>
  startedSquareMetres(m2) * Math.ceil(quarters) * rate
