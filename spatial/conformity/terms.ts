import type { Day } from '../day.ts'

const asDay = (instant: Date): Day => instant.toISOString().slice(0, 10) as Day // minted from a real calendar date

/** The same day of the month, `months` later; the last day of the month where there is none (31 August + 6: 28 February). */
export function addMonths(from: Day, months: number): Day {
  const instant = new Date(`${from}T00:00:00Z`)
  const wanted = instant.getUTCDate()
  instant.setUTCDate(1)
  instant.setUTCMonth(instant.getUTCMonth() + months)
  const lastOfMonth = new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + 1, 0)).getUTCDate()
  instant.setUTCDate(Math.min(wanted, lastOfMonth))
  return asDay(instant)
}

export const addYears = (from: Day, years: number): Day => addMonths(from, years * 12)

export function dayAfter(day: Day): Day {
  const instant = new Date(`${day}T00:00:00Z`)
  instant.setUTCDate(instant.getUTCDate() + 1)
  return asDay(instant)
}
