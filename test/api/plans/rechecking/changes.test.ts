import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  RecheckedDossierAnswer,
  RecheckedPageAnswer,
  RecheckReadAnswer,
} from '../../../../api/contract/plans/rechecks.ts'
import type { Day } from '../../../../spatial/day.ts'
import { dossiersOnPlots, planVersion } from '../../../build/planVersions.ts'
import { RecheckDesk } from '../../../build/recheckDesk.ts'

let desk: RecheckDesk

beforeAll(async () => {
  desk = await RecheckDesk.open()
})
afterAll(() => desk.close())

describe('a new version of a plan', () => {
  test('has the open dossiers on its ground checked again: former and new report kept, the finding that changed counted', async () => {
    const { ids, beside, version } = await desk.changedPlan('RV1', 326_000)
    const [first = '', decided = ''] = ids
    await sql`update dossier set state = 'decided' where id = ${decided}::uuid`.execute(desk.db)
    const id = await desk.start({ cause: 'plan_version', ids: [version] })
    await desk.run(id)
    const { status, answer } = await desk.ask<RecheckReadAnswer>('GET', `/api/rechecks/${id}`, {
      headers: desk.examiner.headers,
    })
    expect(status).toBe(200)
    expect(answer.recheck).toMatchObject({
      ...{ cause: 'plan_version', state: 'done', from: '2026-11-24' },
      subjects: [{ id: version, nameFr: 'Plan RV1', label: '2026' }],
      dossiers: { total: 1, done: 1, changed: 1, refused: 0, toSee: 1 },
    })
    const path = `/api/rechecks/${id}/dossiers`
    const listed = await desk.ask<RecheckedPageAnswer>('GET', path, { headers: desk.examiner.headers })
    // 240 m² were enough for 200 and are not for 300: the same rule on the zone of the same code, and nothing else.
    expect(listed.answer.dossiers).toMatchObject([{ dossierId: first, gained: 0, lost: 0, changed: 1, maySee: true }])
    const { answer: whole } = await desk.ask<RecheckedDossierAnswer>('GET', `${path}/${first}`, {
      headers: desk.examiner.headers,
    })
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
      from dossier d where d.id in (${first}::uuid, ${decided}::uuid) order by n desc`.execute(desk.db)
    expect(reports.rows).toEqual([
      { id: first, n: 2, own: true },
      { id: decided, n: 1, own: true },
    ])
    expect(listed.answer.dossiers.map(({ dossierId }) => dossierId)).not.toContain(beside)
  })

  test('tells the agency’s examiners how many say something else, once, and nobody elsewhere', async () => {
    const elsewhere = await desk.people.acting('urban_agency', 'examiner', ['09.001.01.01'])
    const { version } = await desk.changedPlan('RV2', 326_300)
    const id = await desk.start({ cause: 'plan_version', ids: [version] })
    await desk.run(id)
    await desk.run(id)
    const { rows } = await sql<{ personId: string; data: object }>`select person_id as "personId", data from notice
      where kind = 'dossiers_rechecked' and path like ${`%${id}`}`.execute(desk.db)
    expect(rows).toEqual([{ personId: desk.examiner.person, data: { dossiers: '2' } }])
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
        desk.db,
      )
    const box = [293_000, south, 294_000, south + 200] as const
    const half = [
      { code: 'R1', minAreaM2: null },
      { code: 'E', minAreaM2: null },
    ]
    await planVersion(desk.db, { plan: 'RV3', label: '1', approved: '2018-01-01', box, zones: half })
    const smaller = [293_000, south, 293_500, south + 200] as const
    const latter = { label: '2', approved: '2026-01-01', box: smaller, zones: [{ code: 'R2', minAreaM2: null }] }
    const version = await planVersion(desk.db, { plan: 'RV3', ...latter })
    const id = await desk.start({ cause: 'plan_version', ids: [version] })
    await desk.run(id)
    const { answer } = await desk.ask<RecheckReadAnswer>('GET', `/api/rechecks/${id}`, {
      headers: desk.examiner.headers,
    })
    expect(answer.zoneChanges).toEqual([
      { formerCode: 'R1', latterCode: 'R2', parcels: 3, areaM2: 720 },
      { formerCode: 'E', latterCode: null, parcels: 2, areaM2: 480 },
    ])
    expect(answer.recheck.squares.done).toBe(answer.recheck.squares.total)
  })

  test('that takes effect later waits for its day', async () => {
    const { version } = await desk.changedPlan('RV4', 326_900)
    const from = '2026-12-01' as Day
    const id = await desk.start({ cause: 'plan_version', ids: [version], from })
    const { rows } = await sql<{ at: Date }>`select run_at as at from graphile_worker.jobs
      where task_identifier = 'plans.recheck' order by id desc limit 1`.execute(desk.db)
    expect(rows[0]?.at.toISOString()).toBe('2026-12-01T00:05:00.000Z')
    const { answer } = await desk.ask<RecheckReadAnswer>('GET', `/api/rechecks/${id}`, {
      headers: desk.examiner.headers,
    })
    expect(answer.recheck).toMatchObject({ state: 'planned', from })
  })
})

describe('a servitude', () => {
  test('has the dossiers it meets now checked, and those it no longer meets where it was', async () => {
    const owner = await desk.people.person()
    const [there = '', left = ''] = [
      ...(await dossiersOnPlots(desk.db, { owner, count: 1, from: [293_000, 329_000] })),
      ...(await dossiersOnPlots(desk.db, { owner, count: 1, from: [296_000, 329_000] })),
    ]
    for (const id of [there, left]) await desk.report(id)
    const servitude = '00000000-0000-7000-8000-00000000aaaa'
    await sql`with shape as (select ST_Multi(ST_MakeEnvelope(292990, 328990, 293005, 329020, 26191)) as g), kept as (
      insert into servitude (id, srid, kind, effect, name_fr, name_ar, source, tolerance_m, geom, geom_3857)
      select ${servitude}::uuid, 26191, 'power_line', 'forbids', 'Ligne', 'خط', 'essai', 0.1, g, display_3857(g) from shape
      returning id, srid, geom)
      insert into servitude_piece (servitude_id, srid, geom) select id, srid, geom from kept`.execute(desk.db)
    const former = await sql<{ area: Buffer }>`
      select ST_AsEWKB(ST_Multi(ST_MakeEnvelope(296000, 329000, 296010, 329010, 26191)), 'NDR') as area`.execute(
      desk.db,
    )
    const formerAreas = former.rows.map(({ area }) => area)
    const id = await desk.start({ cause: 'servitude', ids: [servitude], formerAreas })
    await desk.run(id)
    const path = `/api/rechecks/${id}/dossiers?only=all`
    const { answer } = await desk.ask<RecheckedPageAnswer>('GET', path, { headers: desk.examiner.headers })
    const counts = new Map(answer.dossiers.map((one) => [one.dossierId, one.gained]))
    expect([...counts.keys()].sort()).toEqual([there, left].sort())
    expect(counts.get(there)).toBeGreaterThan(0)
  })
})
