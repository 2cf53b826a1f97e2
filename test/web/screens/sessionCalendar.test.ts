import { describe, expect, test } from 'vitest'
import { asDay } from '../../../spatial/day.ts'
import { dayReached, weeksOf } from '../../../web/screens/commission/calendar/days.ts'
import { parseSessionsSearch } from '../../../web/screens/commission/commissionSearch.ts'
import { longDay } from '../../../web/text/longDay.ts'

const reached = (key: string, dir: 'ltr' | 'rtl' = 'ltr', day = '2026-11-24') =>
  dayReached({ key, dir, day: asDay(day) })

describe('the weeks of a month', () => {
  test('begin on Monday and hold the whole of it: November 2026 from Monday 26 October to Sunday 6 December', () => {
    const weeks = weeksOf(asDay('2026-11-24'))
    expect(weeks.map(([first, ...rest]) => [first, rest.at(-1)])).toEqual([
      ['2026-10-26', '2026-11-01'],
      ['2026-11-02', '2026-11-08'],
      ['2026-11-09', '2026-11-15'],
      ['2026-11-16', '2026-11-22'],
      ['2026-11-23', '2026-11-29'],
      ['2026-11-30', '2026-12-06'],
    ])
  })

  test('are four where it begins on a Monday and has 28 days', () => {
    // 1 February 2027 is a Monday.
    expect(weeksOf(asDay('2027-02-28')).map(([first]) => first)).toEqual([
      ...['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22'],
    ])
  })
})

describe('a key on a day', () => {
  test('walks along the row as it is read, and by weeks up and down', () => {
    expect([reached('ArrowRight'), reached('ArrowLeft')]).toEqual(['2026-11-25', '2026-11-23'])
    expect([reached('ArrowRight', 'rtl'), reached('ArrowLeft', 'rtl')]).toEqual(['2026-11-23', '2026-11-25'])
    expect([reached('ArrowDown'), reached('ArrowUp')]).toEqual(['2026-12-01', '2026-11-17'])
  })

  test('goes to the ends of its week, and to the same day of another month or its last', () => {
    expect([reached('Home'), reached('End')]).toEqual(['2026-11-23', '2026-11-29'])
    expect([reached('PageUp', 'ltr', '2027-03-31'), reached('PageDown', 'ltr', '2026-12-31')]).toEqual([
      '2027-02-28',
      '2027-01-31',
    ])
    expect(reached('x')).toBe(null)
  })
})

test('the calendar and its day are kept in the address, and a day that is none is left out', () => {
  expect(parseSessionsSearch({ view: 'month', day: '2026-11-24', mine: 'yes' })).toEqual({
    ...{ view: 'month', day: '2026-11-24', mine: 'yes' },
  })
  expect(parseSessionsSearch({ view: 'month', day: '2026-02-30' })).toEqual({ view: 'month' })
  expect(parseSessionsSearch({ day: '2026-11-24', scope: 'past' })).toEqual({ scope: 'past' })
})

test('a day is said in full by its Moroccan names, in Western digits', () => {
  expect(longDay('fr', '2026-11-24')).toBe('mardi 24 novembre 2026')
  expect(longDay('ar', '2026-11-24').replaceAll(/[\u200e\u200f]/g, '')).toMatch(/^الثلاثاء.* 24 نونبر.* 2026$/)
})
