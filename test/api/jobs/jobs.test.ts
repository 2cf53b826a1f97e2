import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { jobs, retriedJob } from '../../../api/contract/jobs.ts'
import { enqueue } from '../../../api/jobs/enqueue.ts'
import { takeUpAbandoned } from '../../../api/jobs/presence.ts'
import { startJobs } from '../../../api/jobs/startJobs.ts'
import { notify } from '../../../api/notifications/notify.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { readMail, startMailServer } from '../../build/mailServer.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { type ServerProcess, startServerProcess } from '../../build/serverProcess.ts'
import { testWork } from '../../build/work.ts'

const AT = new Date('2026-11-24T09:00:00Z')
const NOBODY = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071'

let database: TestDatabase
let people: People
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  people = new People(database.db)
  server = await testServer({ url: database.url })
})

/** What a failed test leaves running would run for ever. */
const running: ServerProcess[] = []
const startProcess = async () => {
  const started = await startServerProcess(database.url)
  running.push(started)
  return started
}

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL')
    await ended
  }
  await sql`delete from graphile_worker._private_jobs`.execute(database.db)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })
const retry = (id: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/jobs/${id}/retry`, { method: 'POST', headers })

/** A job as its last attempt left it. */
async function deadJob(): Promise<string> {
  await enqueue(database.db, 'message.send', { messageId: NOBODY })
  const { rows } = await sql<{ id: string }>`update graphile_worker._private_jobs
    set attempts = max_attempts, last_error = 'no mail server' returning id::text`.execute(database.db)
  return rows[0]?.id ?? ''
}

describe('the queue, watched', () => {
  test('shows an operator what was given up, and runs it again', async () => {
    const id = await deadJob()
    const { headers, person } = await people.acting('support', 'operator', ['MA'])
    const seen = jobs.parse(await (await get('/api/jobs?state=dead', headers)).json())
    expect(seen.counts).toEqual({ waiting: 0, running: 0, retrying: 0, dead: 1 })
    expect(seen.jobs[0]).toMatchObject({
      id,
      task: 'message.send',
      state: 'dead',
      attempts: 25,
      lastError: 'no mail server',
    })
    const again = await retry(id, headers)
    expect(again.status).toBe(200)
    expect(retriedJob.parse(await again.json()).job).toMatchObject({ id, state: 'waiting', attempts: 0 })
    const events = await database.db
      .selectFrom('journal_event')
      .where('person_id', '=', person)
      .select(['action', 'subject_id'])
      .execute()
    expect(events).toEqual([{ action: 'job.retry', subject_id: id }])
  })

  test('is closed to visitors, to support and to an operator without a second factor', async () => {
    const id = await deadJob()
    expect((await get('/api/jobs')).status).toBe(401)
    expect((await retry(id)).status).toBe(401)
    const { headers: support } = await people.acting('support', 'support', ['MA'])
    expect((await get('/api/jobs', support)).status).toBe(403)
    expect((await retry(id, support)).status).toBe(403)
    const { person } = await people.acting('support', 'operator', ['MA'])
    const weak = await people.signIn(person)
    expect(await (await retry(id, weak)).json()).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED' })
  })

  test('answers an unknown job with 404 and one at work with 409', async () => {
    const { headers } = await people.acting('support', 'operator', ['MA'])
    for (const id of ['999999999', 'abc', '99999999999999999999'])
      expect((await retry(id, headers)).status, id).toBe(404)
    const id = await deadJob()
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'somebody'`.execute(database.db)
    expect(await (await retry(id, headers)).json()).toMatchObject({ code: 'JOB_RUNNING' })
  })

  test('shows nothing through the database to whoever is no operator', async () => {
    await deadJob()
    await database.db.transaction().execute(async (transaction) => {
      await sql`set local role rokhas_application`.execute(transaction)
      expect((await sql`select * from watch_jobs()`.execute(transaction)).rows).toEqual([])
      expect((await sql`select retry_job(1, now()) as done`.execute(transaction)).rows).toEqual([{ done: false }])
    })
    const closed = database.db.transaction().execute(async (transaction) => {
      await sql`set local role rokhas_application`.execute(transaction)
      await sql`select * from graphile_worker.jobs`.execute(transaction)
    })
    await expect(closed).rejects.toThrow(/permission denied/)
  })
})

