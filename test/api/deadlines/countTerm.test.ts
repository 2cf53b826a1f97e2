import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalCalendar } from '../../../api/deadlines/counting/calendar.ts'
import { countTerm, type Stop } from '../../../api/deadlines/counting/countTerm.ts'
import type { Day } from '../../../spatial/day.ts'
import { day, holiday, noHoliday } from './days.ts'

const pause = (from: string, to: string | null): Stop => ({
  from: day(from),
  to: to === null ? null : day(to),
  why: 'pause',
})

describe('a term in working days', () => {
  // November 2026: the 24th is a Tuesday, the 28th a Saturday.
  test('does not count the day it starts from, nor Saturdays and Sundays', () => {
    const { due, skipped } = countTerm(day('2026-11-24'), { length: 10, unit: 'working' }, noHoliday)
    expect(due).toBe('2026-12-08')
    expect(skipped.map((skip) => skip.day)).toEqual(['2026-11-28', '2026-11-29', '2026-12-05', '2026-12-06'])
    expect(skipped.every(({ why }) => why === 'weekend')).toBe(true)
  })

  test('filed on the eve of an Aïd of two days, ends two working days later', () => {
    // Wednesday 27 and Thursday 28 May 2026 as the two days; 26 is their eve.
    const calendar = legalCalendar([holiday('2026-05-27', 'Aïd Al-Adha'), holiday('2026-05-28', 'Aïd Al-Adha')])
    const { due, skipped } = countTerm(day('2026-05-26'), { length: 3, unit: 'working' }, { calendar })
    // Friday 29, Monday 1, Tuesday 2.
    expect(due).toBe('2026-06-02')
    expect(skipped).toEqual([
      { day: '2026-05-27', why: 'holiday', nameFr: 'Aïd Al-Adha', nameAr: 'عطلة' },
      { day: '2026-05-28', why: 'holiday', nameFr: 'Aïd Al-Adha', nameAr: 'عطلة' },
      { day: '2026-05-30', why: 'weekend' },
      { day: '2026-05-31', why: 'weekend' },
    ])
  })

  test('skips a holiday on a Sunday once, as a holiday', () => {
    const calendar = legalCalendar([holiday('2026-11-29')])
    const { due, skipped } = countTerm(day('2026-11-27'), { length: 1, unit: 'working' }, { calendar })
    expect(due).toBe('2026-11-30')
    expect(skipped.map(({ why }) => why)).toEqual(['weekend', 'holiday'])
  })
})

describe('a term in calendar days', () => {
  test('counts every day, holidays and weekends too', () => {
    const calendar = legalCalendar([holiday('2026-11-18')])
    expect(countTerm(day('2026-11-02'), { length: 30, unit: 'calendar' }, { calendar })).toEqual({
      due: '2026-12-02',
      days: 30,
      left: 0,
      skipped: [],
    })
  })

  test('is longer by the days of a pause across the end of a month, both ends included', () => {
    // Five days from 28 January to 1 February: 15 days from the 20th would be 4 February, and become the 9th.
    const stops = [pause('2026-01-28', '2026-02-01')]
    const { due, skipped } = countTerm(day('2026-01-20'), { length: 15, unit: 'calendar' }, { ...noHoliday, stops })
    expect(due).toBe('2026-02-09')
    expect(skipped).toHaveLength(5)
    expect(skipped.at(-1)).toEqual({ day: '2026-02-01', why: 'pause' })
  })

  test('stands still while a pause has no end, and says how many days are left', () => {
    const stops = [pause('2026-11-10', null)]
    const { due, left } = countTerm(day('2026-11-02'), { length: 15, unit: 'calendar' }, { ...noHoliday, stops })
    expect({ due, left }).toEqual({ due: null, left: 8 }) // the 3rd to the 9th are seven
  })

  test('is not touched by a pause that begins after its last day', () => {
    const stops = [pause('2026-11-18', null)]
    expect(countTerm(day('2026-11-02'), { length: 15, unit: 'calendar' }, { ...noHoliday, stops }).due).toBe(
      '2026-11-17',
    )
  })

  test('names the certificate of an outage among the days it skipped', () => {
    const outage = { from: day('2026-11-05'), to: day('2026-11-06'), why: 'outage', nameFr: 'Certificat 3' } as const
    const { due, skipped } = countTerm(
      day('2026-11-02'),
      { length: 5, unit: 'calendar' },
      { ...noHoliday, stops: [outage] },
    )
    expect(due).toBe('2026-11-09')
    expect(skipped).toEqual([
      { day: '2026-11-05', why: 'outage', nameFr: 'Certificat 3' },
      { day: '2026-11-06', why: 'outage', nameFr: 'Certificat 3' },
    ])
  })
})

