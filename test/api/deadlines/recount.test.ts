import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { holidayEntered, recounts } from '../../../api/contract/calendar.ts'
import { recount } from '../../../api/deadlines/commands.ts'
import { jsonbText } from '../../../api/deadlines/recounting/compare.ts'
import { recountAll } from '../../../api/deadlines/recounting/recountAll.ts'
import { startJobs } from '../../../api/jobs/startJobs.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { fileDossiers } from '../../build/openDossiers.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { type TestWork, testWork } from '../../build/work.ts'
import { day } from './days.ts'

const DOSSIERS = 600

let database: TestDatabase
let server: TestServer
let worker: TestWork
let headers: { cookie: string }
let owner: string

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  worker = testWork({ url: database.url })
  const people = new People(database.db)
  headers = (await people.acting('support', 'operator', ['MA'])).headers
  owner = await people.person()
  await fileDossiers(database.db, { owner, count: DOSSIERS, lastDay: '2026-11-24' })
  await enter('2026-11-06')
  await recountAll(worker.work)
})

beforeEach(async () => {
  await sql`delete from graphile_worker._private_jobs`.execute(database.db)
})

afterAll(async () => {
  await worker.close()
  await server.close()
  await database.close()
})

const ask = asking(() => server)

async function enter(text: string) {
  const body = { day: text, nameFr: 'Aïd tardif', nameAr: 'عيد متأخر', act: 'Communiqué', sureness: 'sourced' }
  const { status, answer } = await ask('POST', '/api/calendar/holidays', { headers, body })
  expect(status).toBe(201)
  return holidayEntered.parse(answer)
}

const all = async () => recounts.parse((await ask('GET', '/api/calendar/recounts', { headers })).answer).recounts

const progress = async (id: string) => (await all()).find((one) => one.id === id)

/** Every kept row, as PostgreSQL writes it. */
const keptRows = async () =>
  (
    await sql<{ row: string }>`select x::text as row from dossier_deadline x order by dossier_id, stage`.execute(
      database.db,
    )
  ).rows

