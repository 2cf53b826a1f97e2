import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import { report } from '../../../api/contract/conformity.ts'
import { type ServitudeAnswer, servitudeAnswer, servitudesAnswer } from '../../../api/contract/servitudes.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { TEST_DAY, type TestServer, testClock, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer
let people: People
let editor: Record<string, string>
let elsewhere: Record<string, string>
const ask = asking(() => server)
/** Lambert metres in Aïn-Chock. */
const [X, Y] = [295_600, 329_000] as const

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  editor = (await people.acting('urban_agency', 'examiner', ['06'])).headers
  elsewhere = (await people.acting('urban_agency', 'examiner', ['11'])).headers
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const buffer = (generator: object, bufferM: number) => ({
  ...{ by: 'buffer', srid: 26191, generator, bufferM, bufferSource: 'Dahir du 28 novembre 1950' },
})
const AXIS = {
  type: 'LineString',
  coordinates: [
    [X, Y],
    [X + 300, Y],
  ],
}
const SERVITUDE = {
  ...{ kind: 'railway', effect: 'forbids', nameFr: 'Voie ferrée', nameAr: 'السكة الحديدية', act: 'Dahir 1950' },
  ...{
    manager: 'ONCF',
    body: null,
    heightLimitM: null,
    forbiddenUses: [],
    source: 'Plan de servitudes',
    dataDate: null,
  },
  ...{ inForceFrom: '2020-01-01', inForceTo: null, toleranceM: 1, reason: 'Relevé de l’agence' },
  ground: buffer(AXIS, 20),
}
const add = (given: object, headers = editor) =>
  ask<ServitudeAnswer>('POST', '/api/servitudes', { headers, body: { ...SERVITUDE, ...given } })
const { ground: _, ...SAID } = SERVITUDE
const change = (id: string, given: object, headers = editor) =>
  ask<ServitudeAnswer>('POST', `/api/servitudes/${id}`, { headers, body: { ...SAID, ground: null, ...given } })
const parcel = (dy: number) => ({
  legal: {
    srid: 26191,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [100, 0],
          [120, 0],
          [120, 30],
          [100, 30],
          [100, 0],
        ].map(([x = 0, y = 0]) => [X + x, Y + dy + y]),
      ],
    },
  },
})

async function forbidden(dy: number) {
  const response = await fetch(`${server.url}/api/conformity/checks`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(parcel(dy)) },
  })
  return report.parse(await response.json()).checks.find(({ rule }) => rule === 'SERVITUDE_FORBIDS')
}

