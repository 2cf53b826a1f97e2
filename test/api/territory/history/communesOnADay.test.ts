import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommuneAnswer } from '../../../../api/contract/territory.ts'
import { seedTerritory } from '../../../../seeds/territory/seed.ts'
import { asDay } from '../../../../spatial/day.ts'
import { asking } from '../../../build/asking.ts'
import { type CommuneHistory, communeHistory } from '../../../build/communeHistory.ts'
import { type TestServer, testServer } from '../../../build/server.ts'

const CHEFCHAOUEN = '01.151'
const created = { kind: 'created', type: 'rural', population: 2_000, nameFr: 'Oued Essai', nameAr: 'واد التجربة' }

let history: CommuneHistory
beforeAll(async () => {
  history = await communeHistory()
})
afterAll(() => history.close())

const communesOn = async (day: string, codes: readonly string[]) =>
  (
    await sql<{ code: string; name: string; province: string; merged: string[] }>`
      select code, name_fr as name, province_code as province, merged from communes_on(${day}::date)
      where code = any (${codes}::text[]) order by code`.execute(history.db)
  ).rows.map(({ code, name, province, merged }) => [code, name, province, ...merged].join(' '))

/** Each case has communes of its own. */
describe('Communes on a day', () => {
  test('are those in being, with their names and provinces of that day, and those merged into them', async () => {
    // A is merged into B, B into C; D is renamed, then N taken from it; E moves to another province.
    const [A, B, C, D, E, N] = [
      ...['01.051.03.05', '01.051.03.07', '01.051.03.03', '01.051.03.01', '01.051.07.03', '01.051.03.99'],
    ] as [string, string, string, string, string, string]
    const before = await communesOn('2026-11-24', [A, B, C, D, E, N])
    await history.enter([
      { kind: 'renamed', commune: D, nameFr: 'Bni Boufrah Jadid', nameAr: 'بني بوفراح الجديد', day: '2026-06-01' },
      { kind: 'merged', commune: A, into: B, day: '2026-07-01' },
      { kind: 'merged', commune: B, into: C, day: '2026-09-01' },
      { ...created, commune: N, from: D, day: '2026-10-01' },
      { kind: 'moved_province', commune: E, province: CHEFCHAOUEN, day: '2026-10-15' },
    ])
    expect((await history.apply()).changes).toHaveLength(5)
    const named = `${D} Bni Boufrah Jadid 01.051`
    const alone = `${E} Bni Ahmed Imoukzan 01.051`
    const whole = `${C} Bni Gmil 01.051`
    const paper: readonly (readonly [day: string, ...there: string[]])[] = [
      ['2026-05-31', ...before],
      ['2026-06-01', named, whole, `${A} Bni Gmil Maksouline 01.051`, `${B} Senada 01.051`, alone],
      ['2026-07-01', named, whole, `${B} Senada 01.051 ${A}`, alone],
      ['2026-08-31', named, whole, `${B} Senada 01.051 ${A}`, alone],
      ['2026-09-30', named, `${whole} ${A} ${B}`, alone],
      ['2026-10-14', named, `${whole} ${A} ${B}`, `${N} Oued Essai 01.051`, alone],
      ['2026-10-15', named, `${whole} ${A} ${B}`, `${N} Oued Essai 01.051`, `${E} Bni Ahmed Imoukzan ${CHEFCHAOUEN}`],
    ]
    for (const [day, ...there] of paper) expect(await communesOn(day, [A, B, C, D, E, N]), day).toEqual(there)
  })

  test('pass to another province with their arrondissements, whose past stays where it was', async () => {
    const [city, part] = ['01.511.01.0', '01.511.01.03']
    await history.enter([{ kind: 'moved_province', commune: city, province: CHEFCHAOUEN, day: '2026-11-10' }])
    await history.apply()
    const provinces = async (day: string) => (await communesOn(day, [city, part])).map((one) => one.split(' ').at(-1))
    expect(await provinces('2026-11-09')).toEqual(['01.511', '01.511'])
    expect(await provinces('2026-11-10')).toEqual([CHEFCHAOUEN, CHEFCHAOUEN])
  })

  test('know what is announced, which waits for its day', async () => {
    const [bchir, ammart] = ['01.051.07.07', '01.051.07.05']
    await history.enter([{ kind: 'merged', commune: ammart, into: bchir, day: '2027-01-01', announced: true }])
    expect((await history.apply(asDay('2026-12-31'))).changes).toEqual([])
    expect(await communesOn('2026-12-31', [bchir, ammart])).toEqual([
      `${ammart} Bni Ammart 01.051`,
      `${bchir} Bni Bchir 01.051`,
    ])
    expect(await communesOn('2027-01-01', [bchir, ammart])).toEqual([`${bchir} Bni Bchir 01.051 ${ammart}`])
    expect((await history.apply(asDay('2027-01-01'))).changes).toHaveLength(1)
  })
})

describe('Communes now', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await testServer(history)
  })
  afterAll(() => server.close())
  const ask = asking(() => server)

  test('are asked and searched by an old name too, and stay so when the tables are laid again', async () => {
    const [boutmim, bouzineb, zarkt, news] = ['01.051.07.19', '01.051.07.21', '01.051.07.27', '01.051.07.99']
    await history.enter([
      { kind: 'renamed', commune: zarkt, nameFr: 'Zarkt Jadida', nameAr: 'زرقت الجديدة', day: '2026-06-01' },
      { kind: 'merged', commune: bouzineb, into: boutmim, day: '2026-07-01' },
      { ...created, commune: news, from: zarkt, day: '2026-10-01' },
    ])
    await history.apply()
    await seedTerritory(history.db)
    const found = async (q: string) =>
      (
        await ask<{ communes: CommuneAnswer[] }>('GET', `/api/territory/communes?q=${encodeURIComponent(q)}`)
      ).answer.communes.map(({ code, nameFr }) => `${code} ${nameFr}`)
    expect(await found(bouzineb)).toEqual([])
    expect(await found('Zarkt')).toContain(`${zarkt} Zarkt Jadida`)
    // One was merged, one never drawn.
    const { rows } = await sql`select code, outline_kind as kind from commune
      where code = any (${[boutmim, bouzineb, zarkt, news]}::text[]) order by code`.execute(history.db)
    expect(rows).toEqual([
      { code: boutmim, kind: 'approximate' },
      { code: bouzineb, kind: null },
      { code: zarkt, kind: 'approximate' },
      { code: news, kind: null },
    ])
  })
})