describe('a recount of the open dossiers', () => {
  test('writes what counting each of them alone writes', async () => {
    await enter('2026-11-26')
    await recountAll(worker.work)
    const together = await keptRows()
    expect(together.length).toBeGreaterThan(DOSSIERS)
    const some = await database.db.selectFrom('dossier').select('id').orderBy('id').limit(60).execute()
    await sql`delete from dossier_deadline where dossier_id = any (${some.map(({ id }) => id)}::uuid[])`.execute(
      database.db,
    )
    for (const { id } of some) await recount(database.db, id)
    expect(await keptRows()).toEqual(together)
  })

  test('moves the last days that run across the day and no other, and keeps what each one was', async () => {
    const before = await database.db
      .selectFrom('dossier_deadline')
      .select(['dossier_id', 'stage', 'due_day', 'from_day', 'unit'])
      .execute()
    const { effect, recountId, said } = await enter('2026-12-01')
    await recountAll(worker.work)
    const crossed = before.filter(
      ({ unit, due_day, from_day }) =>
        unit === 'working' && due_day && due_day >= '2026-12-01' && from_day && from_day < '2026-12-01',
    )
    expect(crossed.length).toBeGreaterThan(20)
    expect(effect.deadlines).toBeGreaterThanOrEqual(crossed.length)
    expect(effect.past).toBe(false)
    expect(said.fr).toContain(String(effect.deadlines))
    const changes = await database.db
      .selectFrom('deadline_change')
      .selectAll()
      .where('recount_id', '=', recountId)
      .execute()
    const moved = new Map(changes.map((change) => [`${change.dossier_id} ${change.stage}`, change]))
    for (const { dossier_id, stage, due_day } of crossed) {
      const change = moved.get(`${dossier_id} ${stage}`)
      expect(change?.due_before).toBe(due_day)
      expect(String(change?.due_after) > String(due_day)).toBe(true)
    }
    const still = before.filter(({ due_day }) => due_day !== null && due_day < '2026-12-01')
    expect(still.filter(({ dossier_id, stage }) => moved.has(`${dossier_id} ${stage}`))).toEqual([])
    const [explained] = await database.db
      .selectFrom('dossier_deadline')
      .select('skipped')
      .where('dossier_id', '=', crossed[0]?.dossier_id ?? '')
      .where('stage', '=', crossed[0]?.stage ?? 'total')
      .execute()
    expect(explained?.skipped).toContainEqual({
      day: '2026-12-01',
      why: 'holiday',
      nameFr: 'Aïd tardif',
      nameAr: 'عيد متأخر',
    })
  })

  test('of the same calendar again writes nothing', async () => {
    const { rows } = await sql<{ id: string }>`insert into deadline_recount (id, why, asked_at)
      select gen_random_uuid(), why, now() from deadline_recount limit 1 returning id`.execute(database.db)
    await recountAll(worker.work)
    const last = await progress(rows[0]?.id ?? '')
    expect(last).toMatchObject({ total: DOSSIERS, done: DOSSIERS, changed: 0 })
    expect(last?.finishedAt).not.toBeNull()
  })

  test('killed in the middle goes on from its last batch and counts nobody twice', async () => {
    const { recountId } = await enter('2026-12-02')
    const half = DOSSIERS / 2
    // What a process leaves that died after a batch of half of them.
    await sql`update deadline_recount set begun_at = now(), total = ${DOSSIERS}::integer, done = ${half}::integer,
      reached = (select id from dossier order by id offset ${half - 1}::integer limit 1) where id = ${recountId}::uuid`.execute(
      database.db,
    )
    await Promise.all([recountAll(worker.work), recountAll(worker.work)])
    const last = await progress(recountId)
    expect(last).toMatchObject({ total: DOSSIERS, done: DOSSIERS })
    const { rows } = await sql`select from deadline_change c where recount_id = ${recountId}::uuid
      and dossier_id <= (select id from dossier order by id offset ${half - 1}::integer limit 1)`.execute(database.db)
    expect(rows).toEqual([])
    expect(last?.changed).toBeGreaterThan(0)
  })

  test('answers at once those that waited together, and is what their changes are told under', async () => {
    const [first, second] = [await enter('2026-12-08'), await enter('2026-12-09')]
    await recountAll(worker.work)
    const both = [await progress(first.recountId), await progress(second.recountId)]
    expect(both.map((one) => [one?.together, one?.done, one?.finishedAt !== null])).toEqual([
      [true, DOSSIERS, true],
      [true, DOSSIERS, true],
    ])
    expect(both[0]?.changed).toBe(both[1]?.changed)
    const under = await database.db
      .selectFrom('deadline_change')
      .select('recount_id')
      .distinct()
      .where('recount_id', 'in', [first.recountId, second.recountId])
      .execute()
    expect(under).toHaveLength(1)
  })

  test('leaves decided dossiers and drafts alone', async () => {
    const [one] = await database.db.selectFrom('dossier_deadline').select('dossier_id').limit(1).execute()
    const id = one?.dossier_id ?? ''
    await sql`update dossier set state = 'decided', step = 'granted' where id = ${id}::uuid`.execute(database.db)
    const rowsOf = async () =>
      (
        await sql`select x::text from dossier_deadline x where dossier_id = ${id}::uuid order by stage`.execute(
          database.db,
        )
      ).rows
    const before = await rowsOf()
    const { recountId } = await enter('2026-12-03')
    await recountAll(worker.work)
    expect(await rowsOf()).toEqual(before)
    expect((await progress(recountId))?.total).toBe(DOSSIERS - 1)
    await sql`update dossier set state = 'filed', step = 'filed' where id = ${id}::uuid`.execute(database.db)
  })

  test('waits for whoever is moving a dossier, and counts what they did', async () => {
    const [one] = await database.db
      .selectFrom('dossier')
      .select(['id', 'moves'])
      .where('step', '=', 'completing')
      .limit(1)
      .execute()
    const { id = '', moves = 0 } = one ?? {}
    await enter('2026-12-04')
    let counting: Promise<void> = Promise.resolve()
    await database.db.transaction().execute(async (transaction) => {
      await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
        values (${id}, ${moves + 1}, 'give_complement', 'filed', 'filed', now(), '2026-11-24', ${owner})`.execute(
        transaction,
      )
      counting = recountAll(worker.work)
      await expect
        .poll(() => sql`select from pg_locks where not granted`.execute(database.db).then(({ rows }) => rows.length))
        .toBeGreaterThan(0)
    })
    await counting
    const rows = () =>
      database.db.selectFrom('dossier_deadline').selectAll().where('dossier_id', '=', id).orderBy('stage').execute()
    const counted = await rows()
    await recount(database.db, id)
    expect(await rows()).toEqual(counted)
    expect(counted.filter(({ due_day, days }) => days !== null && due_day === null)).toEqual([])
  })

  test('is run by the queue once a holiday is entered', async () => {
    const { recountId } = await enter('2026-12-07')
    const jobs = await startJobs(worker.work, { url: database.url, ownLogins: false })
    await expect.poll(async () => (await progress(recountId))?.finishedAt ?? null, { timeout: 15_000 }).not.toBeNull()
    await jobs.stop()
  })
})

describe('the text of a list of skipped days', () => {
  test('is PostgreSQL’s own, so that what has not changed is not written', async () => {
    const skipped = [
      { day: day('2026-11-06'), why: 'holiday', nameFr: 'Marche « verte »', nameAr: 'المسيرة "الخضراء"' },
      { day: day('2026-11-07'), why: 'weekend' },
      { day: day('2026-11-09'), why: 'outage', nameFr: 'Certificat 4\\2026', nameAr: 'Certificat 4\\2026' },
    ] as const
    const { rows } = await sql<{ text: string }>`select ${JSON.stringify(skipped)}::jsonb::text as text`.execute(
      database.db,
    )
    expect(jsonbText(skipped)).toBe(rows[0]?.text)
  })
})
