import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import { checkConformity } from '../../../api/conformity/commands.ts'
import type {
  RecheckAnswer,
  RecheckedDossierAnswer,
  RecheckedPageAnswer,
  RecheckReadAnswer,
} from '../../../api/contract/plans/rechecks.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { touchedQuery } from '../../../api/plans/rechecking/findTouched.ts'
import { recheckDossiers } from '../../../api/plans/rechecking/recheckDossiers.ts'
import { type Change, startRecheck } from '../../../api/plans/rechecking/startRecheck.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { dossiersOnPlots, planVersion } from '../../build/planVersions.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'
import { type TestWork, testWork } from '../../build/work.ts'

const AIN_CHOCK = '06.141.01.41'
const NOW = testClock.now()

let database: TestDatabase
let server: TestServer
let background: TestWork
let people: People
let agency: Awaited<ReturnType<People['acting']>>
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  background = testWork(database)
  people = new People(database.db)
  agency = await people.acting('urban_agency', 'examiner', [AIN_CHOCK])
})
afterAll(async () => {
  await background.close()
  await server.close()
  await database.close()
})

const change = (more: Pick<Change, 'cause' | 'ids'> & Partial<Change>): Change => ({
  ...{ now: NOW, today: testClock.today() },
  ...more,
})

const run = (id: string) => recheckDossiers(background.work, id)

/** A first report of each dossier on its ground, as the law then was. */
async function reported(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { rows } = await sql<{ geometry: never }>`select ST_AsGeoJSON(geom)::json as geometry from dossier_site
      where dossier_id = ${id}::uuid`.execute(database.db)
    const question = { srid: 26191, on: testClock.today(), project: {}, footprint: null, idempotencyKey: null } as const
    const [site] = rows
    if (!site) throw new Error('no site')
    const { id: report } = await checkConformity({ db: database.db, clock: testClock }, { ...question, ...site })
    await sql`update dossier set report_id = ${report}::uuid where id = ${id}::uuid`.execute(database.db)
    await sql`insert into dossier_report (dossier_id, nth, report_id, attached_by, attached_at)
      select id, 1, report_id, created_by, created_at from dossier where id = ${id}::uuid`.execute(database.db)
  }
}

/** An old version that asks 200 m² of a plot, a new one that asks 300; plots of 240 m² lie in the eastern half. */
async function changedPlan(plan: string, south: number, count = 2) {
  const box = [293_000, south, 294_000, south + 200] as const
  const owner = await people.person()
  const old = [
    { code: 'R1', minAreaM2: 200 },
    { code: 'R2', minAreaM2: 200 },
  ]
  await planVersion(database.db, { plan, label: '2018', approved: '2018-03-01', box, zones: old })
  const ids = await dossiersOnPlots(database.db, { owner, count, from: [293_510, south + 100] })
  const [beside = ''] = await dossiersOnPlots(database.db, { owner, count: 1, from: [296_500, south + 100] })
  await reported(ids)
  const zones = [
    { code: 'R1', minAreaM2: 200 },
    { code: 'R2', minAreaM2: 300 },
  ]
  const version = await planVersion(database.db, { plan, label: '2026', approved: '2026-11-20', box, zones })
  return { owner, ids, beside, version }
}

