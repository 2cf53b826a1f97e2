import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { report } from '../../../api/contract/conformity.ts'
import { type ServitudeAnswer, servitudeAnswer, servitudesAnswer } from '../../../api/contract/servitudes.ts'
import { ServitudeDesk, X, Y } from '../../build/servitudeDesk.ts'

let desk: ServitudeDesk

beforeAll(async () => {
  desk = await ServitudeDesk.open()
})
afterAll(() => desk.close())

const axis = (dy: number) => ({
  ...{ by: 'buffer', srid: 26191, bufferM: 20, bufferSource: 'Dahir du 28 novembre 1950' },
  generator: {
    type: 'LineString',
    coordinates: [
      [X, Y + dy],
      [X + 300, Y + dy],
    ],
  },
})
const SAID = {
  ...{ kind: 'railway', effect: 'forbids', nameFr: 'Voie ferrée', nameAr: 'السكة الحديدية', act: 'Dahir 1950' },
  ...{ manager: 'ONCF', body: null, heightLimitM: null, forbiddenUses: [], source: 'Plan de servitudes' },
  ...{ dataDate: null, inForceFrom: '2020-01-01', inForceTo: null, toleranceM: 1, reason: 'Relevé' },
}

/** What a check of a lot of 20 × 30 m says of the railway on a day. */
async function met(on: string, dy = 0) {
  const ring = [
    [100, 0],
    [120, 0],
    [120, 30],
    [100, 30],
    [100, 0],
  ].map(([x = 0, y = 0]) => [X + x, Y + dy + y])
  const response = await fetch(`${desk.server.url}/api/conformity/checks`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ on, legal: { srid: 26191, geometry: { type: 'Polygon', coordinates: [ring] } } }),
  })
  const { checks } = report.parse(await response.json())
  return checks
    .filter(({ rule, overlapM2 }) => rule.startsWith('SERVITUDE_') && (overlapM2 ?? 0) > 1)
    .map(({ rule, overlapM2 }) => [rule, Math.round(overlapM2 ?? 0)])
}

const change = (id: string, given: object) =>
  desk.ask<ServitudeAnswer & { code?: string; field?: string }>('POST', `/api/servitudes/${id}`, {
    headers: desk.headers,
    body: { ...SAID, ground: null, ...given },
  })

describe('A servitude that changes from a day on', () => {
  let id: string

  test('is read by a check of a past day as it was on that day, its ground and its effect', async () => {
    const made = await desk.ask<ServitudeAnswer>('POST', '/api/servitudes', {
      headers: desk.headers,
      body: { ...SAID, ground: axis(0) },
    })
    id = made.answer.id
    // 20 m of depth times 20 m of width, on the arcs' safe side.
    expect(await met('2026-10-01')).toEqual([['SERVITUDE_FORBIDS', 400]])
    const moved = await change(id, { ground: axis(500), since: '2026-11-01', revision: 1, reason: 'Voie déplacée' })
    expect([moved.status, moved.answer.stateFrom]).toEqual([200, '2026-11-01'])
    expect(await met('2026-10-31')).toEqual([['SERVITUDE_FORBIDS', 400]])
    expect(await met('2026-11-01')).toEqual([])
    expect(await met('2026-10-31', 500)).toEqual([])
    expect(await met('2026-11-01', 500)).toEqual([['SERVITUDE_FORBIDS', 400]])
    expect(await met('2019-12-31')).toEqual([])
    const lighter = { effect: 'requires_avis', body: 'ONCF', reason: 'Effet allégé', revision: 2 }
    expect((await change(id, { ...lighter, since: '2026-11-20' })).status).toBe(200)
    expect(await met('2026-11-19', 500)).toEqual([['SERVITUDE_FORBIDS', 400]])
    expect(await met('2026-11-20', 500)).toEqual([['SERVITUDE_AVIS', 400]])
    expect(await met('2026-10-31')).toEqual([['SERVITUDE_FORBIDS', 400]])
  })

  test('shows each former state with its days and its ground, and is listed and drawn once', async () => {
    const { answer } = await desk.ask<ServitudeAnswer>('GET', `/api/servitudes/${id}`)
    const sheet = servitudeAnswer.parse(answer)
    expect(
      sheet.revisions.map(({ number, since, until, footprint }) => [number, since, until, footprint !== null]),
    ).toEqual([
      [3, '2026-11-20', null, false],
      [2, '2026-11-01', '2026-11-19', false],
      [1, null, '2026-10-31', true],
    ])
    expect(sheet.revisions[1]?.changed.sort()).toEqual(['footprint', 'generator'])
    const list = servitudesAnswer.parse((await desk.ask('GET', '/api/servitudes?standing=all&q=oncf')).answer)
    expect(list.servitudes.map((one) => one.id)).toEqual([id])
    const ogc = async (day: string) =>
      (
        await desk.ask<{ features: { properties: Record<string, unknown> }[] }>(
          'GET',
          `/api/ogc/collections/servitudes/items?datetime=${day}&f=json`,
        )
      ).answer.features
    expect((await ogc('2026-10-31')).map(({ properties }) => [properties.effect, properties.stateTo])).toEqual([
      ['forbids', '2026-10-31'],
    ])
    expect((await ogc('2026-11-24')).map(({ properties }) => [properties.effect, properties.stateFrom])).toEqual([
      ['requires_avis', '2026-11-20'],
    ])
    const former = await sql<{ id: string }>`select id from servitude where former_of = ${id}::uuid`.execute(
      desk.database.db,
    )
    expect(former.rows).toHaveLength(2)
    expect((await desk.ask('GET', `/api/servitudes/${former.rows[0]?.id}`)).status).toBe(404)
    expect((await change(former.rows[0]?.id ?? '', { revision: 0 })).status).toBe(404)
  })

  test('is corrected on the spot when no day is said, and neither tomorrow nor before the state it follows', async () => {
    const avis = { effect: 'requires_avis', body: 'ONCF' }
    for (const since of ['2026-11-25', '2026-11-19'])
      expect((await change(id, { ...avis, since, revision: 3 })).answer).toMatchObject({
        code: 'SERVITUDE_SINCE',
        field: 'since',
      })
    const corrected = await change(id, { ...avis, body: 'ONCF, Casablanca', since: null, revision: 3 })
    expect([corrected.answer.revision, corrected.answer.stateFrom]).toEqual([4, '2026-11-20'])
    const states = await sql<{ n: number }>`select count(*) as n from servitude where former_of = ${id}::uuid`.execute(
      desk.database.db,
    )
    expect(states.rows[0]?.n).toBe(2)
    // Twice on one day is one state of that day.
    const today = await change(id, { ...avis, revision: 4 })
    expect(today.answer.stateFrom).toBe('2026-11-24')
    expect((await change(id, { ...avis, nameFr: 'Voie', revision: 5 })).answer.stateFrom).toBe('2026-11-24')
    const last = await sql<{ n: number }>`select count(*) as n from servitude where former_of = ${id}::uuid`.execute(
      desk.database.db,
    )
    expect(last.rows[0]?.n).toBe(3)
  })

  test('keeps its states when it is retired', async () => {
    await desk.ask('POST', `/api/servitudes/${id}/retire`, {
      headers: desk.headers,
      body: { revision: 6, lastDay: '2026-11-23', reason: 'Voie déposée' },
    })
    expect(await met('2026-10-31')).toEqual([['SERVITUDE_FORBIDS', 400]])
    expect(await met('2026-11-23', 500)).toEqual([['SERVITUDE_AVIS', 400]])
    expect(await met('2026-11-24', 500)).toEqual([])
  })
})
