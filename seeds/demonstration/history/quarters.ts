import { addMonths, type Day, dayNumber } from '../../../spatial/day.ts'

const MONTHS_BACK = 36

/** A quarter of the history, by the numbers of its days: `from` to `to`, the last left out. */
export type Quarter = { readonly index: number; readonly from: number; readonly to: number }

/** The quarters of the last thirty-six months: twelve whole ones, and the one under way until a day left out. */
export function quartersUntil(until: Day): readonly Quarter[] {
  const quarters: Quarter[] = []
  const end = dayNumber(until)
  for (let from = firstOfQuarter(addMonths(until, -MONTHS_BACK)); dayNumber(from) < end; from = addMonths(from, 3))
    quarters.push({ index: quarters.length, from: dayNumber(from), to: Math.min(end, dayNumber(addMonths(from, 3))) })
  return quarters
}

function firstOfQuarter(day: Day): Day {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01` as Day // a first of a month is a day
}
