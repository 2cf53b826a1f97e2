import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { mappingOf, PlanDesk, zoneFile } from '../../../build/planDesk.ts'

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open()
})
afterAll(() => desk.close())

const HALVES = [
  ['D2', [0, 0, 100, 40]],
  ['B3', [0, 40, 100, 90]],
] as const
const ACT = { kind: 'approved', onDay: '2026-11-20', act: 'Décret n° 2-26-412' }

/** A draft of two zones of 4,000 and 5,000 m², handed to another pair of eyes. */
async function submitted(mapping = mappingOf()): Promise<PlanDraft> {
  const draft = await desk.controlled(HALVES, mapping)
  await desk.post(draft.id, 'findings/accept', { kind: 'code_without_regulation', reason: 'Règlement à saisir' })
  const { status, answer } = await desk.post(draft.id, 'submit')
  if (status !== 200) throw new Error(JSON.stringify(answer))
  return answer
}

const lawOf = async (code: string) =>
  (
    await sql<{ version: string; zones: number; m2: number; perimeter: number; acts: string }>`
      select v.label as version, count(z.id) as zones, sum(ST_Area(z.geom)) as m2, ST_Area(v.perimeter) as perimeter,
        (select string_agg(kind || ' ' || on_day || ' ' || act, ', ') from plan_event e where e.plan_version_id = v.id) as acts
      from plan p join plan_version v on v.plan_id = p.id left join zone z on z.plan_version_id = v.id where p.code = ${code}
      group by v.id order by v.label`.execute(desk.database.db)
  ).rows

const rechecksOf = async (version: string) =>
  (
    await sql<{ cause: string; from: string; jobs: number }>`select r.cause, r.from_day as from,
        (select count(*) from graphile_worker._private_jobs j where j.payload ->> 'recheckId' = r.id::text) as jobs
      from recheck r where ${version}::uuid = any (r.cause_ids) order by r.from_day`.execute(desk.database.db)
  ).rows

/** Another version of a plan, published at once. */
async function publishedAgain(mapping: ReturnType<typeof mappingOf>) {
  const draft = await submitted({ ...mapping, version: { ...mapping.version, label: 'bis' } })
  return desk.post(draft.id, 'publish', ACT, desk.second.headers)
}

