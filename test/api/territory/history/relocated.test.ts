import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking } from '../../../build/asking.ts'
import { type CommuneHistory, communeHistory, ON_THE_ROAD } from '../../../build/communeHistory.ts'
import { type TestServer, testServer } from '../../../build/server.ts'

const [AIN_CHOCK, HAY_HASSANI, CASABLANCA] = ['06.141.01.41', '06.141.01.31', '06.141.01.0'] as const

let history: CommuneHistory
let server: TestServer
beforeAll(async () => {
  history = await communeHistory()
  server = await testServer(history)
})
afterAll(async () => {
  await server.close()
  await history.close()
})
const ask = asking(() => server)

describe('A dossier filed in the wrong commune', () => {
  test('passes to its own: its number stays, whoever reads it follows, and its figures with it', async () => {
    const { db, people, figure } = history
    const number = '061410141-2026-09999'
    const id = await history.numbered(number, { commune: AIN_CHOCK, events: [['2026-11-02', 'file', 'filed']] })
    const [former, present] = [
      await people.acting('arrondissement', 'guichet', [AIN_CHOCK]),
      await people.acting('arrondissement', 'guichet', [HAY_HASSANI]),
    ]
    const reads = async ({ headers }: typeof former) => (await ask('GET', `/api/dossiers/${id}`, { headers })).status
    expect([await reads(former), await reads(present)]).toEqual([200, 404])
    const owner = await history.owns(id)
    expect(await history.relocate(number, HAY_HASSANI)).toEqual({ ok: true, value: AIN_CHOCK })
    expect(await history.toldOf(id)).toEqual([`${owner} Hay-Hassani`])
    expect([await reads(former), await reads(present)]).toEqual([404, 200])
    await history.roll()
    expect([await figure(AIN_CHOCK, '2026-Q4', 'filed'), await figure(HAY_HASSANI, '2026-Q4', 'filed')]).toEqual([
      { value: 0, n: 0 },
      { value: 1, n: 1 },
    ])
    const { rows } =
      await sql`select d.number, d.territory[3:5] as path, r.from_code, r.reason, j.detail ->> 'reason' as why
      from dossier d join dossier_relocation r on r.dossier_id = d.id join journal_event j on j.dossier_id = d.id
      where d.id = ${id} and j.action = 'dossier.relocate'`.execute(db)
    const path = ['06.141', CASABLANCA, HAY_HASSANI]
    expect(rows).toEqual([{ number, path, from_code: AIN_CHOCK, reason: ON_THE_ROAD, why: ON_THE_ROAD }])
  })

  test('before its commune was created still counts in the country: with the commune that one was taken from', async () => {
    const [whole, taken] = ['01.051.03.01', '01.051.03.99']
    const { figure } = history
    await history.enter([
      {
        ...{ kind: 'created', commune: taken, from: whole, nameFr: 'Oued Essai', nameAr: 'واد التجربة', type: 'rural' },
        ...{ population: 2_000, day: '2026-10-01' },
      },
    ])
    await history.apply()
    const number = '010510301-2026-00001'
    await history.numbered(number, { commune: whole, events: [['2026-02-02', 'file', 'filed']] })
    expect(await history.relocate(number, taken)).toEqual({ ok: true, value: whole })
    await history.roll()
    expect(await figure('MA', '2026-Q1', 'filed')).toEqual({ value: 1, n: 1 })
    const of = async (period: string, indicator: 'filed' | 'backlog') =>
      [await figure(whole, period, indicator), await figure(taken, period, indicator)].map((one) => one?.n)
    expect(await of('2026-Q1', 'filed')).toEqual([1, 0])
    expect(await of('2026-Q4', 'backlog')).toEqual([0, 1])
  })

  test('does not where it cannot', async () => {
    const [agadir, near, ended] = ['09.001.01.01', '09.001.05.01', '01.051.07.21']
    await history.enter([{ kind: 'merged', commune: ended, into: '01.051.07.19', day: '2026-07-01' }])
    await history.apply()
    const waiting = '090010101-2026-09999'
    const decided = '090010101-2026-09998'
    await history.numbered(waiting, { commune: agadir, events: [['2026-11-02', 'file', 'filed']] })
    await history.numbered(decided, {
      commune: agadir,
      events: [
        ['2026-11-02', 'file', 'filed'],
        ['2026-11-03', 'sign', 'granted'],
      ],
    })
    const faults = [
      ['090010101-2026-00000', near],
      [decided, near],
      [waiting, agadir],
      [waiting, CASABLANCA],
      [waiting, ended],
    ].map(async ([number = '', to = '']) => {
      const done = await history.relocate(number, to)
      return done.ok ? null : done.error.code
    })
    expect(await Promise.all(faults)).toEqual([
      ...['DOSSIER_UNKNOWN', 'DOSSIER_DECIDED', 'ALREADY_THERE', 'COMMUNE_UNKNOWN', 'COMMUNE_UNKNOWN'],
    ])
  })
})
