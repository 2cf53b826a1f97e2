import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BulkRun, DeskAnswer } from '../../../api/contract/desk.ts'
import type { QueuedDossier } from '../../../api/contract/queue.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const AIN_CHOCK = '06.141.01.41'
const AGADIR = '09.001.01.01'

let database: TestDatabase
let server: TestServer
let people: People
let owner: string
let guichet: Awaited<ReturnType<People['acting']>>
const ask = asking(() => server)

/** A permit to build, filed on 20 November and seen after its first move. */
let nth = 0
async function construire(commune = AIN_CHOCK): Promise<string> {
  const id = await new Dossiers(database.db).filed(owner, `bulk-2026-${String(++nth).padStart(5, '0')}`)
  await sql`update dossier set commune_code = ${commune}, procedure_version_id =
    (select id from procedure_version where code = 'construire' and valid_to is null and state = 'published'), track = 'pp'
    where id = ${id}`.execute(database.db)
  return id
}

const bulk = (dossiers: object[], act: object, headers: Record<string, string> = guichet.headers) =>
  ask<BulkRun>('POST', '/api/queue/bulk', { headers, body: { dossiers, act } })
const codes = ({ answer }: Awaited<ReturnType<typeof bulk>>) => answer.outcomes.map(({ code }) => code)
const steps = async (ids: readonly string[]) => {
  const { rows } = await sql<{
    id: string
    step: string
  }>`select id, step from dossier where id = any (${ids}::uuid[])`.execute(database.db)
  return ids.map((id) => rows.find((row) => row.id === id)?.step)
}
const journalled = async (id: string) => {
  const { rows } = await sql<{
    action: string
  }>`select action from journal_event where dossier_id = ${id} and not consultation
    order by id`.execute(database.db)
  return rows.map(({ action }) => action)
}
const queued = async (headers: Record<string, string> = guichet.headers) =>
  (await ask<{ dossiers: QueuedDossier[] }>('GET', '/api/queue?limit=100', { headers })).answer.dossiers
const desk = async (headers: Record<string, string> = guichet.headers) =>
  (await ask<DeskAnswer>('GET', '/api/queue/desk', { headers })).answer
const label = (body: object, headers: Record<string, string> = guichet.headers) =>
  ask<{ id: string }>('POST', '/api/queue/labels', { headers, body: { nameAr: 'علامة', colour: 'green', ...body } })

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  owner = await people.person()
})

beforeEach(async () => {
  guichet = await people.acting('arrondissement', 'guichet', [AIN_CHOCK])
})

afterAll(async () => {
  await server.close()
  await database.close()
})

