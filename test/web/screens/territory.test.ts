// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { INDICATOR_CODES } from '../../../api/contract/performance/indicators.ts'
import type { PerformanceAnswer } from '../../../api/contract/performance/performance.ts'
import type { Territories } from '../../../api/contract/territory.ts'
import { SEVEN_STEPS } from '../../../web/map/palette.ts'
import { boundsOf, type ClassKey, classOf, radiusOf, scaleOf, shadeOf } from '../../../web/screens/territory/classes.ts'
import { circlesOf, looksOf } from '../../../web/screens/territory/figureLooks.ts'
import { INDICATOR_GROUPS } from '../../../web/screens/territory/indicatorGroups.ts'
import { otherKind, quartersBetween, stepsFor } from '../../../web/screens/territory/periods.ts'
import { isWithin, type Place, parentOf, placesOf } from '../../../web/screens/territory/places.ts'
import { byName, differenceOf, rowsOf, sorted, withOthers } from '../../../web/screens/territory/ranking.ts'
import { territoryCsv } from '../../../web/screens/territory/territoryCsv.ts'
import { parseTerritorySearch } from '../../../web/screens/territory/territorySearch.ts'
import { trendLine } from '../../../web/screens/territory/trendLine.ts'

const RULE = { fr: 'arrêté 1839.23', ar: 'القرار 1839.23' }
const legal = (days: number) => ({ days, unit: 'calendar', rule: RULE }) as const

const place = (code: string, nameFr: string, nameAr = ''): Place => ({
  ...{ code, nameFr, nameAr, level: 'communes', bbox: null, at: [-7, 33], approximate: true },
  ...{ ended: false, path: ['06', '06.141', code], city: null, agencies: [], unknown: false },
})

/** Four communes: three with figures, two of them equal, and one that was withheld. */
const HERE = [
  place('06.141.01.03', 'Anfa'),
  place('06.141.01.05', 'Zenata'),
  place('06.141.01.07', 'Élan'),
  place('06.141.01.09', 'Bouskoura'),
  place('06.141.01.11', 'Vide'),
]

const answer = (values: readonly (number | null)[], better: 'lower' | 'higher' = 'lower'): PerformanceAnswer => ({
  definition: {
    ...{ code: 'median_calendar_net', name: RULE, from: null, to: null, how: RULE, excluded: RULE },
    ...{ least: 5, better },
  },
  ...{ unit: 'days', period: { code: '2026-Q3', first: '2026-07-01', last: '2026-09-30', running: false } },
  ...{ legal: legal(30), doubtful: 0, waiting: 0 },
  rows: values.map((value, index) => ({
    ...{ code: HERE[index]?.code ?? '', value, n: value === null ? 3 : 12, withheld: value === null },
  })),
})

const SCALE = scaleOf('median_calendar_net', 'communes', legal(30))

describe('the classes of a delay', () => {
  test('have the legal delay as a limit, thirds and multiples of it as the others', () => {
    expect(SCALE).toMatchObject({ breaks: [10, 20, 30, 40, 60, 90], legal: 2, drawn: 'fills', darkest: 'highest' })
    expect(scaleOf('mean_calendar_gross', 'regions', legal(15)).breaks).toEqual([5, 10, 15, 20, 30, 45])
  })

  test('put a delay of exactly the legal number of days within it, and half a day more beyond', () => {
    const keys = [0, 0.5, 10, 30, 30.5, 90, 91].map((value) => classOf({ value, n: 9, withheld: false }, SCALE))
    expect(keys).toEqual(['zero', '0', '0', '2', '3', '5', '6'])
  })

  test('know no legal limit in another unit, for one of the hands, or when the law gives none', () => {
    for (const [code, law] of [
      ['median_working_net', legal(30)],
      ['time_members', legal(30)],
      ['median_calendar_net', null],
    ] as const)
      expect(scaleOf(code, 'communes', law).legal).toBeNull()
  })

  test('tell a figure kept back from nothing to count, and both from nought', () => {
    expect(classOf({ value: null, n: 3, withheld: true }, SCALE)).toBe('withheld')
    expect(classOf({ value: null, n: 0, withheld: false }, SCALE)).toBe('none')
    expect(classOf(undefined, SCALE)).toBe('none')
    expect(classOf({ value: 0, n: 6, withheld: false }, SCALE)).toBe('zero')
  })

  test('are six limits that grow, whatever is measured and at whatever level', () => {
    for (const code of INDICATOR_CODES)
      for (const level of ['regions', 'provinces', 'communes'] as const) {
        const { breaks } = scaleOf(code, level, legal(15))
        expect([code, breaks.length]).toEqual([code, 6])
        expect(breaks.every((limit, index) => limit > (breaks[index - 1] ?? 0))).toBe(true)
      }
  })

  test('have no lower end for the first and no upper end for the last', () => {
    expect([0, 2, 6].map((step) => boundsOf(step, SCALE))).toEqual([
      { over: null, upTo: 10 },
      { over: 20, upTo: 30 },
      { over: 90, upTo: null },
    ])
  })
})

