import type { Day } from '../spatial/day.ts'
import type { Clock } from './deps.ts'

/**
 * The country's own rules, as Node.js knows them and no other: the time zone has changed twice in ten years, and a
 * database server's tables may be older than ours.
 */
const timeZone = 'Africa/Casablanca'
const inMorocco = new Intl.DateTimeFormat('en-CA', { timeZone })
const offsetInMorocco = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
const DAY_MS = 86_400_000

/** The machine's clock; the civil day is Morocco's. */
export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayOf(new Date()),
}

/** The civil day of Morocco at an instant. */
export const dayOf = (instant: Date): Day => inMorocco.format(instant) as Day // en-CA writes YYYY-MM-DD

/** The first instant of a civil day of Morocco. */
export const startOfDay = (day: string): Date => instantOf(day, '00:00')

/** The instant at which Morocco's clocks show an hour (`HH:MM`) of a civil day: an hour later by the month of Ramadan's rule. */
export function instantOf(day: string, hour: string): Date {
  const shown = Date.parse(`${day}T${hour}:00Z`)
  const near = new Date(shown - offsetAt(new Date(shown)))
  return new Date(shown - offsetAt(near))
}

/** The first instant after a civil day of Morocco. */
export const endOfDay = (day: string): Date =>
  startOfDay(new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10))

/** Milliseconds Morocco is ahead of UTC: `GMT+01:00` in English words, `GMT` for none. */
function offsetAt(instant: Date): number {
  const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(offsetInMorocco.format(instant)) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