describe('A move made on many dossiers', () => {
  test('is made on each that may be moved, and the others say why not; none stops the next', async () => {
    const [good, moved, far] = [await construire(), await construire(), await construire(AGADIR)]
    const [other, last] = [await construire(), await construire()]
    await bulk([{ id: moved, seen: 1 }], { kind: 'move', transition: 'dispatch' })
    const wanted = [
      ...[
        { id: good, seen: 1 },
        { id: moved, seen: 1 },
        { id: far, seen: 1 },
        { id: randomUUID(), seen: 1 },
      ],
      ...[
        { id: other, seen: 0 },
        { id: last, seen: 1 },
      ],
    ]
    const run = await bulk(wanted, { kind: 'move', transition: 'dispatch' })
    expect(run.status).toBe(201)
    expect(run.answer.outcomes.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
    expect(codes(run)).toEqual([null, 'MOVED_MEANWHILE', 'NOT_FOUND', 'NOT_FOUND', 'MOVED_MEANWHILE', null])
    expect(await steps([good, moved, far, other, last])).toEqual([
      'consulted',
      'consulted',
      'filed',
      'filed',
      'consulted',
    ])
    expect(await journalled(good)).toEqual(['dossier.dispatch'])
    expect(await journalled(other)).toEqual([])
  })

  test('is refused to whoever may not make it, dossier by dossier', async () => {
    const [one, archived] = [await construire(), await construire()]
    const member = await people.acting('urban_agency', 'member', ['06.141'])
    const dispatch = { kind: 'move', transition: 'dispatch' }
    expect(codes(await bulk([{ id: one, seen: 1 }], dispatch, member.headers))).toEqual(['NOT_YOUR_ROLE'])
    expect(codes(await bulk([{ id: archived, seen: 1 }], { kind: 'move', transition: 'archive' }))).toEqual([
      'NOT_AT_THIS_STEP',
    ])
    expect(await steps([one, archived])).toEqual(['filed', 'filed'])
    expect((await bulk([{ id: one, seen: 1 }], dispatch, {})).status).toBe(401)
  })

  test('is none that decides or must be motivated, and takes two hundred at most, each once', async () => {
    const one = { id: await construire(), seen: 1 }
    for (const transition of ['refuse', 'sign', 'ask_complement', 'withdraw'])
      expect(await bulk([one], { kind: 'move', transition })).toMatchObject({
        status: 422,
        answer: { field: 'act.transition' },
      })
    const move = { kind: 'move', transition: 'dispatch' }
    expect(await bulk([], move)).toMatchObject({ status: 422, answer: { field: 'dossiers' } })
    expect(await bulk([one, one], move)).toMatchObject({ status: 422, answer: { field: 'dossiers' } })
    const many = Array.from({ length: 201 }, () => ({ id: randomUUID(), seen: 1 }))
    expect(await bulk(many, move)).toMatchObject({ status: 422, answer: { field: 'dossiers' } })
  })

  test('asked again under one key, twice at once, is made once and answers the same', async () => {
    const ids = [await construire(), await construire(), await construire(AGADIR)]
    const headers = { ...guichet.headers, 'idempotency-key': randomUUID() }
    const wanted = ids.map((id) => ({ id, seen: 1 }))
    const once = () => bulk(wanted, { kind: 'move', transition: 'dispatch' }, headers)
    const runs = [...(await Promise.all([once(), once()])), await once()]
    for (const run of runs) expect(codes(run)).toEqual([null, null, 'NOT_FOUND'])
    expect(new Set(runs.map(({ answer }) => answer.id)).size).toBe(1)
    expect(await journalled(ids[0] ?? '')).toEqual(['dossier.dispatch'])
  })

  test('cut off in the middle, goes on where it was when it is asked again', async () => {
    const ids = [await construire(), await construire()]
    const headers = { ...guichet.headers, 'idempotency-key': randomUUID() }
    const wanted = ids.map((id) => ({ id, seen: 1 }))
    const { answer } = await bulk(wanted, { kind: 'move', transition: 'dispatch' }, headers)
    // As after a fall between the two: the second neither moved nor told.
    await sql`delete from bulk_outcome where run_id = ${answer.id} and dossier_id = ${ids[1]}`.execute(database.db)
    await sql`alter table dossier_event disable trigger dossier_event_kept`.execute(database.db)
    await sql`delete from dossier_event where dossier_id = ${ids[1]} and move = 2`.execute(database.db)
    await sql`alter table dossier_event enable trigger dossier_event_kept`.execute(database.db)
    await sql`update dossier set step = 'filed', moves = 1 where id = ${ids[1]}`.execute(database.db)
    expect(codes(await bulk(wanted, { kind: 'move', transition: 'dispatch' }, headers))).toEqual([null, null])
    expect(await steps(ids)).toEqual(['consulted', 'consulted'])
    expect(await journalled(ids[0] ?? '')).toEqual(['dossier.dispatch'])
  })
})

describe('A label of a body', () => {
  test('is made by its guichet, seen by its people, borne by dossiers, and filters them', async () => {
    const [one, two] = [await construire(), await construire()]
    const { answer: made, status } = await label({ bodyId: guichet.body, nameFr: 'Voie publique' })
    expect(status).toBe(201)
    const act = { kind: 'label', labelId: made.id, on: true }
    expect(
      codes(
        await bulk(
          [
            { id: one, seen: 0 },
            { id: two, seen: 9 },
          ],
          act,
        ),
      ),
    ).toEqual([null, null])
    expect(codes(await bulk([{ id: one, seen: 0 }], act))).toEqual([null]) // it bears it already
    expect(await journalled(one)).toEqual(['dossier.label'])
    expect((await queued()).find(({ id }) => id === one)?.labels).toEqual([made.id])
    const neighbour = await people.acting('urban_agency', 'examiner', ['06'])
    expect((await queued(neighbour.headers)).find(({ id }) => id === one)?.labels).toEqual([])
    expect((await desk(neighbour.headers)).labels).toEqual([])
    expect(codes(await bulk([{ id: one, seen: 0 }], act, neighbour.headers))).toEqual(['LABEL_UNKNOWN'])
    expect(codes(await bulk([{ id: one, seen: 0 }], { ...act, on: false }))).toEqual([null])
    expect(await journalled(one)).toEqual(['dossier.label', 'dossier.unlabel'])
  })

  test('has a name its body had not, and goes once no dossier bears it', async () => {
    const id = await construire()
    const { answer: made } = await label({ bodyId: guichet.body, nameFr: 'À relancer' })
    expect(await label({ bodyId: guichet.body, nameFr: 'à relancer' })).toMatchObject({
      status: 409,
      answer: { code: 'LABEL_EXISTS' },
    })
    await bulk([{ id, seen: 0 }], { kind: 'label', labelId: made.id, on: true })
    const retire = () => ask('DELETE', `/api/queue/labels/${made.id}`, { headers: guichet.headers })
    expect(await retire()).toMatchObject({ status: 409, answer: { code: 'LABEL_IN_USE' } })
    await bulk([{ id, seen: 0 }], { kind: 'label', labelId: made.id, on: false })
    expect((await retire()).status).toBe(200)
    expect((await desk()).labels).toEqual([])
  })

  test('is nobody else’s to make', async () => {
    const examiner = await people.acting('urban_agency', 'examiner', ['06'])
    const given = { bodyId: examiner.body, nameFr: 'Neuf' }
    expect((await label(given, examiner.headers)).answer.code).toBe('NOT_YOUR_ROLE')
    expect((await label(given)).answer.code).toBe('NOT_WITHIN_REACH')
    expect((await label({ ...given, colour: 'pink', bodyId: guichet.body })).answer.field).toBe('colour')
  })
})

describe('A dossier given to somebody', () => {
  test('is theirs for their body alone, is found under « mine », and is taken back', async () => {
    const id = await construire()
    const colleague = await people.person({ givenName: 'Rachid', familyName: 'Berrada' })
    await people.mandate({ person: colleague, body: guichet.body, role: 'guichet' })
    const theirs = await people.signIn(colleague, { secondFactor: true })
    const act = { kind: 'assign', bodyId: guichet.body, personId: colleague }
    expect(codes(await bulk([{ id, seen: 0 }], act))).toEqual([null])
    const mine = await ask<{ dossiers: QueuedDossier[] }>('GET', '/api/queue?assigned=me', { headers: theirs })
    expect(mine.answer.dossiers.map((dossier) => dossier.id)).toEqual([id])
    expect(mine.answer.dossiers[0]?.assigned).toMatchObject([
      { bodyId: guichet.body, person: { familyName: 'Berrada' } },
    ])
    const neighbour = await people.acting('urban_agency', 'examiner', ['06'])
    expect((await queued(neighbour.headers)).find((dossier) => dossier.id === id)?.assigned).toEqual([])
    expect(codes(await bulk([{ id, seen: 0 }], { ...act, personId: guichet.person }))).toEqual([null])
    expect(codes(await bulk([{ id, seen: 0 }], { ...act, personId: null }))).toEqual([null])
    expect(await journalled(id)).toEqual(['dossier.assign', 'dossier.assign', 'dossier.unassign'])
  })

  test('is given to nobody who has no mandate there, nor by whoever has none', async () => {
    const id = await construire()
    const act = { kind: 'assign', bodyId: guichet.body, personId: owner }
    expect(codes(await bulk([{ id, seen: 0 }], act))).toEqual(['NOT_A_COLLEAGUE'])
    const neighbour = await people.acting('urban_agency', 'examiner', ['06'])
    const meddling = { ...act, personId: guichet.person }
    expect(codes(await bulk([{ id, seen: 0 }], meddling, neighbour.headers))).toEqual(['NOT_A_COLLEAGUE'])
  })
})

describe('A saved filter', () => {
  const save = (body: object, headers: Record<string, string> = guichet.headers) =>
    ask<{ id: string }>('POST', '/api/queue/filters', {
      headers,
      body: { name: 'À dispatcher', filter: { step: 'filed' }, ...body },
    })

  test('is one’s own, or every colleague’s, with how many answer it by urgency', async () => {
    await construire()
    const colleague = await people.person()
    await people.mandate({ person: colleague, body: guichet.body, role: 'guichet' })
    const theirs = await people.signIn(colleague, { secondFactor: true })
    expect((await save({ bodyId: null, name: 'Pour moi' })).status).toBe(201)
    expect((await save({ bodyId: guichet.body })).status).toBe(201)
    expect((await desk()).filters.map(({ name, own }) => [name, own])).toEqual([
      ['Pour moi', true],
      ['À dispatcher', true],
    ])
    const seen = (await desk(theirs)).filters
    expect(seen).toMatchObject([{ name: 'À dispatcher', own: false, filter: { scope: 'open', step: 'filed' } }])
    const { answer } = await ask<{ counts: object }>('GET', '/api/queue?step=filed&limit=1', { headers: theirs })
    expect(seen[0]?.counts).toEqual(answer.counts)
  })

  test('is forgotten by whoever saved it, and by nobody else', async () => {
    const { answer } = await save({ bodyId: guichet.body })
    const colleague = await people.person()
    await people.mandate({ person: colleague, body: guichet.body, role: 'president' })
    const theirs = await people.signIn(colleague, { secondFactor: true })
    const drop = (headers: Record<string, string>) => ask('DELETE', `/api/queue/filters/${answer.id}`, { headers })
    expect((await drop(theirs)).status).toBe(404)
    expect((await drop(guichet.headers)).status).toBe(200)
    expect((await desk(theirs)).filters).toEqual([])
  })

  test('is shared with no body one does not act for', async () => {
    const neighbour = await people.acting('urban_agency', 'examiner', ['06'])
    expect((await save({ bodyId: guichet.body }, neighbour.headers)).answer.code).toBe('NOT_WITHIN_REACH')
    const citizen = await people.signIn(await people.person())
    expect((await save({ bodyId: guichet.body }, citizen)).answer.code).toBe('NOT_YOUR_ROLE')
  })
})

describe('A desk', () => {
  test('has the bodies one acts for with who works there, and the communes of its territory', async () => {
    const colleague = await people.person({ givenName: 'Rachid', familyName: 'Berrada' })
    await people.mandate({ person: colleague, body: guichet.body, role: 'president', to: '2026-11-23' })
    const answer = await desk()
    expect(answer.bodies).toMatchObject([{ id: guichet.body, keepsLabels: true, people: [{ id: guichet.person }] }])
    expect(answer.communes.map(({ code }) => code)).toEqual([AIN_CHOCK])
    const citizen = await people.signIn(await people.person())
    expect(await desk(citizen)).toEqual({ bodies: [], labels: [], filters: [], communes: [] })
  })
})
