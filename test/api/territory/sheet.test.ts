import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { territorySheet } from '../../../api/contract/territorySheet.ts'
import { asDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { corners, Ground, ring } from '../../build/ground.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const AIN_CHOCK = '06.141.01.41'

let database: TestDatabase
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const sheetOf = async (code: string) =>
  territorySheet.parse(await (await fetch(`${server.url}/api/territory/communes/${code}/sheet`)).json())

/** A commune 5,000 m wide and 4,000 m high, on the drawing board of the first zone. */
async function outlined(code: string): Promise<void> {
  const outline = JSON.stringify({ type: 'Polygon', coordinates: [ring(corners([0, 0, 5000, 4000]))] })
  await sql`update commune set (outline, outline_3857) = (select o.geom, ST_Multi(ST_Transform(o.geom, 3857)) from (
    select ST_Multi(wgs84_from_legal(ST_SetSRID(ST_GeomFromGeoJSON(${outline}), 26191))) as geom) o) where code = ${code}`.execute(
    database.db,
  )
}

describe('a commune of 20 km² on paper', () => {
  test('without a plan is covered by none that is known, and is told its bodies and that nothing was filed', async () => {
    const sheet = await sheetOf(AIN_CHOCK)
    expect(sheet).toMatchObject({ plans: [], covered: 0, live: { filed: null, signed: null } })
    expect(sheet.outline?.type).toBe('MultiPolygon')
    const [nearest] = sheet.bodies
    expect(nearest).toMatchObject({ kind: 'arrondissement', charge: { territory: AIN_CHOCK } })
    const agency = sheet.bodies.find(({ kind }) => kind === 'urban_agency')
    expect(agency?.charge.since).toMatch(/^\d{4}-/)
  })

  test('counts once what two plans cover, leaves out a study and a plan that a draft replaces, and gives each its part and its state', async () => {
    await outlined(AIN_CHOCK)
    const ground = new Ground(database.db)
    // The western 2,000 m, and 1,000 m of the next commune: 8 km² of 20.
    await ground.plan('ouest', [[-1000, 0, 2000, 4000]], [{ kind: 'approved', onDay: asDay('2020-05-01') }])
    // A band 1,000 m high across the whole: 5 km², 2 of them under the first. Its public utility ended in 2022, its règlement did not.
    await ground.plan('bande', [[0, 1000, 5000, 2000]], [{ kind: 'approved', onDay: asDay('2012-03-09') }])
    await ground.plan('etude', [[3000, 2000, 5000, 4000]], [{ kind: 'study_opened', onDay: asDay('2026-09-01') }])
    await ground.plan(
      'ancien',
      [[0, 0, 5000, 4000]],
      [
        { kind: 'approved', onDay: asDay('2001-01-01') },
        { kind: 'repealed', onDay: asDay('2020-05-01') },
      ],
    )
    await ground.plan('voisin', [[5000, 0, 9000, 4000]], [{ kind: 'approved', onDay: asDay('2020-05-01') }])
    // A band of the last 1,000 m, wholly under a draft that binds since its inquiry closed (law 12-90, article 27).
    await ground.plan('remplace', [[4000, 0, 5000, 1000]], [{ kind: 'approved', onDay: asDay('2018-01-01') }])
    await ground.plan('projet', [[4000, 0, 5000, 1000]], [{ kind: 'inquiry_closed', onDay: asDay('2026-10-01') }])
    const { plans, covered } = await sheetOf(AIN_CHOCK)
    expect(plans.map(({ code, state, since, share }) => [code, state, since, Number(share.toFixed(4))])).toEqual([
      ['ouest', 'in_force', '2020-05-01', 0.4],
      ['bande', 'dup_expired', '2022-03-10', 0.25],
      ['projet', 'draft_opposable', '2026-10-01', 0.05],
      ['etude', 'study', '2026-09-01', 0.2],
    ])
    // 8 + 5 - 2 + 1 = 12 km² of 20.
    expect(covered).toBeCloseTo(0.6, 4)
  })

  test('works here since its first filing and its first signed act, and not since what was brought from paper', async () => {
    const person = await new People(database.db).person()
    const register = randomUUID()
    await sql`insert into backlog (id, commune_code, territory, sha256, file_name, bytes, header_line, headers, columns, created_by, created_at)
      values (${register}, ${AIN_CHOCK}, '{}', ${'a'.repeat(64)}, 'registre.csv', '', 1, '{}', '{}', ${person}, '2026-01-05')`.execute(
      database.db,
    )
    const file = (number: string, at: string, paper: { number: string; backlog: string } | null = null) =>
      sql`
      insert into dossier (id, title, commune_code, created_by, created_at, number, paper_number, backlog_id, filed_at)
      values (gen_random_uuid(), 'Villa', ${AIN_CHOCK}, ${person}, ${at}, ${number}, ${paper?.number ?? null}, ${paper?.backlog ?? null}, ${at})`.execute(
        database.db,
      )
    await file('X-1', '2026-02-03T23:30:00Z')
    await file('X-2', '2026-03-01T09:00:00Z')
    await file('P-1', '2019-06-03T09:00:00Z', { number: '12/2019', backlog: register })
    expect((await sheetOf(AIN_CHOCK)).live).toEqual({ filed: '2026-02-04', signed: null })
  })
})

test('a commune’s changes are told on its sheet, and on that of the one it was merged into', async () => {
  const [former, successor] = ['09.001.05.09', '09.001.05.11']
  await sql`insert into commune_change (id, day, kind, commune_code, other_code, name_fr_before, name_ar_before, province_before, act, at)
    values (gen_random_uuid(), '2026-08-01', 'merged', ${former}, ${successor}, 'Ancienne', 'القديمة', '09.001', 'Décret d’essai', now())`.execute(
    database.db,
  )
  for (const code of [former, successor])
    expect((await sheetOf(code)).history).toEqual([
      {
        day: '2026-08-01',
        told: { fr: expect.stringContaining('01/08/2026'), ar: expect.stringContaining('01/08/2026') },
      },
    ])
  expect((await sheetOf(AIN_CHOCK)).history).toEqual([])
})

test('a code with or without dots is the same commune, and none is a 404', async () => {
  expect((await sheetOf('061410141')).code).toBe(AIN_CHOCK)
  expect((await fetch(`${server.url}/api/territory/communes/99.999.99.99/sheet`)).status).toBe(404)
})
