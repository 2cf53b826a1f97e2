import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BulletinData } from '../../../api/contract/performance/bulletinData.ts'
import { type Outlines, readOutlines } from '../../../api/performance/bulletin/drawing/outlines.ts'
import { gatherFigures } from '../../../api/performance/bulletin/figures/gather.ts'
import { type CommuneHistory, communeHistory, TODAY } from '../../build/communeHistory.ts'
import type { Happened } from '../../build/lives.ts'

/**
 * Four rural communes of Al Hoceima, region 01, in the second quarter of 2026. Afterwards Maksouline is merged into Senada
 * (July), Boufrah is renamed (August) and Essai taken from it (October), Imoukzan passes to Taounate, region 03 (October);
 * two dossiers filed in Boufrah are Essai's, and pass to it.
 *
 * On paper, decided in the quarter: Maksouline 5 in 5, 6, 7, 8, 9 days: 7.0. Senada 5 in 10, 10, 10, 10, 15: 11.0. Boufrah 3
 * in 10 each. Imoukzan 5 in 20 each. Together 18, in 35 + 55 + 30 + 100 = 220 days: 12.2; filed 20, two of them open.
 */
const [MAKSOULINE, SENADA, BOUFRAH, IMOUKZAN, ESSAI] = [
  ...['01.051.03.05', '01.051.03.07', '01.051.03.01', '01.051.07.03', '01.051.03.99'],
] as [string, string, string, string, string]
const [AL_HOCEIMA, TAOUNATE] = ['01.051', '03.531']
const [SPRING, SUMMER] = ['2026-06-30', '2026-09-30']

let history: CommuneHistory
let drawnBefore: Outlines | null
let spring: BulletinData
let summer: BulletinData

const decidedIn = (days: number): readonly Happened[] => [
  ['2026-05-04', 'file', 'filed'],
  [`2026-05-${String(4 + days).padStart(2, '0')}`, 'sign', 'granted'],
]

beforeAll(async () => {
  history = await communeHistory()
  const { db, lives } = history
  const paper: readonly (readonly [commune: string, days: readonly number[]])[] = [
    [MAKSOULINE, [5, 6, 7, 8, 9]],
    [SENADA, [10, 10, 10, 10, 15]],
    [BOUFRAH, [10, 10, 10]],
    [IMOUKZAN, [20, 20, 20, 20, 20]],
  ]
  for (const [commune, all] of paper) for (const days of all) await lives.write({ commune, events: decidedIn(days) })
  for (const number of ['010510301-2026-00001', '010510301-2026-00002'])
    await history.numbered(number, { commune: BOUFRAH, events: [['2026-06-02', 'file', 'filed']] })
  drawnBefore = await readOutlines(db, SPRING)
  await history.enter([
    { kind: 'merged', commune: MAKSOULINE, into: SENADA, day: '2026-07-01' },
    { kind: 'renamed', commune: BOUFRAH, nameFr: 'Bni Boufrah Jadid', nameAr: 'بني بوفراح الجديد', day: '2026-08-01' },
    {
      ...{ kind: 'created', commune: ESSAI, from: BOUFRAH, nameFr: 'Oued Essai', nameAr: 'واد التجربة', type: 'rural' },
      ...{ population: 2_000, day: '2026-10-01' },
    },
    { kind: 'moved_province', commune: IMOUKZAN, province: TAOUNATE, day: '2026-10-15' },
  ])
  expect((await history.apply()).changes).toHaveLength(4)
  for (const number of ['010510301-2026-00001', '010510301-2026-00002'])
    expect(await history.relocate(number, ESSAI)).toMatchObject({ ok: true })
  await history.roll()
  const asked = { today: TODAY, edition: 1, correction: null, previous: null }
  spring = await gatherFigures(db, { ...asked, quarter: '2026-Q2' })
  summer = await gatherFigures(db, { ...asked, quarter: '2026-Q3' })
})
afterAll(() => history.close())

