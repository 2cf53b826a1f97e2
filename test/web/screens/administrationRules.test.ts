import { describe, expect, test } from 'vitest'
import type { LegalHoliday, Outage } from '../../../api/contract/calendar.ts'
import type { VersionDraft } from '../../../api/contract/procedures/drafting.ts'
import { CATALOGUE } from '../../../seeds/procedures/catalogue.ts'
import { watchEvery } from '../../../web/screens/administration/calendar/calendarQueries.ts'
import { parseCalendarSearch } from '../../../web/screens/administration/calendar/calendarSearch.ts'
import { monthsOf } from '../../../web/screens/administration/calendar/months.ts'
import { isTime, moroccanInstant } from '../../../web/screens/administration/calendar/moroccanInstant.ts'
import {
  changeOf,
  codeFault,
  dayFault,
  faultsIn,
  isSame,
  moved,
  newPiece,
  termOf,
  workingOf,
} from '../../../web/screens/administration/procedures/editing/working.ts'
import {
  parseVersionSearch,
  parseVersionsSearch,
} from '../../../web/screens/administration/procedures/versionSearch.ts'

const HOLIDAY: LegalHoliday = {
  id: '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071',
  day: '2026-11-06',
  nameFr: 'Marche verte',
  nameAr: 'المسيرة الخضراء',
  act: 'Décret',
  sureness: 'sourced',
  enteredAt: '2026-01-01T00:00:00Z',
  enteredBy: null,
  withdrawn: null,
}
const OUTAGE: Outage = {
  id: HOLIDAY.id,
  from: '2026-11-12T23:30:00Z',
  to: '2026-11-13T10:00:00Z',
  certificate: '4/2026',
}

describe('a year of the calendar', () => {
  const kinds = (holidays: readonly LegalHoliday[]) => {
    const november = monthsOf(2026, { holidays: [...holidays], outages: [OUTAGE] })[10]
    return new Map(november?.weeks.flat().flatMap((cell) => (cell ? [[cell.day.slice(8), cell.kind] as const] : [])))
  }

  test('tells each day that does not count by why', () => {
    const days = kinds([HOLIDAY])
    expect([days.get('06'), days.get('07'), days.get('09'), days.get('12'), days.get('13')]).toEqual([
      ...['holiday', 'weekend', 'working', 'outage', 'outage'],
    ])
    expect(days.size).toBe(30)
    expect(kinds([{ ...HOLIDAY, withdrawn: { at: '2026-01-02T00:00:00Z', by: null } }]).get('06')).toBe('working')
  })

  test('has weeks from Monday on', () => {
    const [january] = monthsOf(2026, { holidays: [], outages: [] })
    expect(january?.weeks[0]?.map((cell) => cell?.day ?? null)).toEqual([
      ...[null, null, null, '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'],
    ])
    expect(january?.weeks).toHaveLength(5)
  })

  test('is asked for by its address, or is this one', () => {
    expect(parseCalendarSearch({ year: '2027' })).toEqual({ year: 2027 })
    expect([parseCalendarSearch({ year: 'demain' }), parseCalendarSearch({ year: 12 })]).toEqual([{}, {}])
  })
})

describe('a moment typed as Morocco’s clocks show it', () => {
  test('is an instant, whatever the country’s hour was that season', () => {
    expect(moroccanInstant('20/11/2025', '09:30')).toBe('2025-11-20T08:30:00.000Z')
    expect(moroccanInstant('10/03/2025', '9h30')).toBe('2025-03-10T09:30:00.000Z')
  })

  test('is none without a day or a time', () => {
    expect([moroccanInstant('31/02/2026', '09:30'), moroccanInstant('20/11/2025', '25:00')]).toEqual([null, null])
    expect([isTime('23:59'), isTime('9h05'), isTime('24:00'), isTime('9'), isTime('12:60')]).toEqual([
      ...[true, true, false, false, false],
    ])
  })
})

test('recounts are watched while one is not over', () => {
  expect(watchEvery([{ finishedAt: null }, { finishedAt: '2026-11-24T09:00:00Z' }])).toBe(1_000)
  expect(watchEvery([{ finishedAt: '2026-11-24T09:00:00Z' }])).toBe(false)
})

describe('a version being written', () => {
  const [first] = CATALOGUE
  if (!first) throw new Error('the catalogue is empty')
  const { definition, tests } = first
  const draft = { definition, tests: [...tests], validFrom: '2027-03-01', validTo: null } as unknown as VersionDraft
  const working = workingOf(draft)

  test('is typed as it is printed and sent as the contract writes it', () => {
    expect([working.validFrom, working.validTo]).toEqual(['01/03/2027', ''])
    expect(changeOf({ ...working, validTo: '31/12/2027' }, 4)).toMatchObject({
      ...{ version: 4, validFrom: '2027-03-01', validTo: '2027-12-31' },
    })
    expect(changeOf(working, 4).validTo).toBeNull()
    expect([dayFault(working, 'validTo'), dayFault({ ...working, validFrom: '' }, 'validFrom')]).toEqual([false, true])
  })

  test('is the same until something is typed, and says what does not hold', () => {
    expect(isSame(working, workingOf(draft))).toBe(true)
    const faulty = { ...working, definition: { ...definition, nameFr: '' } }
    expect(isSame(faulty, working)).toBe(false)
    expect(faultsIn(working)).toEqual([])
    expect(faultsIn(faulty).map(({ path }) => path)).toEqual(['definition.nameFr'])
  })

  test('has lists whose elements move by one and never fall off', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
    const piece = newPiece({ code: 'photos_lieu', nameFr: 'Photos', nameAr: 'صور' })
    expect(piece.rule.sureness).toBe('unknown')
    expect([codeFault('photos du lieu', []), codeFault('photos_lieu', [piece]), codeFault('plan', [piece])]).toEqual([
      ...['codeFault', 'codeTaken', null],
    ])
  })

  test('has a length, or none that anybody could source', () => {
    expect(termOf('12', 'working')).toEqual({ length: 12, unit: 'working' })
    expect([termOf('douze', 'calendar'), termOf('12', 'none')]).toEqual([{ length: 0, unit: 'calendar' }, null])
  })

  test('is found again by its address', () => {
    expect(parseVersionsSearch({ state: 'checked', propose: 'yes' })).toEqual({ state: 'checked', propose: 'yes' })
    expect(parseVersionsSearch({ state: 'archived' })).toEqual({})
    expect(parseVersionSearch({ part: 'preview', on: '2027-03-01' })).toEqual({ part: 'preview', on: '2027-03-01' })
    expect(parseVersionSearch({ part: 'other', on: 'demain' })).toEqual({})
  })
})