describe('a term of one month', () => {
  test.each([
    ['2026-01-31', '2026-02-28', 28],
    ['2028-01-31', '2028-02-29', 29],
    ['2026-11-24', '2026-12-24', 30],
    ['2026-12-15', '2027-01-15', 31],
  ])('from %s ends on %s, %i days later', (from, due, days) => {
    expect(countTerm(day(from), { length: 1, unit: 'month' }, noHoliday)).toMatchObject({ due, days })
  })
})

describe('any term, against a slow and obvious model', () => {
  const epoch = Date.UTC(2025, 0, 1)
  const iso = (offset: number) => new Date(epoch + offset * 86_400_000).toISOString().slice(0, 10) as Day
  const offsets = fc.integer({ min: 0, max: 900 })
  const stop = fc.tuple(offsets, fc.integer({ min: 0, max: 30 }), fc.constantFrom('pause' as const, 'outage' as const))

  /** A sheet of paper: every day after the first is written down, struck out or counted. */
  function onPaper(
    from: number,
    length: number,
    working: boolean,
    holidays: readonly number[],
    stops: readonly Stop[],
  ) {
    let counted = 0
    for (let at = from + 1; ; at += 1) {
      const date = iso(at)
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
      const struck =
        (working && (weekday === 0 || weekday === 6 || holidays.includes(at))) ||
        stops.some((one) => one.from <= date && one.to !== null && date <= one.to)
      if (!struck) counted += 1
      if (counted === length) return date
    }
  }

  test('ends on the same day, with as many days skipped as lie between', () => {
    fc.assert(
      fc.property(
        offsets,
        fc.integer({ min: 1, max: 90 }),
        fc.boolean(),
        fc.array(offsets, { maxLength: 40 }),
        fc.array(stop, { maxLength: 4 }),
        (from, length, working, free, given) => {
          const stops = given.map(([at, lasts, why]) => ({ from: iso(at), to: iso(at + lasts), why }))
          const calendar = legalCalendar(free.map((at) => holiday(iso(at))))
          const term = { length, unit: working ? 'working' : 'calendar' } as const
          const { due, skipped } = countTerm(iso(from), term, { calendar, stops })
          expect(due).toBe(onPaper(from, length, working, free, stops))
          const between = due === null ? 0 : (Date.parse(due) - Date.parse(iso(from))) / 86_400_000
          expect(skipped.length).toBe(between - length)
        },
      ),
    )
  })

  test('never ends earlier for one more holiday or one more day of pause', () => {
    fc.assert(
      fc.property(offsets, fc.integer({ min: 1, max: 60 }), offsets, (from, length, extra) => {
        const term = { length, unit: 'working' } as const
        const plain = countTerm(iso(from), term, noHoliday).due ?? ''
        const calendar = legalCalendar([holiday(iso(extra))])
        const stops = [{ from: iso(extra), to: iso(extra), why: 'pause' } as const]
        expect((countTerm(iso(from), term, { calendar }).due ?? '') >= plain).toBe(true)
        expect((countTerm(iso(from), term, { ...noHoliday, stops }).due ?? '') >= plain).toBe(true)
      }),
    )
  })
})