describe('a new version of a plan', () => {
  test('has the open dossiers on its ground checked again: former and new report kept, the finding that changed counted', async () => {
    const { ids, beside, version } = await changedPlan('RV1', 326_000)
    const [first = '', decided = ''] = ids
    await sql`update dossier set state = 'decided' where id = ${decided}::uuid`.execute(database.db)
    const id = await startRecheck(database.db, change({ cause: 'plan_version', ids: [version] }))
    await run(id)
    const { status, answer } = await ask<RecheckReadAnswer>('GET', `/api/rechecks/${id}`, { headers: agency.headers })
    expect(status).toBe(200)
    expect(answer.recheck).toMatchObject({
      ...{ cause: 'plan_version', state: 'done', from: '2026-11-24' },
      subjects: [{ id: version, nameFr: 'Plan RV1', label: '2026' }],
      dossiers: { total: 1, done: 1, changed: 1, refused: 0, toSee: 1 },
    })
    const path = `/api/rechecks/${id}/dossiers`
    const listed = await ask<RecheckedPageAnswer>('GET', path, { headers: agency.headers })
    // 240 m² were enough for 200 and are not for 300: the same rule on the zone of the same code, and nothing else.
    expect(listed.answer.dossiers).toMatchObject([{ dossierId: first, gained: 0, lost: 0, changed: 1, maySee: true }])
    const { answer: whole } = await ask<RecheckedDossierAnswer>('GET', `${path}/${first}`, { headers: agency.headers })
    expect(whole.difference?.kept.filter((one) => one.verdictChanged)).toMatchObject([
      {
        rule: 'MIN_AREA',
        before: { verdict: 'compliant', limit: 200 },
        after: { verdict: 'noncompliant', limit: 300 },
      },
    ])
    const reports = await sql<{ id: string; n: number; own: boolean }>`
      select d.id, (select count(*)::integer from dossier_report w where w.dossier_id = d.id) as n,
        d.report_id = (select w.report_id from dossier_report w where w.dossier_id = d.id order by nth desc limit 1) as own
      from dossier d where d.id in (${first}::uuid, ${decided}::uuid) order by n desc`.execute(database.db)
    expect(reports.rows).toEqual([
      { id: first, n: 2, own: true },
      { id: decided, n: 1, own: true },
    ])
    expect(listed.answer.dossiers.map(({ dossierId }) => dossierId)).not.toContain(beside)
  })

  test('tells the agency’s examiners how many say something else, once, and nobody elsewhere', async () => {
    const elsewhere = await people.acting('urban_agency', 'examiner', ['09.001.01.01'])
    const { version } = await changedPlan('RV2', 326_300)
    const id = await startRecheck(database.db, change({ cause: 'plan_version', ids: [version] }))
    await run(id)
    await run(id)
    const { rows } = await sql<{ personId: string; data: object }>`select person_id as "personId", data from notice
      where kind = 'dossiers_rechecked' and path like ${`%${id}`}`.execute(database.db)
    expect(rows).toEqual([{ personId: agency.person, data: { dossiers: '2' } }])
    expect(rows.map(({ personId }) => personId)).not.toContain(elsewhere.person)
  })

  test('says from which zone to which the parcels of the cadastre went, each counted once', async () => {
    const south = 326_600
    // Three plots in the west and two in the east; in the new version the west is R2 and the east is no zone any more.
    const plots = [293_010, 293_050, 293_090, 293_700, 293_740]
    for (const west of plots)
      await sql`insert into parcel (id, srid, title_kind, title_number, geom, geom_3857, source)
        select gen_random_uuid(), 26191, 'title', ${`${west}/C`}, g, display_3857(g), 'essai'
        from (select ST_Multi(ST_MakeEnvelope(${west}, ${south + 10}, ${west + 20}, ${south + 22}, 26191)) as g) w`.execute(
        database.db,
      )
    const box = [293_000, south, 294_000, south + 200] as const
    const half = [
      { code: 'R1', minAreaM2: null },
      { code: 'E', minAreaM2: null },
    ]
    await planVersion(database.db, { plan: 'RV3', label: '1', approved: '2018-01-01', box, zones: half })
    const smaller = [293_000, south, 293_500, south + 200] as const
    const latter = { label: '2', approved: '2026-01-01', box: smaller, zones: [{ code: 'R2', minAreaM2: null }] }
    const version = await planVersion(database.db, { plan: 'RV3', ...latter })
    const id = await startRecheck(database.db, change({ cause: 'plan_version', ids: [version] }))
    await run(id)
    const { answer } = await ask<RecheckReadAnswer>('GET', `/api/rechecks/${id}`, { headers: agency.headers })
    expect(answer.zoneChanges).toEqual([
      { formerCode: 'R1', latterCode: 'R2', parcels: 3, areaM2: 720 },
      { formerCode: 'E', latterCode: null, parcels: 2, areaM2: 480 },
    ])
    expect(answer.recheck.squares.done).toBe(answer.recheck.squares.total)
  })

  test('that takes effect later waits for its day', async () => {
    const { version } = await changedPlan('RV4', 326_900)
    const from = '2026-12-01' as Change['today']
    const id = await startRecheck(database.db, change({ cause: 'plan_version', ids: [version], from }))
    const { rows } = await sql<{ at: Date }>`select run_at as at from graphile_worker.jobs
      where task_identifier = 'plans.recheck' order by id desc limit 1`.execute(database.db)
    expect(rows[0]?.at.toISOString()).toBe('2026-12-01T00:05:00.000Z')
    const { answer } = await ask<RecheckReadAnswer>('GET', `/api/rechecks/${id}`, { headers: agency.headers })
    expect(answer.recheck).toMatchObject({ state: 'planned', from })
  })
})

