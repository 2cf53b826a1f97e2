import { typedDay } from '../../../text/figures.ts'

const OFFSET = new Intl.DateTimeFormat('en', { timeZone: 'Africa/Casablanca', timeZoneName: 'longOffset' })

/** « 09:30 », « 9h30 » as hours and minutes; null when it is no time of a day. */
function typedTime(text: string): readonly [number, number] | null {
  const [, hours, minutes] = /^\s*(\d{1,2})\s*[:hH]\s*(\d{2})\s*$/.exec(text) ?? []
  const [hour, minute] = [Number(hours ?? Number.NaN), Number(minutes ?? Number.NaN)]
  return hour < 24 && minute < 60 ? [hour, minute] : null
}

export const isTime = (text: string): boolean => typedTime(text) !== null

/** A day and a time typed as Morocco's clocks show them, as an instant; null when either is none. */
export function moroccanInstant(dayText: string, timeText: string): string | null {
  const [day, time] = [typedDay(dayText), typedTime(timeText)]
  if (day === null || time === null) return null
  const asUtc = Date.parse(`${day}T00:00:00Z`) + (time[0] * 60 + time[1]) * 60_000
  // The country was level with UTC or an hour ahead, by season and by decree: what its clock said then.
  const near = asUtc - aheadAt(asUtc)
  return new Date(asUtc - aheadAt(near)).toISOString()
}

function aheadAt(instant: number): number {
  const [, sign, hours = '0', minutes = '0'] =
    /GMT(?:([+-])(\d\d):(\d\d))?/.exec(OFFSET.format(new Date(instant))) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
