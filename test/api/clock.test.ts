import { expect, test } from 'vitest'
import { dayOf, endOfDay, instantOf, startOfDay } from '../../api/clock.ts'

/** Every civil day of three years, in which the hour of Morocco changes several times. */
const DAYS = Array.from({ length: 3 * 365 }, (_, nth) =>
  new Date(Date.parse('2025-01-01') + nth * 86_400_000).toISOString().slice(0, 10),
)

test('a civil day is Morocco’s: in April 2026 it begins an hour before that of UTC', () => {
  expect(dayOf(new Date('2026-04-14T22:59:59.999Z'))).toBe('2026-04-14')
  expect(dayOf(new Date('2026-04-14T23:00:00Z'))).toBe('2026-04-15')
  expect(startOfDay('2026-04-15')).toEqual(new Date('2026-04-14T23:00:00Z'))
})

test('in Ramadan the country keeps the hour of Greenwich', () => {
  expect(startOfDay('2026-03-01')).toEqual(new Date('2026-03-01T00:00:00Z'))
  expect(dayOf(new Date('2026-02-28T23:30:00Z'))).toBe('2026-02-28')
})

test('ten in the morning is nine or ten in Greenwich, as the country’s rule of that day has it', () => {
  expect(instantOf('2026-04-15', '10:00')).toEqual(new Date('2026-04-15T09:00:00Z'))
  expect(instantOf('2026-03-01', '10:00')).toEqual(new Date('2026-03-01T10:00:00Z'))
  // The last day of Ramadan 2026 and the one on which the hour changed back, tz database: 22 March.
  expect(instantOf('2026-03-21', '15:30')).toEqual(new Date('2026-03-21T15:30:00Z'))
  expect(instantOf('2026-03-22', '15:30')).toEqual(new Date('2026-03-22T14:30:00Z'))
})

test('every day begins where the one before it ends, and neither instant belongs to the other', () => {
  const strays = DAYS.filter((day, nth) => {
    const start = startOfDay(day)
    const [before, after] = [DAYS[nth - 1], endOfDay(day)]
    const meets = before === undefined || endOfDay(before).getTime() === start.getTime()
    return !(meets && dayOf(start) === day && dayOf(new Date(after.getTime() - 1)) === day && dayOf(after) !== day)
  })
  expect(strays).toEqual([])
})
