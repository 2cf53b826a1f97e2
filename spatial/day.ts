declare const day: unique symbol

/** A civil day in Morocco, `YYYY-MM-DD`. Days are days, not instants. */
export type Day = string & { readonly [day]: true }

const SHAPE = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000

/** The day when the text is a real calendar day (2026-02-30 is not), else null. */
export function parseDay(text: string): Day | null {
  if (!SHAPE.test(text)) return null
  const instant = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== text) return null
  return text as Day // the brand is minted here, after the check above
}

/** The day of a text that was checked before it was kept. @throws RangeError when it is none: whoever kept it is at fault */
export function asDay(text: string): Day {
  const day = parseDay(text)
  if (!day) throw new RangeError(`${text} is not a day`)
  return day
}

/** Days since 1 January 1970, the same everywhere: a civil day has no time zone. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** The day with that number; whole numbers only. */
export const dayOfNumber = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10) as Day

export const addDays = (day: Day, count: number): Day => dayOfNumber(dayNumber(day) + count)

/** How many days later `to` is; negative when it is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** 0 on Sunday to 6 on Saturday. */
export const weekdayOf = (number: number): number => (((number + 4) % 7) + 7) % 7

/** The same day of a later month; its last day where that month is shorter: 31 January and one month is 28 February. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10) as Day
}
