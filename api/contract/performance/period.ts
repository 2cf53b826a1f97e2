import { z } from 'zod'
import { addDays, addMonths, asDay, type Day } from '../../../spatial/day.ts'

const QUARTER = /^((?:19|20)\d{2})-Q([1-4])$/
const YEAR = /^(?:19|20)\d{2}$/

/** A quarter, `2026-Q3`, or a year, `2026`: three or twelve months of the civil calendar. */
export const period = z.string().regex(/^(19|20)\d{2}(-Q[1-4])?$/)

export const quarter = z.string().regex(QUARTER)

/** The first and the last day of a period. @throws RangeError when the text is none */
export function daysOf(text: string): { readonly first: Day; readonly last: Day } {
  const found = QUARTER.exec(text)
  if (!found && !YEAR.test(text)) throw new RangeError(`${text} is no period`)
  const month = found ? String(Number(found[2]) * 3 - 2).padStart(2, '0') : '01'
  const first = asDay(`${text.slice(0, 4)}-${month}-01`)
  return { first, last: addDays(addMonths(first, found ? 3 : 12), -1) }
}

/** The quarter a day is in. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** The quarter so many quarters later; earlier when negative. */
export const quarterAfter = (from: string, count: number): string => quarterOf(addMonths(daysOf(from).first, 3 * count))

/** The quarters of a period, in order: one, or four. */
export function quartersOf(text: string): readonly string[] {
  return QUARTER.test(text) ? [text] : [1, 2, 3, 4].map((nth) => `${text}-Q${nth}`)
}

/** The same period a quarter or a year before. */
export const periodBefore = (text: string): string =>
  QUARTER.test(text) ? quarterAfter(text, -1) : String(Number(text) - 1).padStart(4, '0')
