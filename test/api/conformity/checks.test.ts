import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { report, verification } from '../../../api/contract/conformity.ts'
import { problem } from '../../../api/contract/problems.ts'
import { toLegal, toWgs84 } from '../../../spatial/crs/reproject.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Corner, corners, Ground, polygon } from '../../build/ground.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let test_: TestDatabase
let server: TestServer

const SEALED_BEFORE = readFileSync(new URL('../../cases/sealed/before-conditions.json', import.meta.url), 'utf8')
const CHECKS = '/api/conformity/checks'
const PARCEL = corners([0, 0, 20, 30])

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + CHECKS, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

const checked = async (body: unknown, headers: Record<string, string> = {}) =>
  report.parse(await (await post(body, headers)).json())

const refused = async (body: unknown) => {
  const response = await post(body)
  return { status: response.status, problem: problem.parse(await response.json()) }
}

const legal = (shape: readonly Corner[]) => ({ legal: { srid: 26191, geometry: polygon(shape) } })

const inDegrees = (shape: readonly Corner[]) => ({
  type: 'Polygon',
  coordinates: polygon(shape).coordinates.map((ring) => ring.map(([x = 0, y = 0]) => toWgs84(26191, [x, y]))),
})

beforeAll(async () => {
  test_ = await testDatabase()
  server = await testServer(test_)
  const ground = new Ground(test_.db)
  await ground.servitude('line', [[-500, 10, 500, 16]])
  await ground.coverage('servitudes', [-1000, -1000, 1000, 1000])
})

afterAll(async () => {
  await server.close()
  await test_.close()
})

describe('a check', () => {
  test('answers 201 with a report that can be read again by its link, word for word', async () => {
    const response = await post({ ...legal(PARCEL), on: '2024-05-02', project: { use: 'offices', heightM: 9 } })
    expect(response.status).toBe(201)
    const made = report.parse(await response.json())
    expect(made).toMatchObject({ on: '2024-05-02', verdict: 'noncompliant', project: { use: 'offices', heightM: 9 } })
    expect(made.parcel).toMatchObject({ areaM2: 600, perimeterM: 100, legal: { srid: 26191 } })
    expect(made.tolerance).toMatchObject({ because: 'legal_source', positionM: 0.1 })
    const again = await fetch(server.url + (response.headers.get('location') ?? ''))
    expect(report.parse(await again.json())).toEqual(made)
  })

  test('names the servitude, its square metres and where on the map', async () => {
    const made = await checked(legal(PARCEL))
    const forbids = made.checks.find(({ rule }) => rule === 'SERVITUDE_FORBIDS')
    expect(forbids).toMatchObject({ verdict: 'noncompliant', overlapM2: 120, overlapShare: 0.2 })
    expect(forbids?.at?.type).toBe('Polygon')
  })

  test('is of today, in Morocco, when no day is given', async () => {
    expect((await checked(legal(PARCEL))).on).toBe('2026-11-24')
  })

  test('takes an outline in degrees into the zone of its commune and says what that is worth: 7 m', async () => {
    const made = await checked({ geometry: inDegrees(PARCEL) })
    expect(made.tolerance).toMatchObject({ because: 'geographic_source', positionM: 7 })
    expect(made.parcel.legal.srid).toBe(26191)
    expect(made.parcel.areaM2).toBeCloseTo(600, 6)
    expect(made.parcel.legal.geometry.coordinates[0]?.[0]?.[0]).toEqual(polygon(PARCEL).coordinates[0]?.[0])
  })

  test('is made in each of the four legal zones', async () => {
    const towns = { 26192: [-6.8936, 30.9189], 26194: [-13.1991, 27.1536], 26195: [-15.957, 23.6848] } as const
    for (const srid of [26192, 26194, 26195] as const) {
      const [x, y] = toLegal(srid, towns[srid])
      const at = [Math.round(x), Math.round(y)] as const
      const shape = corners([0, 0, 20, 30]).map(([dx, dy]) => [at[0] + dx, at[1] + dy])
      const geometry = { type: 'Polygon', coordinates: [[...shape, shape[0]]] }
      const made = await checked({ legal: { srid, geometry } })
      expect(made.parcel.legal.srid).toBe(srid)
      expect(made.parcel.areaM2).toBe(600)
      expect(made.parcel.geometry.coordinates[0]?.[0]?.[0]?.[1]).toBeCloseTo(towns[srid][1], 4)
    }
  })

  test('measures the building that was drawn', async () => {
    const footprint = inDegrees(corners([3, 5, 21.5, 21]))
    const made = await checked({ ...legal(PARCEL), project: { footprint } })
    expect(made.project).toEqual({})
    const { rows } = await sql<{ outside: number }>`
      select (facts->'footprint'->>'outsideM2')::float8 as outside from conformity_report where id = ${made.id}`.execute(
      test_.db,
    )
    expect(rows[0]?.outside).toBeCloseTo(24, 4)
  })

  test('asked twice with one Idempotency-Key makes one report; another question makes another', async () => {
    const key = { 'idempotency-key': 'b3f1' }
    const [first, second] = await Promise.all([checked(legal(PARCEL), key), checked(legal(PARCEL), key)])
    const third = await checked(legal(corners([0, 0, 21, 30])), key)
    expect(second.id).toBe(first.id)
    expect(third.id).not.toBe(first.id)
  })
})