describe('A servitude', () => {
  let id: string

  test('is added by an examiner of the ground it lies on, and by nobody else', async () => {
    expect((await add({}, {})).answer.code).toBe('SIGNED_OUT')
    expect((await add({}, elsewhere)).answer.code).toBe('NOT_WITHIN_REACH')
    const president = (await people.acting('commune', 'president', ['06.141.01.41'])).headers
    expect((await add({}, president)).answer.code).toBe('NOT_YOUR_ROLE')
    const made = await add({})
    expect(made.status).toBe(201)
    id = made.answer.id
    const { areaM2, bufferM, revision, mayEdit, today, revisions } = servitudeAnswer.parse(made.answer)
    // 300 × 40 m and two half discs of 20 m are 13,256.64 m²; drawn around them, by 1 cm at most on 725.66 m of edge.
    expect(areaM2).toBeGreaterThanOrEqual(12_000 + 400 * Math.PI)
    expect(areaM2).toBeLessThan(12_000 + 400 * Math.PI + 7.3)
    expect([bufferM, revision, mayEdit, today]).toEqual([20, 1, true, TEST_DAY])
    expect(revisions.map(({ kind }) => kind)).toEqual(['created'])
  })

  test('of 0 m, of less, or wider than any law’s is refused in words', async () => {
    for (const [bufferM, code] of [
      [0, 'BUFFER_NOT_POSITIVE'],
      [-5, 'BUFFER_NOT_POSITIVE'],
      [50_000, 'BUFFER_TOO_WIDE'],
    ] as const) {
      const refused = await add({ ground: buffer(AXIS, bufferM) })
      expect([refused.status, refused.answer.code, refused.answer.field]).toEqual([422, code, 'ground.bufferM'])
    }
  })

  test('that crosses itself, lies nowhere or in another zone is refused with the place', async () => {
    const bow = [
      [
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
        [0, 0],
      ].map(([x = 0, y = 0]) => [X + x, Y + y]),
    ]
    const crossed = await add({
      ground: { by: 'footprint', srid: 26191, footprint: { type: 'Polygon', coordinates: bow } },
    })
    expect(crossed.answer.code).toBe('SERVITUDE_INVALID')
    expect(crossed.answer.at?.map((degree) => Math.round(degree * 10) / 10)).toEqual([-7.6, 33.5])
    const sea = { type: 'Point', coordinates: [150_000, 500_000] }
    expect((await add({ ground: buffer(sea, 10) })).answer.code).toBe('SERVITUDE_NOWHERE')
    const agadir = { ...buffer({ type: 'Point', coordinates: [295_600, 329_000] }, 10), srid: 26192 }
    expect(['SERVITUDE_NOWHERE', 'SERVITUDE_OTHER_ZONE', 'NOT_WITHIN_REACH']).toContain(
      (await add({ ground: agadir })).answer.code,
    )
    for (const [given, field] of [
      [{ effect: 'limits_height' }, 'heightLimitM'],
      [{ effect: 'requires_avis' }, 'body'],
      [{ effect: 'limits_use' }, 'forbiddenUses'],
      [{ inForceTo: '2019-01-01' }, 'inForceTo'],
    ] as const)
      expect((await add(given)).answer).toMatchObject({ code: 'SERVITUDE_UNSOUND', field })
  })

  test('moves with its generator: the next check follows, the tiles are renewed, dossiers are checked again', async () => {
    const version = async () =>
      (
        await sql<{ version: number }>`select version from layer_version where layer = 'servitudes'`.execute(
          database.db,
        )
      ).rows[0]?.version
    expect(await forbidden(0)).toMatchObject({ verdict: 'noncompliant', overlapM2: expect.closeTo(400.1, 0) })
    const before = await version()
    const moved = {
      type: 'LineString',
      coordinates: [
        [X, Y + 500],
        [X + 300, Y + 500],
      ],
    }
    const given = { ground: buffer(moved, 20), revision: 1, reason: 'Nouvel axe' }
    expect((await change(id, given, {})).answer.code).toBe('SIGNED_OUT')
    expect((await change(id, given, elsewhere)).answer.code).toBe('NOT_WITHIN_REACH')
    expect((await change(id, { ...given, revision: 7 })).answer.code).toBe('CHANGED_MEANWHILE')
    const { status, answer } = await change(id, given)
    expect([status, answer.revision, answer.revisions[0]?.changed]).toEqual([200, 2, ['footprint', 'generator']])
    expect(await forbidden(0)).not.toMatchObject({ verdict: 'noncompliant' })
    expect(await forbidden(500)).toMatchObject({ verdict: 'noncompliant', overlapM2: expect.closeTo(400.1, 0) })
    expect(Number(await version())).toBe(Number(before) + 1)
    const rechecks = await sql<{
      areas: number
    }>`select (select count(*)::integer from recheck_area a where a.recheck_id = r.id)
      as areas from recheck r where cause = 'servitude' order by asked_at, id desc`.execute(database.db)
    expect(rechecks.rows).toHaveLength(2)
  })

  test('keeps its ground when only its words change, and follows a distance that changes', async () => {
    const renamed = await change(id, { nameFr: 'Ligne Casablanca–Rabat', revision: 2 })
    expect(renamed.answer.revisions[0]?.changed).toEqual(['nameFr'])
    const generator = {
      type: 'LineString',
      coordinates: [
        [X, Y + 500],
        [X + 300, Y + 500],
      ],
    }
    const wider = await change(id, { ground: buffer(generator, 30), revision: 3 })
    expect(Math.abs(wider.answer.areaM2 - 300 * 60 - 900 * Math.PI)).toBeLessThan(8)
  })

  test('whose footprint was given with its generator keeps it to the letter when a word changes', async () => {
    // A square of 40 m around a point with a distance of 10 m, as a register may give it: no buffer makes it.
    const given = randomUUID()
    await sql`insert into servitude (id, srid, kind, effect, name_fr, name_ar, source, tolerance_m, generator, buffer_m, geom, geom_3857)
      select ${given}::uuid, 26191, 'monument', 'forbids', 'Borj', 'برج', 'Registre', 1, p.at, 10, ST_Expand(p.at, 20),
        display_3857(ST_Expand(p.at, 20)) from (select ST_SetSRID(ST_MakePoint(${X}::float8 + 900, ${Y}::float8), 26191) as at) p`.execute(
      database.db,
    )
    const { answer } = await change(given, { revision: 0, nameFr: 'Borj rebaptisé', inForceFrom: null })
    expect([answer.areaM2, answer.bufferM, answer.revision]).toEqual([1600, 10, 2])
    expect(answer.revisions.map(({ kind }) => kind)).toEqual(['changed', 'found'])
  })

  test('drawn with many corners is cut in pieces that searches use', async () => {
    const corners = Array.from({ length: 1000 }, (_unused, nth) => {
      const angle = (nth / 1000) * 2 * Math.PI
      const radius = 400 + (nth % 2) * 20
      return [
        Math.round((X + radius * Math.cos(angle)) * 100) / 100,
        Math.round((Y + radius * Math.sin(angle)) * 100) / 100,
      ]
    })
    const footprint = { type: 'Polygon', coordinates: [[...corners, corners[0]]] }
    const { status, answer } = await add({ ground: { by: 'footprint', srid: 26191, footprint }, effect: 'alignment' })
    expect([status, answer.points, answer.bufferM]).toEqual([201, 1001, null])
    expect(answer.pieces).toBeGreaterThan(8)
  })

  test('is retired with its last day: it binds until then, is read afterwards, and changes no more', async () => {
    const retire = (body: object, headers = editor) =>
      ask<ServitudeAnswer>('POST', `/api/servitudes/${id}/retire`, { headers, body })
    const body = { revision: 4, lastDay: '2026-11-23', reason: 'Voie déposée' }
    expect((await retire(body, {})).answer.code).toBe('SIGNED_OUT')
    expect((await retire(body, elsewhere)).answer.code).toBe('NOT_WITHIN_REACH')
    expect((await retire({ ...body, lastDay: '2019-01-01' })).answer.code).toBe('SERVITUDE_UNSOUND')
    const { status, answer } = await retire(body)
    expect([status, answer.revision, answer.mayEdit, answer.bufferM]).toEqual([200, 5, false, 30])
    expect(Math.abs(answer.areaM2 - 300 * 60 - 900 * Math.PI)).toBeLessThan(8)
    expect(await forbidden(500)).not.toMatchObject({ verdict: 'noncompliant' })
    expect((await change(id, { revision: 5 })).answer.code).toBe('SERVITUDE_ENDED')
  })

  test('that begins or ends later has dossiers checked again on that day', async () => {
    const made = await add({ inForceFrom: '2026-12-04', inForceTo: '2026-12-31', nameFr: 'À venir' })
    const days = await sql<{ day: string }>`select from_day::text as day from recheck
      where ${made.answer.id}::uuid = any (cause_ids) order by 1`.execute(database.db)
    expect(days.rows.map(({ day }) => day)).toEqual(['2026-11-24', '2026-12-04', '2027-01-01'])
    const body = { revision: 1, lastDay: '2026-12-10', reason: 'Voie déposée plus tôt' }
    await ask('POST', `/api/servitudes/${made.answer.id}/retire`, { headers: editor, body })
    const again = await sql<{ day: string }>`select from_day::text as day from recheck
      where ${made.answer.id}::uuid = any (cause_ids) order by 1`.execute(database.db)
    expect(again.rows.map(({ day }) => day)).toContain('2026-12-11')
  })

  test('of ground in no known commune is kept out by the database too', async () => {
    const application = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
    const writing = asActor(
      { db: application, clock: testClock },
      {
        personId: (await people.acting('urban_agency', 'examiner', ['MA'])).person,
        sessionId: null,
        state: 'active',
        secondFactor: true,
        mandates: [],
      },
      (transaction) =>
        sql`select write_servitude(gen_random_uuid(), 0, '{"kind":"road","effect":"forbids","nameFr":"R","nameAr":"R",
          "forbiddenUses":[],"bufferM":10,"source":"Essai","toleranceM":1}', ST_SetSRID(ST_MakePoint(150000, 500000), 26191), null,
          jsonb_build_object('id', gen_random_uuid(), 'kind', 'created', 'at', now(), 'reason', 'Essai'))`.execute(
          transaction,
        ),
    )
    await expect(writing).rejects.toMatchObject({ code: '42501' })
    await application.destroy()
  })

  test('is listed where it lies, by its effect, its words and whether it binds today', async () => {
    const list = async (query: string) =>
      servitudesAnswer.parse((await ask('GET', `/api/servitudes?${query}`)).answer).servitudes
    const there = 'bbox=-7.65,33.5,-7.55,33.6'
    expect((await list(there)).map(({ effect }) => effect).sort()).toEqual(['alignment', 'forbids'])
    expect((await list(`${there}&standing=ended`)).map(({ nameFr }) => nameFr)).toEqual(['Voie ferrée'])
    expect(await list(`${there}&standing=all&q=oncf&effect=forbids`)).toHaveLength(3)
    expect(await list('bbox=-9.7,30.3,-9.5,30.5&standing=all')).toEqual([])
    const read = await ask<ServitudeAnswer>('GET', `/api/servitudes/${id}`)
    expect(read.answer.revisions.map(({ by }) => by)).toEqual([null, null, null, null, null])
    expect((await ask('GET', '/api/servitudes/nothing')).status).toBe(404)
  })
})