describe('a servitude', () => {
  test('has the dossiers it meets now checked, and those it no longer meets where it was', async () => {
    const owner = await people.person()
    const [there = '', left = ''] = [
      ...(await dossiersOnPlots(database.db, { owner, count: 1, from: [293_000, 329_000] })),
      ...(await dossiersOnPlots(database.db, { owner, count: 1, from: [296_000, 329_000] })),
    ]
    await reported([there, left])
    const servitude = '00000000-0000-7000-8000-00000000aaaa'
    await sql`with shape as (select ST_Multi(ST_MakeEnvelope(292990, 328990, 293005, 329020, 26191)) as g), kept as (
      insert into servitude (id, srid, kind, effect, name_fr, name_ar, source, tolerance_m, geom, geom_3857)
      select ${servitude}::uuid, 26191, 'power_line', 'forbids', 'Ligne', 'خط', 'essai', 0.1, g, display_3857(g) from shape
      returning id, srid, geom)
      insert into servitude_piece (servitude_id, srid, geom) select id, srid, geom from kept`.execute(database.db)
    const former = await sql<{ area: Buffer }>`
      select ST_AsEWKB(ST_Multi(ST_MakeEnvelope(296000, 329000, 296010, 329010, 26191)), 'NDR') as area`.execute(
      database.db,
    )
    const formerAreas = former.rows.map(({ area }) => area)
    const id = await startRecheck(database.db, change({ cause: 'servitude', ids: [servitude], formerAreas }))
    await run(id)
    const path = `/api/rechecks/${id}/dossiers?only=all`
    const { answer } = await ask<RecheckedPageAnswer>('GET', path, { headers: agency.headers })
    const counts = new Map(answer.dossiers.map((one) => [one.dossierId, one.gained]))
    expect([...counts.keys()].sort()).toEqual([there, left].sort())
    expect(counts.get(there)).toBeGreaterThan(0)
  })
})