describe('a process that runs jobs', () => {
  test('works with the rights of the worker, takes up what a dead one left, and stops leaving nothing locked', async () => {
    await enqueue(database.db, 'message.send', { messageId: NOBODY })
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-dead', attempts = 1`.execute(
      database.db,
    )
    await sql`insert into job_runner values ('worker-dead', 7, now())`.execute(database.db)
    const { work, close } = testWork({ url: database.url })
    const running = await startJobs(work, { url: database.url, ownLogins: false })
    await expect.poll(left, { timeout: 10_000 }).toBe(0)
    await running.stop()
    await close()
    expect((await sql`select 1 from job_runner`.execute(database.db)).rows).toEqual([])
  })

  test('takes up what one left that died before it could say its name, once that is sure', async () => {
    await enqueue(database.db, 'message.send', { messageId: NOBODY })
    const { work, close } = testWork({ url: database.url })
    const locked = (ago: string) =>
      sql`update graphile_worker._private_jobs
      set locked_at = now() - ${ago}::interval, locked_by = 'pool-nameless', attempts = 1`.execute(database.db)
    await locked('50 seconds')
    expect(await takeUpAbandoned(work.db)).toBe(0)
    await locked('70 seconds')
    expect(await takeUpAbandoned(work.db)).toBe(1)
    const { rows } = await sql`select locked_by, attempts from graphile_worker._private_jobs`.execute(database.db)
    expect(rows).toEqual([{ locked_by: null, attempts: 1 }])
    await close()
  })

  test('leaves the jobs of another one that lives', async () => {
    const { work, close } = testWork({ url: database.url })
    const first = await startJobs(work, { url: database.url, ownLogins: false })
    const { rows } = await sql<{ worker_id: string }>`select worker_id from job_runner`.execute(database.db)
    expect(rows).toHaveLength(1)
    await enqueue(database.db, 'message.send', { messageId: NOBODY }, { runAt: new Date('2099-01-01') })
    await sql`update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes', locked_by = ${rows[0]?.worker_id}
      where run_at > '2098-01-01'`.execute(database.db)
    const second = await startJobs(work, { url: database.url, ownLogins: false })
    await sleep(200)
    const locked = await sql`select 1 from graphile_worker._private_jobs
      where locked_at is not null and run_at > '2098-01-01'`.execute(database.db)
    expect(locked.rows).toHaveLength(1)
    await sql`delete from graphile_worker._private_jobs`.execute(database.db)
    await first.stop()
    await second.stop()
    await close()
  })

  test('killed with -9 in the middle of sending loses no message; one sent twice has the same Message-ID', async () => {
    const mail = await startMailServer({ answerAfterMs: 60 })
    vi.stubEnv('ROKHAS_SMTP_URL', mail.url)
    vi.stubEnv('ROKHAS_MAIL_FROM', 'ne-pas-repondre@rokhas.test')
    const person = await people.person()
    for (let index = 0; index < 40; index++)
      await database.db
        .transaction()
        .execute((transaction) => notify(transaction, AT, { personId: person, kind: 'password_changed', data: {} }))
    for (const livesMs of [150, 250, 350]) {
      const already = mail.received.length
      const { child, ended } = await startProcess()
      await expect.poll(() => mail.received.length, { timeout: 20_000 }).toBeGreaterThan(already)
      await sleep(livesMs)
      child.kill('SIGKILL')
      await ended
    }
    const last = await startProcess()
    await expect.poll(waiting, { timeout: 30_000 }).toBe(0)
    last.child.kill('SIGTERM')
    await last.ended
    await mail.close()
    const ids = (await database.db.selectFrom('message').where('person_id', '=', person).select('id').execute()).map(
      ({ id }) => `<${id}@rokhas.test>`,
    )
    const arrived = mail.received.map(({ raw }) => readMail(raw).headers.get('message-id') ?? '')
    expect(new Set(arrived)).toEqual(new Set(ids))
    const most = Math.max(...ids.map((id) => arrived.filter((other) => other === id).length))
    expect(most).toBeLessThanOrEqual(1 + 3)
    expect(arrived.length - ids.length).toBeLessThanOrEqual(3 * 4) // four at work in each of three deaths
  }, 90_000)

  const left = async () => (await sql`select 1 from graphile_worker._private_jobs`.execute(database.db)).rows.length
  const waiting = async () =>
    (await database.db.selectFrom('message').where('state', '=', 'waiting').select('id').execute()).length
})
