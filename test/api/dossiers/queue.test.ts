import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { asActor } from '../../../api/access/asActor.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import type { Step } from '../../../api/contract/procedures/steps.ts'
import { STATE_OF } from '../../../api/contract/procedures/steps.ts'
import type { queue } from '../../../api/contract/queue.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { queuePage } from '../../../api/dossiers/queue/queries.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'

type Queue = z.infer<typeof queue>
const AIN_CHOCK = '06.141.01.41'
const AGADIR = '09.001.01.01'

let database: TestDatabase
let server: TestServer
let owner: string
let president: { headers: { cookie: string } }
const ask = asking(() => server)

/** A dossier at a step with a last day, written by the database's owner. */
async function waiting(due: string | null, { commune = AIN_CHOCK, step = 'filed' as Step, code = 'refection' } = {}) {
  const id = randomUUID()
  await sql`insert into dossier (id, title, commune_code, created_by, created_at, territory, procedure_version_id, step, state,
      step_since, filed_at, number, due_day)
    select ${id}::uuid, ${`Dossier ${due}`}, ${commune}, ${owner}::uuid, now(), '{}', v.id, ${step}, ${STATE_OF[step]},
      now(), now(), ${`n-${id}`}, ${due}::date
    from procedure_version v where v.code = ${code} and v.valid_to is null and v.state = 'published'`.execute(
    database.db,
  )
  return id
}

const read = (query = '', headers: Record<string, string> = president.headers) =>
  ask<Queue>('GET', `/api/queue${query}`, { headers })
const titles = ({ answer }: Awaited<ReturnType<typeof read>>) => answer.dossiers.map(({ title }) => title.slice(8))

type Reader = { readonly kind: 'commune' | 'wilaya'; readonly role: 'guichet' | 'wali'; readonly unit: string }

/** A page of fifty and one more as the application reads it: how many entries of the index it took. */
async function readAlong(index: string, { kind, role, unit }: Reader) {
  const people = new People(database.db)
  const { person, body, mandate } = await people.acting(kind, role, [unit])
  const held = { id: mandate, bodyId: body, bodyKind: kind, official: true, role, territories: [unit] }
  const mandates = [{ ...held, delegatedFrom: null }]
  const actor: Actor = { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates }
  const application = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
  const asked = { actor, today: testClock.today(), filter: { scope: 'open' } } as const
  const seen = await asActor({ db: application, clock: testClock }, actor, async (transaction) => {
    const rows = await queuePage(transaction, asked, { sort: 'due', limit: 51, typed: null })
    const { rows: counted } = await sql<{ read: number; whole: number }>`
      select pg_stat_get_xact_tuples_returned(${index}::regclass)::integer as read,
        pg_stat_get_xact_numscans('dossier'::regclass)::integer as whole`.execute(transaction)
    return { rows: rows.length, ...counted[0] }
  })
  await application.destroy()
  return seen
}

// The test's day is 24 November 2026.
const DUES = ['2026-12-10', '2026-11-20', null, '2026-11-24', '2026-11-27', '2026-11-28', '2026-11-02']

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  const people = new People(database.db)
  owner = await people.person()
  president = await people.acting('arrondissement', 'president', [AIN_CHOCK])
  for (const due of DUES) await waiting(due)
  await waiting('2026-11-01', { commune: AGADIR })
  await waiting('2026-11-01', { step: 'granted' })
  await waiting('2026-11-25', { step: 'to_sign', code: 'demolition' })
})

afterAll(async () => {
  await server.close()
  await database.close()
})

