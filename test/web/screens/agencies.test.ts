// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { PerformanceAnswer } from '../../../api/contract/performance/performance.ts'
import type { Territories } from '../../../api/contract/territory.ts'
import { SEVEN_STEPS } from '../../../web/map/palette.ts'
import { type ClassKey, keysOf, scaleOf } from '../../../web/screens/territory/classes.ts'
import { APART_LOOKS, looksOf, onCommunes } from '../../../web/screens/territory/figureLooks.ts'
import {
  agencyOf,
  isWithin,
  levelShown,
  levelsIn,
  placesOf,
  withAgencies,
} from '../../../web/screens/territory/places.ts'
import { rowsOf } from '../../../web/screens/territory/ranking.ts'
import { parseTerritorySearch } from '../../../web/screens/territory/territorySearch.ts'

const [COAST, HILLS, UNTOLD] = ['a', 'b', 'c'].map((letter) => `01981d0a-0000-7000-8000-00000000000${letter}`) as [
  string,
  string,
  string,
]
const named = { nameFr: '', nameAr: '', outline: 'imported', kind: 'rural', city: null, endedOn: null } as const
const commune = (code: string, bbox: number[], at: number[]): Territories['communes'][number] => ({
  ...{ ...named, code, bbox, at, province: '06.141' },
})

/** Two communes of the coast far apart, one between them of both agencies, one of the hills, one of nobody. */
const LAND = withAgencies(
  placesOf({
    regions: [],
    provinces: [],
    communes: [
      commune('06.141.01.01', [-9, 30, -8, 31], [-8.5, 30.5]),
      commune('06.141.01.03', [-7, 33, -5, 34], [-6, 33.5]),
      commune('06.141.01.05', [-8, 31, -7, 32], [-7.5, 31.5]),
      commune('06.141.01.07', [-4, 30, -3, 31], [-3.5, 30.5]),
      commune('06.141.01.09', [-2, 30, -1, 31], [-1.5, 30.5]),
    ],
  }),
  {
    on: '2026-09-30',
    agencies: [
      { code: COAST, nameFr: 'Côte', nameAr: 'الساحل', communes: ['06.141.01.01', '06.141.01.03', '06.141.01.05'] },
      { code: HILLS, nameFr: 'Collines', nameAr: 'التلال', communes: ['06.141.01.05', '06.141.01.07'] },
      { code: UNTOLD, nameFr: 'Ailleurs', nameAr: 'مكان آخر', communes: [] },
    ],
  },
)

const ANSWER: PerformanceAnswer = {
  definition: {
    ...{ code: 'median_calendar_net', name: { fr: '', ar: '' }, from: null, to: null },
    ...{ how: { fr: '', ar: '' }, excluded: { fr: '', ar: '' }, least: 5, better: 'lower' },
  },
  ...{ unit: 'days', period: { code: '2026-Q3', first: '2026-07-01', last: '2026-09-30', running: false } },
  ...{ legal: { days: 30, unit: 'calendar', rule: { fr: '', ar: '' } }, doubtful: 0, waiting: 0 },
  rows: [
    { code: COAST, value: 12, n: 9, withheld: false },
    { code: HILLS, value: null, n: 2, withheld: true },
  ],
}
const SCALE = scaleOf('median_calendar_net', 'agencies', ANSWER.legal)
const ROWS = rowsOf(LAND.at.agencies, ANSWER, SCALE)

describe('an urban agency', () => {
  test('is as large as its communes, and its circle stands in the one nearest to its middle', () => {
    // -9 to -5, 30 to 34: the middle is -7, 32, and -7.5, 31.5 is the nearest.
    expect(LAND.byCode.get(COAST)).toMatchObject({ bbox: [-9, 30, -5, 34], at: [-7.5, 31.5], level: 'agencies' })
  })

  test('of which nobody told what it is in charge of has no place, and is neither nothing to count nor kept back', () => {
    expect(LAND.byCode.get(UNTOLD)).toMatchObject({ unknown: true, bbox: null, at: null })
    expect(ROWS.map(({ key, rank }) => [key, rank])).toEqual([
      ['1', 1],
      ['withheld', null],
      ['unknown', null],
    ])
  })

  test('holds its communes, which lie in their province all the same', () => {
    const inside = (around: string) =>
      LAND.at.communes.filter((place) => isWithin(place, around)).map(({ code }) => code.slice(-2))
    expect([inside(COAST), inside(HILLS), inside(UNTOLD)]).toEqual([['01', '03', '05'], ['05', '07'], []])
    expect(inside('06.141')).toHaveLength(5)
  })

  test('colours its communes; one of two agencies and one of none are hatched apart, never guessed', () => {
    const looks = (shown: readonly ClassKey[] = []) => {
      const keys = new Set(shown)
      const drawn = looksOf(ROWS, { scale: SCALE, name: 'warm', shown: keys })
      return [...onCommunes(drawn, LAND.at.communes, keys).values()]
    }
    expect(LAND.at.communes.map(agencyOf)).toEqual([COAST, COAST, null, HILLS, null])
    expect(looks()).toEqual([
      ...[{ fill: SEVEN_STEPS.warm[1] }, { fill: SEVEN_STEPS.warm[1] }, APART_LOOKS.unknown],
      ...[APART_LOOKS.withheld, APART_LOOKS.unknown],
    ])
    expect(looks(['unknown']).map(({ hatch }) => hatch?.marks)).toEqual([
      ...[undefined, undefined, 'crossed', undefined, 'crossed'],
    ])
    expect(looks(['1']).filter(({ hatch }) => hatch !== undefined)).toEqual([])
  })
})

describe('the levels of the map', () => {
  test('are four in the country; an agency stands beside regions, and has communes alone', () => {
    expect(levelsIn(undefined)).toEqual(['regions', 'provinces', 'communes', 'agencies'])
    expect([levelsIn('06'), levelsIn('06.141'), levelsIn(COAST)]).toEqual([
      ...[['provinces', 'communes'], ['communes'], ['communes']],
    ])
  })

  test('of an address that asks for one there is not are the usual', () => {
    expect([levelShown({}), levelShown({ level: 'agencies' }), levelShown({ level: 'agencies', in: '06' })]).toEqual([
      ...['provinces', 'agencies', 'provinces'],
    ])
    expect([levelShown({ in: COAST }), levelShown({ in: COAST, level: 'regions' })]).toEqual(['communes', 'communes'])
  })

  test('name what is unknown in the legend of agencies alone', () => {
    expect([keysOf('agencies', ANSWER).includes('unknown'), keysOf('communes', ANSWER).includes('unknown')]).toEqual([
      ...[true, false],
    ])
  })
})

test('an address goes into an agency, to one, and to the class of those that are unknown', () => {
  const good = { level: 'agencies', in: COAST, at: HILLS, classes: '1,unknown' }
  expect(parseTerritorySearch(good)).toEqual(good)
  expect(parseTerritorySearch({ in: `${COAST}0`, at: COAST.slice(1) })).toEqual({})
})
