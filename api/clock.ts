import type { Day } from '../spatial/day.ts'
import type { Clock } from './deps.ts'

const inMorocco = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' })

/** The machine's clock; the civil day is Morocco's. */
export const systemClock: Clock = {
  now: () => new Date(),
  today: () => inMorocco.format(new Date()) as Day, // en-CA writes YYYY-MM-DD
}