describe('a refusal', () => {
  test('of a crossed outline says where, in degrees', async () => {
    const crossed: Corner[] = [
      [0, 0],
      [20, 30],
      [20, 0],
      [0, 30],
    ]
    const answer = await refused(legal(crossed))
    expect(answer).toMatchObject({ status: 422, problem: { code: 'RING_SELF_CROSSING' } })
    expect(answer.problem.at?.[0]).toBeCloseTo(toWgs84(26191, [300_010, 330_015])[0], 6)
    expect(answer.problem.detail.ar).toMatch(/[؀-ۿ]/)
  })

  test('of metres in the wrong zone names the zones they fit', async () => {
    const tangier = [
      [464_000, 574_000],
      [464_020, 574_000],
      [464_020, 574_030],
      [464_000, 574_000],
    ]
    const answer = await refused({ legal: { srid: 26192, geometry: { type: 'Polygon', coordinates: [tangier] } } })
    expect(answer).toMatchObject({ status: 422, problem: { code: 'ZONE_DOUBTFUL', field: 'legal.srid' } })
    expect(answer.problem.candidates).toContain(26191)
  })

  test('of a place outside the country, of degrees given as metres, of a day that does not exist', async () => {
    const paris = {
      type: 'Polygon',
      coordinates: [
        [
          [2.3, 48.8],
          [2.31, 48.8],
          [2.31, 48.81],
          [2.3, 48.8],
        ],
      ],
    }
    expect((await refused({ geometry: paris })).problem.code).toBe('OUTSIDE_MOROCCO')
    expect((await refused({ legal: { srid: 26191, geometry: inDegrees(PARCEL) } })).problem.code).toBe(
      'DEGREES_AS_METRES',
    )
    const problemOfDay = (await refused({ ...legal(PARCEL), on: '2026-02-30' })).problem
    expect(problemOfDay).toMatchObject({ code: 'INVALID_INPUT', field: 'on' })
  })

  test('of a building that crosses itself names the field', async () => {
    const footprint = inDegrees([
      [3, 5],
      [18, 21],
      [18, 5],
      [3, 21],
    ])
    const answer = await refused({ ...legal(PARCEL), project: { footprint } })
    expect(answer.problem).toMatchObject({ code: 'RING_SELF_CROSSING', field: 'project.footprint' })
  })

  test('of both outlines, of none, of an outline of 20,001 vertices', async () => {
    expect((await refused({ ...legal(PARCEL), geometry: inDegrees(PARCEL) })).status).toBe(422)
    expect((await refused({})).status).toBe(422)
    const circle = Array.from({ length: 20_001 }, (_, step): Corner => {
      const angle = (step / 20_001) * 2 * Math.PI
      return [500 * Math.cos(angle), 500 * Math.sin(angle)]
    })
    expect((await refused(legal(circle))).problem.code).toBe('TOO_MANY_VERTICES')
  })

  test('of a report that does not exist is 404, whatever the id looks like', async () => {
    for (const id of ['0193f000-0000-7000-8000-000000000000', 'nonsense', '1%20or%201=1'])
      expect((await fetch(`${server.url}${CHECKS}/${id}`)).status).toBe(404)
  })
})