describe('the queue of a territory', () => {
  test('begins with the last day that is longest past, and ends with clocks that stand', async () => {
    const answer = await read()
    expect(titles(answer)).toEqual([
      ...['2026-11-02', '2026-11-20', '2026-11-24', '2026-11-25', '2026-11-27', '2026-11-28', '2026-12-10'],
      'null',
    ])
    expect(answer.answer.dossiers.map(({ urgency }) => urgency)).toEqual([
      ...['late', 'late', 'today', 'soon', 'soon', 'later', 'later', 'standing'],
    ])
    expect(answer.answer.counts).toEqual({ late: 2, today: 1, soon: 2, later: 2, standing: 1 })
  })

  test('goes on page after page without a gap or a repeat', async () => {
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: Awaited<ReturnType<typeof read>> = await read(`?limit=3${next === '' ? '' : `&cursor=${next}`}`)
      seen.push(...titles(page))
      next = page.answer.next
    }
    expect(seen).toEqual(titles(await read()))
  })

  test('is narrowed by urgency, step, procedure and holder', async () => {
    expect(titles(await read('?urgency=soon'))).toEqual(['2026-11-25', '2026-11-27'])
    expect(titles(await read('?urgency=standing'))).toEqual(['null'])
    expect(titles(await read('?step=to_sign'))).toEqual(['2026-11-25'])
    expect(titles(await read('?procedure=demolition'))).toEqual(['2026-11-25'])
    expect(titles(await read('?holder=president'))).toEqual(['2026-11-25'])
  })

  test('holds nothing of another territory, and nothing for whoever acts for none', async () => {
    const people = new People(database.db)
    const elsewhere = await people.acting('commune', 'president', [AGADIR])
    expect(titles(await read('', elsewhere.headers))).toEqual(['2026-11-01'])
    const citizen = await people.signIn(await people.person())
    expect(titles(await read('', citizen))).toEqual([])
    const unproved = await people.signIn((await people.acting('commune', 'president', [AGADIR])).person)
    expect(titles(await read('', unproved))).toEqual([])
    expect((await read('', {})).status).toBe(401)
  })

  test('is one list for a region, the country, or a region with a commune besides, each dossier once', async () => {
    const people = new People(database.db)
    const all = ['2026-11-01', '2026-11-02', '2026-11-20', '2026-11-24', '2026-11-25', '2026-11-27', '2026-11-28']
    const rest = ['2026-12-10', 'null']
    const { headers: wali } = await people.acting('wilaya', 'wali', ['06'])
    expect(titles(await read('', wali))).toEqual([...all.slice(1), ...rest])
    const { headers: ministry } = await people.acting('ministry', 'supervisor', ['MA'])
    expect(titles(await read('', ministry))).toEqual([...all, ...rest])
    const { person, headers: both } = await people.acting('wilaya', 'wali', ['06'])
    for (const unit of [AGADIR, AIN_CHOCK])
      await people.mandate({ person, body: await people.body('commune', [unit]), role: 'president' })
    const whole = await read('', both)
    expect(titles(whole)).toEqual([...all, ...rest])
    expect(whole.answer.counts).toEqual({ late: 3, today: 1, soon: 2, later: 2, standing: 1 })
    expect(titles(await read('?limit=2', both))).toEqual(all.slice(0, 2))
    expect(titles(await read(`?commune=${AGADIR}`, both))).toEqual(['2026-11-01'])
  })

  test('is in the order of filing, newest first, where no clock runs any more', async () => {
    const first = await waiting('2026-11-01', { step: 'granted' })
    await sql`update dossier set filed_at = '2026-01-05', title = 'Dossier de janvier' where id = ${first}::uuid`.execute(
      database.db,
    )
    expect(titles(await read('?scope=closed')).at(-1)).toBe('de janvier')
    expect(titles(await read('?scope=closed&sort=filed'))[0]).toBe('de janvier')
  })

  test('of many is read along the index of a commune or of a region, and sorted nowhere', async () => {
    await sql`insert into dossier (id, title, state, step, commune_code, created_by, created_at, territory, number,
        procedure_version_id, filed_at, step_since, due_day)
      select gen_random_uuid(), 'Immeuble ' || i, 'filed', 'filed', ${AGADIR}, ${owner}::uuid, now(), '{}', 'q-' || i,
        (select procedure_version_id from dossier limit 1), now(), now(), '2026-12-01'::date + i
      from generate_series(1, 3000) i`.execute(database.db)
    await sql`analyze dossier`.execute(database.db)
    for (const [kind, role, unit, index] of [
      ['commune', 'guichet', AGADIR, 'dossier_queue_commune'],
      ['wilaya', 'wali', '09', 'dossier_queue_region'],
    ] as const)
      expect(await readAlong(index, { kind, role, unit })).toEqual({ rows: 51, read: 51, whole: 0 })
  })

  test('refuses what is no filter, and says which', async () => {
    expect(await read('?urgency=yesterday')).toMatchObject({ status: 422, answer: { field: 'urgency' } })
    expect(await read('?cursor=x')).toMatchObject({ status: 422, answer: { field: 'cursor' } })
  })
})