describe('a submitted version', () => {
  test('is made law by another examiner of the agency, once, with its act', async () => {
    const draft = await submitted()
    const code = draft.mapping?.plan.code ?? ''
    expect(await desk.post(draft.id, 'publish', ACT)).toMatchObject({ status: 403, answer: { code: 'NOT_ON_ONESELF' } })
    const elsewhere = await desk.people.acting('urban_agency', 'examiner', ['09.001'])
    expect((await desk.post(draft.id, 'publish', ACT, elsewhere.headers)).status).toBe(404)
    expect((await desk.post(draft.id, 'publish', ACT, {})).status).toBe(401)
    expect(await lawOf(code)).toEqual([])
    const done = await desk.post(draft.id, 'publish', ACT, desk.second.headers)
    expect(done).toMatchObject({
      status: 200,
      answer: { state: 'published', published: { by: { id: desk.second.person } } },
    })
    const law = [
      { version: '1', zones: 2, m2: 9_000, perimeter: 9_000, acts: 'approved 2026-11-20 Décret n° 2-26-412' },
    ]
    expect(await lawOf(code)).toEqual(law)
    // Open dossiers of its ground are checked again: asked for in the very transaction.
    // And once more when the declaration of public utility has run its ten years.
    expect(await rechecksOf(done.answer.published?.versionId ?? '')).toEqual([
      { cause: 'plan_version', from: '2026-11-24', jobs: 1 },
      { cause: 'plan_version', from: '2036-11-21', jobs: 1 },
    ])
    const again = await desk.post(draft.id, 'publish', ACT, desk.second.headers)
    expect([again.status, again.answer.published]).toEqual([200, done.answer.published])
    expect(await lawOf(code)).toEqual(law)
    expect(await desk.post(draft.id, 'edits', { kind: 'left_out', ordinals: [0], reason: 'Trop tard' })).toMatchObject({
      status: 409,
      answer: { code: 'PLAN_DRAFT_NOT_AT_THIS_STEP' },
    })
  })

  test('is refused to the same person by the database itself, whatever asks it', async () => {
    const draft = await submitted()
    const publishing = desk.database.db.transaction().execute(async (transaction) => {
      await sql`select say_actor(${desk.first.person}::uuid, '2026-11-24', true)`.execute(transaction)
      await sql`update plan_draft set state = 'published', published_by = submitted_by, published_at = now(),
      plan_version_id = (select id from plan_version limit 1) where id = ${draft.id}::uuid`.execute(transaction)
    })
    await expect(publishing).rejects.toMatchObject({ constraint: 'plan_draft_two_persons' })
  })

  test('goes back to its preparation with a reason, and must be submitted again', async () => {
    const draft = await submitted()
    const why = 'La zone B3 empiète sur le domaine forestier'
    const back = await desk.post(draft.id, 'return', { why }, desk.second.headers)
    expect(back.answer).toMatchObject({
      state: 'control',
      submitted: null,
      returned: { why, by: { id: desk.second.person } },
    })
    expect(await desk.post(draft.id, 'publish', ACT, desk.second.headers)).toMatchObject({ status: 409 })
    expect((await desk.post(draft.id, 'submit')).answer).toMatchObject({ state: 'submitted', returned: null })
  })

  test('is taken back by whoever submitted it too soon, with a reason', async () => {
    const draft = await submitted()
    const why = 'Un secteur manque'
    const back = await desk.post(draft.id, 'return', { why })
    expect(back.answer).toMatchObject({ state: 'control', returned: { why, by: { id: desk.first.person } } })
  })

  test('takes over the règlement of the version it follows, for the codes that go on', async () => {
    const first = mappingOf()
    const one = await submitted(first)
    const published = await desk.post(one.id, 'publish', ACT, desk.second.headers)
    const version = published.answer.published?.versionId ?? ''
    await sql`insert into regulation (plan_version_id, zone_code, buildable) values (${version}::uuid, 'D2', true),
      (${version}::uuid, 'Z9', true)`.execute(desk.database.db)
    await sql`insert into regulation_figure (plan_version_id, zone_code, parameter, value, article)
      values (${version}::uuid, 'D2', 'height_max_m', 14.5, 'art. 8')`.execute(desk.database.db)
    const { plan } = first
    expect(await publishedAgain(first)).toMatchObject({ status: 409, answer: { code: 'PLAN_RECHECK_RUNNING' } })
    await desk.settle()
    const two = await submitted(mappingOf({ plan, version: { ...first.version, label: '2' }, regulationFrom: version }))
    await desk.post(two.id, 'publish', { ...ACT, onDay: '2026-11-24' }, desk.second.headers)
    const { rows } =
      await sql`select r.zone_code, f.value from regulation r join plan_version v on v.id = r.plan_version_id
      left join regulation_figure f on f.plan_version_id = v.id and f.zone_code = r.zone_code
      join plan p on p.id = v.plan_id where p.code = ${plan.code} and v.label = '2'`.execute(desk.database.db)
    expect(rows).toEqual([{ zone_code: 'D2', value: 14.5 }])
  })

  test('is refused when its act is of a day to come, or its name was taken meanwhile', async () => {
    const mapping = mappingOf()
    const [one, two] = [await submitted(mapping), await submitted(mapping)]
    expect(await desk.post(one.id, 'publish', { ...ACT, onDay: '2026-11-25' }, desk.second.headers)).toMatchObject({
      status: 422,
      answer: { code: 'PLAN_EVENT_BEFORE' },
    })
    expect(await desk.post(one.id, 'publish', { ...ACT, kind: 'repealed' }, desk.second.headers)).toMatchObject({
      status: 422,
      answer: { code: 'INVALID_INPUT', field: 'kind' },
    })
    expect((await desk.post(one.id, 'publish', ACT, desk.second.headers)).status).toBe(200)
    await desk.settle()
    expect(await desk.post(two.id, 'publish', ACT, desk.second.headers)).toMatchObject({
      status: 409,
      answer: { code: 'PLAN_VERSION_EXISTS' },
    })
    expect(await lawOf(mapping.plan.code)).toHaveLength(1)
  })

  test('whose publication is killed before its end leaves the law as it was, and is published afterwards', async () => {
    const mapping = mappingOf()
    const draft = await submitted(mapping)
    const dying = desk.database.db.transaction().execute(async (transaction) => {
      await sql`select say_actor(${desk.second.person}::uuid, '2026-11-24', true)`.execute(transaction)
      await sql`select publish_plan_draft(${draft.id}::uuid, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'approved',
        '2026-11-20', 'Décret', now())`.execute(transaction)
      const { rows } = await sql<{
        pid: number
        zones: number
      }>`select pg_backend_pid() as pid, (select count(*) from zone z
        join plan_version v on v.id = z.plan_version_id join plan p on p.id = v.plan_id
        where p.code = ${mapping.plan.code}) as zones`.execute(transaction)
      expect(rows[0]?.zones).toBe(2)
      await sql`select pg_terminate_backend(${rows[0]?.pid}::integer)`.execute(desk.database.db)
    })
    await expect(dying).rejects.toThrow()
    expect(await lawOf(mapping.plan.code)).toEqual([])
    expect((await desk.read(draft.id)).answer.state).toBe('submitted')
    expect((await desk.post(draft.id, 'publish', ACT, desk.second.headers)).status).toBe(200)
    expect(await lawOf(mapping.plan.code)).toMatchObject([{ zones: 2, m2: 9_000 }])
  })

  test('withdrawn is published by nobody', async () => {
    const draft = await submitted()
    const withdrawn = await desk.ask<PlanDraft>('DELETE', `/api/plan-drafts/${draft.id}`, {
      headers: desk.first.headers,
    })
    expect(withdrawn.answer.state).toBe('withdrawn')
    expect(await desk.post(draft.id, 'publish', ACT, desk.second.headers)).toMatchObject({ status: 409 })
  })

  test('under the code of another agency’s plan is refused, by the page and by the database', async () => {
    const mapping = mappingOf()
    const draft = await submitted(mapping)
    // Meanwhile another agency's plan takes this code, some 380 km to the south.
    await sql`with taken as (
        insert into plan (id, code, kind, name_fr, name_ar) values (gen_random_uuid(), ${mapping.plan.code}, 'pa', 'Autre', 'آخر')
        returning id)
      insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, source)
      select gen_random_uuid(), t.id, 'ancienne', 26192, g, display_3857(g), 0.5, 'Essai'
      from taken t, ST_Multi(ST_MakeEnvelope(357000, 436000, 357100, 436100, 26192)) g`.execute(desk.database.db)
    expect(await desk.post(draft.id, 'publish', ACT, desk.second.headers)).toMatchObject({
      status: 409,
      answer: { code: 'PLAN_DIFFERS' },
    })
    expect(await lawOf(mapping.plan.code)).toMatchObject([{ version: 'ancienne', zones: 0 }])
    const given = await desk.give(zoneFile(HALVES))
    expect(await desk.map(given.answer.id, mapping)).toMatchObject({ status: 409, answer: { code: 'PLAN_ELSEWHERE' } })
  })

  test('over the ground of another agency is refused, by its control and by the database', async () => {
    await desk.people.body('urban_agency', ['MA'])
    const draft = await submitted()
    // Its zones are moved behind the page's back, 300 km to the east, under communes of another agency.
    await sql`update plan_draft_zone set geom = ST_Translate(geom, 300000, 0) where draft_id = ${draft.id}::uuid`.execute(
      desk.database.db,
    )
    expect(await desk.post(draft.id, 'publish', ACT, desk.second.headers)).toMatchObject({
      status: 409,
      answer: { code: 'PLAN_DIFFERS' },
    })
    expect(await lawOf(draft.mapping?.plan.code ?? '')).toEqual([])
  })
})