describe('the work', () => {
  test('killed in the middle goes on where it was, and checks no dossier twice', { timeout: 60_000 }, async () => {
    const { ids, version } = await changedPlan('RV5', 327_200, 12)
    const id = await startRecheck(database.db, change({ cause: 'plan_version', ids: [version] }))
    const script = fileURLToPath(new URL('../../build/recheckProcess.ts', import.meta.url))
    // Held at its fifth dossier, so that it dies in the middle of one on any machine.
    const [, , , , fifth = ''] = [...ids].sort()
    const held = openDatabase(database.url, { max: 1 })
    const child = await held.transaction().execute(async (transaction) => {
      await sql`select from dossier where id = ${fifth}::uuid for no key update`.execute(transaction)
      const started = spawn(process.execPath, [script, database.url, id], { stdio: 'ignore' })
      const done = async () => (await progress(id)).done
      while ((await done()) < 4) await pause(20)
      started.kill('SIGKILL')
      await once(started, 'exit')
      return started
    })
    await held.destroy()
    expect(child.signalCode).toBe('SIGKILL')
    expect(await progress(id)).toEqual({ state: 'running', total: 12, done: 4 })
    await expect
      .poll(
        () =>
          run(id).then(
            () => progress(id),
            () => null,
          ),
        { timeout: 20_000 },
      )
      .toEqual({
        ...{ state: 'done', total: 12, done: 12 },
      })
    const { rows } = await sql<{ reports: number }>`select count(*)::integer as reports from dossier_report
      where dossier_id = any (${[...ids]}::uuid[]) group by dossier_id`.execute(database.db)
    expect(rows).toEqual(Array.from({ length: 12 }, () => ({ reports: 2 })))
  })

  test('goes on past a dossier that cannot be read, and says that it has no new report', async () => {
    const { ids, version } = await changedPlan('RV9', 328_400, 3)
    const [broken = ''] = [...ids].sort()
    await sql`update dossier set project = '{"heightM": "haut"}' where id = ${broken}::uuid`.execute(database.db)
    const id = await startRecheck(database.db, change({ cause: 'plan_version', ids: [version] }))
    await run(id)
    expect(await progress(id)).toEqual({ state: 'done', total: 3, done: 3 })
    const { answer } = await ask<RecheckedPageAnswer>('GET', `/api/rechecks/${id}/dossiers?only=all`, {
      headers: agency.headers,
    })
    const states = new Map(answer.dossiers.map((one) => [one.dossierId, [one.state, one.refusal]]))
    expect(states.get(broken)).toEqual(['refused', 'FAILED'])
    expect([...states.values()].filter(([state]) => state === 'checked')).toHaveLength(2)
  })

  test('finds the dossiers by the spatial index of their legal zone', async () => {
    const { version } = await changedPlan('RV6', 327_500, 1)
    const id = await startRecheck(database.db, change({ cause: 'plan_version', ids: [version] }))
    await sql`insert into dossier (id, title, state, commune_code, created_by, created_at, territory)
      select gen_random_uuid(), 'Loin', 'filed', ${AIN_CHOCK}, ${agency.person}::uuid, now(), '{}'
      from generate_series(1, 1500)`.execute(database.db)
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select d.id, 26191, 'filed', '{}', g, display_3857(g) from (select id, row_number() over () as n from dossier where title = 'Loin') d,
        lateral (select ST_Multi(ST_MakeEnvelope(400000 + n * 40, 400000, 400020 + n * 40, 400020, 26191)) as g) w`.execute(
      database.db,
    )
    await sql`analyze dossier_site, recheck_area`.execute(database.db)
    const { rows } = await sql`explain ${touchedQuery({ id, srid: 26191, reachM: 0 })}`.execute(background.work.db)
    expect(JSON.stringify(rows)).toContain('dossier_site_26191_gist')
  })
})

async function progress(id: string) {
  const { answer } = await ask<RecheckReadAnswer>('GET', `/api/rechecks/${id}`, { headers: agency.headers })
  const { state, dossiers } = answer.recheck
  return { state, total: dossiers.total, done: dossiers.done }
}

describe('starting it', () => {
  test('holds whoever publishes 1,000 zones for less than a second', async () => {
    const box = [293_000, 325_000, 296_000, 329_900] as const
    const zones = Array.from({ length: 1_000 }, (_, nth) => ({ code: `Z${nth}`, minAreaM2: null }))
    const version = await planVersion(database.db, { plan: 'RVA', label: '1', approved: '2026-11-20', box, zones })
    const begun = performance.now()
    const id = await startRecheck(database.db, change({ cause: 'regulation', ids: [version] }))
    expect(performance.now() - begun).toBeLessThan(1_000)
    const { rows } = await sql<{ areas: number; territory: string[] }>`select territory,
      (select count(*)::integer from recheck_area a where a.recheck_id = r.id) as areas from recheck r where id = ${id}::uuid`.execute(
      database.db,
    )
    expect(rows[0]?.areas).toBe(1_000)
    expect(rows[0]?.territory).toEqual(expect.arrayContaining(['MA', '06', '06.141', AIN_CHOCK]))
  })
})

describe('who reads it', () => {
  test('nobody signed out, nobody elsewhere; seen by an examiner of the agency, once, and by nobody else', async () => {
    const { ids, version } = await changedPlan('RV7', 327_800, 1)
    const [dossier = ''] = ids
    const id = await startRecheck(database.db, change({ cause: 'plan_version', ids: [version] }))
    await run(id)
    const one = `/api/rechecks/${id}`
    const elsewhere = await people.acting('urban_agency', 'examiner', ['09.001.01.01'])
    const guichet = await people.acting('commune', 'guichet', [AIN_CHOCK])
    for (const path of ['/api/rechecks', one, `${one}/dossiers`, `${one}/dossiers/${dossier}`])
      expect((await ask('GET', path, { headers: {} })).status).toBe(401)
    for (const path of [one, `${one}/dossiers`, `${one}/dossiers/${dossier}`])
      expect((await ask('GET', path, { headers: elsewhere.headers })).status).toBe(404)
    const list = await ask<{ rechecks: RecheckAnswer[] }>('GET', '/api/rechecks', { headers: elsewhere.headers })
    expect(list.answer.rechecks).toEqual([])
    expect((await ask('GET', one, { headers: guichet.headers })).status).toBe(200)
    const see = (headers: { cookie: string } | object) =>
      ask<RecheckedDossierAnswer & { code?: string }>('POST', `${one}/dossiers/${dossier}/seen`, {
        headers: { ...headers },
      })
    expect((await see({})).status).toBe(401)
    expect((await see(elsewhere.headers)).status).toBe(404)
    expect(await see(guichet.headers)).toMatchObject({ status: 403 })
    const seen = await see(agency.headers)
    expect(seen).toMatchObject({ status: 200, answer: { dossier: { maySee: false } } })
    expect(seen.answer.dossier.seenAt).not.toBe(null)
    await sql`update dossier set state = 'decided' where id = ${dossier}::uuid`.execute(database.db)
    expect(await see(agency.headers)).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
  })

  test('it is started by an examiner and by nobody else who acts', async () => {
    const { version } = await changedPlan('RV8', 328_100, 1)
    const db = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
    const starting = (actor: Actor) =>
      asActor({ db, clock: testClock }, actor, (transaction) =>
        startRecheck(transaction, change({ cause: 'plan_version', ids: [version] })),
      )
    const actorOf = (
      { person, body, mandate }: typeof agency,
      role: 'examiner' | 'guichet',
      kind: 'urban_agency' | 'commune',
    ) =>
      ({
        ...({ personId: person, sessionId: null, state: 'active', secondFactor: true } as const),
        mandates: [
          {
            id: mandate,
            bodyId: body,
            bodyKind: kind,
            official: true,
            role,
            territories: [AIN_CHOCK],
            delegatedFrom: null,
          },
        ],
      }) as const
    const guichet = await people.acting('commune', 'guichet', [AIN_CHOCK])
    await expect(starting(actorOf(guichet, 'guichet', 'commune'))).rejects.toMatchObject({ code: '42501' })
    expect(await starting(actorOf(agency, 'examiner', 'urban_agency'))).toMatch(/^[0-9a-f-]{36}$/)
    await db.destroy()
  })
})