const territoryOf = ({ territories }: BulletinData, code: string) => territories.find((one) => one.code === code)
const keyOf = ({ key }: BulletinData, code: string) => key.find((one) => one.code === code)?.value

test('the country’s figures of a quarter have the dossiers of a commune that was created after it', () => {
  expect(['filed', 'decided', 'backlog'].map((code) => keyOf(spring, code))).toEqual([20, 18, 2])
  expect(spring.tracks.pp).toMatchObject({ n: 18, mean: 12.2 })
  expect(spring.trend.at(-1)).toMatchObject({ quarter: '2026-Q2', filed: 20, decided: 18, backlog: 2 })
})

test('those of a region and a province are of the communes they had then, and not of those that came since', () => {
  const regions = new Map(spring.regions.map((one) => [one.code, one]))
  expect(regions.get('01')).toMatchObject({ filed: 20, decided: 18, backlog: 2, pp: { n: 18, mean: 12.2 } })
  expect(regions.get('03')).toMatchObject({ filed: 0, decided: 0, pp: { n: 0, mean: null } })
  const provinces = new Map(spring.provinces.map((one) => [one.code, one]))
  expect(provinces.get(AL_HOCEIMA)?.pp).toMatchObject({ n: 18, mean: 12.2, withheld: false })
  expect(provinces.get(TAOUNATE)?.pp).toMatchObject({ n: 0, mean: null, withheld: false })
})

test('communes bear the names, the people and the province of the time', () => {
  expect(territoryOf(spring, MAKSOULINE)).toMatchObject({
    ...{ nameFr: 'Bni Gmil Maksouline', population: 7_214, provinceFr: 'Al Hoceima', pp: { n: 5, mean: 7 } },
  })
  expect(territoryOf(spring, SENADA)).toMatchObject({ population: 8_059, pp: { n: 5, mean: 11 } })
  expect(territoryOf(spring, BOUFRAH)).toMatchObject({ nameFr: 'Bni Boufrah', nameAr: 'بني بوفراح', pp: { n: null } })
  expect(territoryOf(spring, IMOUKZAN)).toMatchObject({ provinceFr: 'Al Hoceima', regionCode: '01' })
  expect(territoryOf(spring, ESSAI)).toBeUndefined()
  expect(spring.rankings.pp.all.best.map(({ code, mean }) => [code, mean])).toEqual([
    [MAKSOULINE, 7],
    [SENADA, 11],
    [IMOUKZAN, 20],
  ])
})

test('a quarter later what was merged is one, what was renamed has its new name, and what comes after is not there yet', () => {
  expect(territoryOf(summer, MAKSOULINE)).toBeUndefined()
  expect(territoryOf(summer, SENADA)).toMatchObject({
    ...{ population: 7_214 + 8_059, before: { pp: { n: 10, mean: 9 } } },
    note: { fr: 'Comprend depuis le 01/07/2026 les chiffres de Bni Gmil Maksouline, qui lui a été réunie.' },
  })
  expect(territoryOf(summer, BOUFRAH)).toMatchObject({ nameFr: 'Bni Boufrah Jadid', provinceFr: 'Al Hoceima' })
  expect(territoryOf(summer, ESSAI)).toBeUndefined()
  expect(keyOf(summer, 'backlog')).toBe(2)
})

test('its map is the one that could be drawn then', async () => {
  const pathsOf = (drawn: Outlines | null, level: 'territories' | 'provinces', code: string) =>
    drawn?.[level].filter((one) => one.code === code).map(({ path }) => path)
  const [then, after, now] = [
    await readOutlines(history.db, SPRING),
    await readOutlines(history.db, SUMMER),
    await readOutlines(history.db, TODAY),
  ]
  expect(then?.territories).toEqual(drawnBefore?.territories)
  expect(pathsOf(after, 'territories', MAKSOULINE)).toEqual([])
  expect(pathsOf(after, 'territories', SENADA)).not.toEqual(pathsOf(then, 'territories', SENADA))
  expect(pathsOf(now, 'provinces', TAOUNATE)).not.toEqual(pathsOf(after, 'provinces', TAOUNATE))
})