describe('a report', () => {
  const verify = async (id: string) =>
    verification.parse(await (await fetch(`${server.url}${CHECKS}/${id}/verify`)).json())

  test('is computed again from what it stores: the same seal, the same checks', async () => {
    const footprint = inDegrees(corners([3, 5, 18, 21]))
    const made = await checked({ ...legal(PARCEL), project: { use: 'offices', heightM: 0.1 + 0.2, footprint } })
    expect(await verify(made.id)).toEqual({
      id: made.id,
      seal: made.seal,
      sealIntact: true,
      rulesUnchanged: true,
      checksReproduced: true,
    })
  })

  test('sealed before the plans known were asked for keeps its seal, and says that rules have changed since', async () => {
    await sql`insert into conformity_report (id, created_at, on_day, srid, geom, facts, checks, verdict, rule_versions, seal)
      select id, created_at, on_day, srid, ST_GeomFromEWKB(decode(parcel, 'hex')), facts, checks, verdict, rule_versions, seal
      from jsonb_to_record(${SEALED_BEFORE}::jsonb) as r(id uuid, created_at timestamptz, on_day date, srid int, parcel text,
        facts jsonb, checks jsonb, verdict text, rule_versions jsonb, seal text)`.execute(test_.db)
    const { id } = JSON.parse(SEALED_BEFORE) as { readonly id: string }
    const changed = { sealIntact: true, rulesUnchanged: false, checksReproduced: null }
    expect(await verify(id)).toMatchObject(changed)
  })

  test('is never changed: the database refuses', async () => {
    const { id } = await checked(legal(PARCEL))
    const { db } = test_
    await expect(sql`update conformity_report set verdict = 'compliant' where id = ${id}`.execute(db)).rejects.toThrow(
      /never changed/,
    )
    await expect(sql`delete from conformity_report where id = ${id}`.execute(db)).rejects.toThrow(/never changed/)
    await expect(sql`truncate conformity_report cascade`.execute(db)).rejects.toThrow(/never changed/)
  })

  test('that someone with the keys of the database changed all the same is found out', async () => {
    const [ground, verdict, rules] = await Promise.all([
      checked(legal(PARCEL)),
      checked(legal(PARCEL)),
      checked(legal(PARCEL)),
    ])
    await sql`alter table conformity_report disable trigger user`.execute(test_.db)
    await sql`update conformity_report set geom = ST_Translate(geom, 0.01, 0) where id = ${ground.id}`.execute(test_.db)
    await sql`update conformity_report set verdict = 'compliant' where id = ${verdict.id}`.execute(test_.db)
    await sql`update conformity_report set rule_versions = rule_versions || '{"USE": 99}' where id = ${rules.id}`.execute(
      test_.db,
    )
    await sql`alter table conformity_report enable trigger user`.execute(test_.db)
    expect(await verify(ground.id)).toMatchObject({ sealIntact: false })
    expect(await verify(verdict.id)).toMatchObject({ sealIntact: true, checksReproduced: false })
    expect(await verify(rules.id)).toMatchObject({ sealIntact: false, rulesUnchanged: false, checksReproduced: null })
  })

  test('of the same ground and facts has the same seal; of other ground another', async () => {
    const [first, second, other] = await Promise.all([
      checked(legal(PARCEL)),
      checked(legal(PARCEL)),
      checked(legal(corners([0, 0, 20, 30.01]))),
    ])
    expect(second.seal).toBe(first.seal)
    expect(other.seal).not.toBe(first.seal)
  })
})