describe('the colours', () => {
  test('are darkest for the worst: a long delay, a low share in time', () => {
    expect(shadeOf(6, scaleOf('median_calendar_net', 'communes', null))).toBe(6)
    expect(shadeOf(6, scaleOf('in_time', 'communes', null))).toBe(0)
  })

  test.each(Object.entries(SEVEN_STEPS))(
    'of %s each darken by eight points of lightness at the least',
    (_, colours) => {
      // CIE L* from the luminance of sRGB (IEC 61966-2-1).
      const lightness = colours.map((hex) => {
        const [red = 0, green = 0, blue = 0] = [1, 3, 5]
          .map((from) => Number.parseInt(hex.slice(from, from + 2), 16) / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        return 116 * Math.cbrt(0.2126 * red + 0.7152 * green + 0.0722 * blue) - 16
      })
      const steps = lightness.slice(1).map((each, index) => (lightness[index] ?? 0) - each)
      expect(Math.min(...steps)).toBeGreaterThan(8)
    },
  )

  test('leave out what the legend leaves out, and hatch what has no figure', () => {
    const rows = rowsOf(HERE, answer([12, 31, 12, null]), SCALE)
    const drawn = (shown: readonly ClassKey[]) => looksOf(rows, { scale: SCALE, name: 'warm', shown: new Set(shown) })
    const all = drawn([])
    expect(all.get(HERE[0]?.code ?? '')?.fill).toBe(SEVEN_STEPS.warm[1])
    expect(all.get(HERE[3]?.code ?? '')?.hatch?.marks).toBe('dotted')
    expect(all.get(HERE[4]?.code ?? '')?.hatch?.marks).toBe('diagonal')
    const late = drawn(['3'])
    expect(late.get(HERE[1]?.code ?? '')?.fill).toBe(SEVEN_STEPS.warm[3])
    expect(late.get(HERE[0]?.code ?? '')?.fill).toBe(late.get(HERE[3]?.code ?? '')?.fill)
  })
})

describe('a count', () => {
  const scale = scaleOf('filed', 'communes', null)

  test('is a circle whose area is as large as it', () => {
    expect(scale.drawn).toBe('circles')
    expect(radiusOf(200, scale) ** 2 / radiusOf(50, scale) ** 2).toBeCloseTo(4)
  })

  test('of nought, or left out by the legend, has no circle', () => {
    const counts = { ...answer([120, 0, 30]), unit: 'dossiers' as const }
    const rows = rowsOf(HERE, counts, scale)
    const circles = circlesOf(rows, { scale, name: 'cividis', shown: new Set<ClassKey>(['5']) })
    expect(circles.map(({ code }) => code)).toEqual([HERE[0]?.code])
  })
})

describe('the table', () => {
  const others = { before: answer([10, 40, null, 5]), beside: undefined }
  const rows = withOthers(rowsOf(byName(HERE, 'fr'), answer([12, 31, 12, null]), SCALE), others)

  test('ranks the shortest delay first, equals alike, and leaves a rank out after them', () => {
    expect(rows.map(({ place: { nameFr }, rank }) => [nameFr, rank])).toEqual([
      ['Anfa', 1],
      ['Bouskoura', null],
      ['Élan', 1],
      ['Vide', null],
      ['Zenata', 3],
    ])
  })

  test('ranks the highest share first where that is the better', () => {
    const shares = rowsOf(HERE, answer([12, 31, 12, null], 'higher'), SCALE)
    expect(shares.map(({ rank }) => rank)).toEqual([2, 1, 2, null, null])
  })

  test('says the difference only between two known figures, without the dust of binary fractions', () => {
    expect(rows.map(({ difference }) => difference)).toEqual([2, null, null, null, -9])
    expect(differenceOf(12.3, 12.1)).toBe(0.2)
  })

  test('keeps what has no figure at the end, whichever way it is turned', () => {
    const names = (down: boolean) => sorted(rows, { sort: 'value', down }).map(({ place: { nameFr } }) => nameFr)
    expect(names(false)).toEqual(['Anfa', 'Élan', 'Zenata', 'Bouskoura', 'Vide'])
    expect(names(true)).toEqual(['Zenata', 'Anfa', 'Élan', 'Bouskoura', 'Vide'])
  })

  test('marks a figure an official is given though it is too small to be published', () => {
    const told = answer([12, 31])
    const few = { ...told, rows: told.rows.map((row, index) => (index === 0 ? { ...row, n: 4 } : row)) }
    expect(rowsOf(HERE, few, SCALE).map(({ few: is }) => is)).toEqual([true, false, false, false, false])
  })

  test('goes out as a file whose words are never a formula and whose figures are figures', () => {
    const [first] = rowsOf([place('06.141.01.03', '=cmd()', '+212')], answer([12.5]), SCALE)
    const row = { ...first, difference: -2.5, beside: null } as Parameters<typeof territoryCsv>[0][number]
    const csv = territoryCsv([row], {
      ...{ about: [['Indicateur', '@Délai']], heads: ['Code'], state: () => 'publié', unit: 'jours', language: 'fr' },
    })
    expect(csv).toBe(
      `\ufeff"Indicateur";"'@Délai"\r\n\r\n"Code"\r\n"06.141.01.03";"'=cmd()";"'+212";"1";"12,5";"jours";"12";"publié";"-2,5";""\r\n`,
    )
  })
})

describe('time', () => {
  test('is every quarter from the first to the last there are figures of', () => {
    expect(quartersBetween('2025-Q3', '2026-Q1')).toEqual(['2025-Q3', '2025-Q4', '2026-Q1'])
    expect(quartersBetween('2026-Q1', '2026-Q1')).toEqual(['2026-Q1'])
  })

  test('goes by years when a year is shown, and back to a quarter there is', () => {
    const quarters = ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']
    expect(stepsFor(quarters, '2026')).toEqual(['2025', '2026'])
    expect([otherKind('2025-Q4', quarters), otherKind('2025', quarters), otherKind('2026', quarters)]).toEqual([
      ...['2025', '2025-Q4', '2026-Q2'],
    ])
  })

  test('is drawn from nought to the highest, broken where a quarter has no figure', () => {
    const line = trendLine([20, 40, null, 10], { width: 68, height: 28 })
    expect(line.path).toBe('M4 14L24 4M64 19')
    expect([line.heightOf(30), line.heightOf(50)]).toEqual([9, null])
    expect(trendLine([null, 7, null], { width: 68, height: 28 }).path).toBe('')
  })
})

describe('territories', () => {
  const named = { nameFr: '', nameAr: '', bbox: null, at: null, outline: 'imported' } as const
  const communes: Territories['communes'] = [
    { ...named, code: '06.141.01.0', kind: 'urban', city: null, province: '06.141', endedOn: null },
    { ...named, code: '06.141.01.01', kind: 'arrondissement', city: '06.141.01.0', province: '06.141', endedOn: null },
    { ...named, code: '06.141.03.01', kind: 'rural', city: null, province: '06.371', endedOn: null },
    { ...named, code: '06.141.03.03', kind: 'rural', city: null, province: '06.141', endedOn: '2026-05-12' },
  ]
  const provinces = ['06.141', '06.371'].map((code) => ({ ...named, code, region: '06' }))
  const places = placesOf({ regions: [], provinces, communes })

  test('of a city that decides by arrondissements are the arrondissements', () => {
    expect(places.at.communes.map(({ code }) => code)).toEqual(['06.141.01.01', '06.141.03.01', '06.141.03.03'])
    expect(places.byCode.get('06.141.01.01')?.approximate).toBe(false)
  })

  test('lie where they belong, whatever province their code was written in', () => {
    const moved = places.byCode.get('06.141.03.01')
    if (!moved) throw new Error('the moved commune is not there')
    expect([parentOf(moved), isWithin(moved, '06.371'), isWithin(moved, '06.141')]).toEqual(['06.371', true, false])
    expect([isWithin(moved, '06'), isWithin(moved, undefined)]).toEqual([true, true])
  })

  test('that ceased to be are shown in the periods they have figures of, and in no other', () => {
    const rows = (n: number) => {
      const of = answer([12])
      return rowsOf(
        places.at.communes,
        { ...of, rows: [{ code: '06.141.03.03', value: 12, n, withheld: false }] },
        SCALE,
      )
    }
    expect([rows(9).length, rows(0).length]).toEqual([3, 2])
  })
})

test('the picker offers every indicator once', () => {
  expect(INDICATOR_GROUPS.flatMap(({ codes }) => [...codes]).toSorted()).toEqual(INDICATOR_CODES.toSorted())
})

test('an address is read as far as it makes sense', () => {
  const good = {
    ...{ indicator: 'in_time', period: '2026-Q3', track: 'gp', level: 'provinces', in: '06', at: '06.141' },
    ...{ besidePeriod: '2025', split: '40', classes: '0,withheld', sort: 'n', down: 'yes', view: '-7,33,6' },
  }
  expect(parseTerritorySearch(good)).toEqual({ ...good, split: 40 })
  const bad = {
    ...{ indicator: 'In Time', period: '2026-Q5', in: '6', at: 'x', classes: '9x', split: '140', level: 'wards' },
  }
  expect(parseTerritorySearch(bad)).toEqual({})
})
