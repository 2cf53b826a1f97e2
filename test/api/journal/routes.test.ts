import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  journalDays,
  journalDayWhole,
  journalPage,
  journalProof,
  journalVerification,
} from '../../../api/contract/journal.ts'
import { verifyJournalProof } from '../../../api/contract/journalProof.ts'
import { closeDays } from '../../../api/journal/closeDays.ts'
import { sealWaiting } from '../../../api/journal/seal.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { clockAt, recorded, sealedBatch } from '../../build/journal.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'

const COMMUNE = '06.141.01.41'

let database: TestDatabase
let server: TestServer
let people: People
beforeAll(async () => {
  database = await testDatabase()
  server = await testServer({ url: database.url })
  people = new People(database.db)
})
afterAll(async () => {
  await server.close()
  await database.close()
})

type Headers = Record<string, string>

async function ask(path: string, headers: Headers = {}, body?: unknown) {
  const json = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(server.url + path, {
    ...json,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
  })
  return { status: response.status, body: await response.json() }
}

const refused = (code: string) => ({ body: expect.objectContaining({ code }) })

/** A dossier of a citizen's, filed, that a president of its commune has consulted. */
async function consultedDossier() {
  const owner = await people.person({ givenName: 'Salma', familyName: 'Idrissi' })
  const headers = await people.signIn(owner)
  const { body } = await ask('/api/dossiers', headers, { title: 'Villa', communeCode: COMMUNE })
  await database.db.updateTable('dossier').set({ state: 'filed' }).where('id', '=', body.id).execute()
  const president = await people.acting('arrondissement', 'president', [COMMUNE])
  expect((await ask(`/api/dossiers/${body.id}`, president.headers)).status).toBe(200)
  return { id: String(body.id), owner, headers, president }
}

describe('who consulted a dossier', () => {
  test('is told to its owner: the official by name, body and role, and when', async () => {
    const { id, headers, president } = await consultedDossier()
    const { status, body } = await ask(`/api/dossiers/${id}/consultations`, headers)
    expect(status).toBe(200)
    const { events } = journalPage.parse(body)
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      action: 'dossier.consult',
      consultation: true,
      at: '2026-11-24T09:00:00.000Z',
      person: { id: president.person, givenName: 'Amina', familyName: 'Tazi' },
      acting: { mandateId: president.mandate, role: 'president', body: { id: president.body } },
    })
  })

  test('is written down when it is read, and not shown to itself', async () => {
    const { id, headers, owner } = await consultedDossier()
    await ask(`/api/dossiers/${id}/consultations`, headers)
    const { body } = await ask(`/api/dossiers/${id}/consultations`, headers)
    expect(body.events).toHaveLength(1)
    const read = await database.db
      .selectFrom('journal_event')
      .selectAll()
      .where('dossier_id', '=', id)
      .where('action', '=', 'dossier.consultations')
      .execute()
    expect(read.map(({ person_id }) => person_id)).toEqual([owner, owner])
  })

  test('is closed to visitors, hidden from strangers, and not for those who read by office', async () => {
    const { id, president } = await consultedDossier()
    const stranger = await people.signIn(await people.person())
    const elsewhere = await people.acting('commune', 'president', ['01.227'])
    const path = `/api/dossiers/${id}/consultations`
    expect(await ask(path)).toMatchObject({ status: 401, ...refused('SIGNED_OUT') })
    expect(await ask(path, stranger)).toMatchObject({ status: 404, ...refused('NOT_FOUND') })
    expect(await ask(path, elsewhere.headers)).toMatchObject({ status: 404, ...refused('NOT_FOUND') })
    expect(await ask(path, president.headers)).toMatchObject({ status: 403, ...refused('NOT_WITHIN_REACH') })
    expect(await ask('/api/dossiers/none/consultations', stranger)).toMatchObject({ status: 404 })
  })
})

describe('my journal', () => {
  test('shows what I did and what others did about me, and nothing else', async () => {
    const [me, other] = [await people.person(), await people.person()]
    const mine = { personId: me, sessionId: null, state: 'active', secondFactor: false, mandates: [] } as const
    const did = await recorded(database.db, '2026-11-24T08:00:00Z', { actor: mine, action: 'session.open' })
    const about = await recorded(database.db, '2026-11-24T08:00:01Z', {
      actor: { ...mine, personId: other },
      action: 'account.lock',
      concernedId: me,
      detail: { reason: 'vol' },
    })
    await recorded(database.db, '2026-11-24T08:00:02Z', { actor: { ...mine, personId: other } })
    const { body } = await ask('/api/me/journal', await people.signIn(me))
    const { events, cursor } = journalPage.parse(body)
    expect(events.map(({ id }) => id)).toEqual([about, did])
    expect(events[0]).toMatchObject({ person: { id: other }, concerned: { id: me }, detail: { reason: 'vol' } })
    expect(cursor).toBeNull()
  })

  test('comes in pages, newest first', async () => {
    const me = await people.person()
    const actor = { personId: me, sessionId: null, state: 'active', secondFactor: false, mandates: [] } as const
    const ids: string[] = []
    for (const second of [1, 2, 3, 4, 5])
      ids.unshift(
        await recorded(database.db, `2026-11-24T08:10:0${second}Z`, { actor, action: `page.n${'i'.repeat(second)}` }),
      )
    const headers = await people.signIn(me)
    const first = await ask('/api/me/journal?limit=2', headers)
    const second = await ask(`/api/me/journal?limit=2&cursor=${first.body.cursor}`, headers)
    const third = await ask(`/api/me/journal?limit=2&cursor=${second.body.cursor}`, headers)
    const shown = [first, second, third].flatMap(({ body }) => journalPage.parse(body).events.map(({ id }) => id))
    expect(shown).toEqual(ids)
    expect(third.body.cursor).toBeNull()
  })

  test('is closed to visitors and refuses what is no page', async () => {
    expect(await ask('/api/me/journal')).toMatchObject({ status: 401, ...refused('SIGNED_OUT') })
    const headers = await people.signIn(await people.person())
    expect(await ask('/api/me/journal?cursor=x', headers)).toMatchObject({ status: 422, body: { field: 'cursor' } })
    expect(await ask('/api/me/journal?limit=1000', headers)).toMatchObject({ status: 422, body: { field: 'limit' } })
  })
})

describe('the journal', () => {
  test("shows an administrator their body's events alone, their own agents' consultations among them", async () => {
    const { id, president } = await consultedDossier()
    const administrator = await people.person()
    await people.mandate({ person: administrator, body: president.body, role: 'administrator' })
    const headers = await people.signIn(administrator, { secondFactor: true })
    const { status, body } = await ask('/api/journal?action=dossier.consult', headers)
    expect(status).toBe(200)
    expect(journalPage.parse(body).events).toMatchObject([{ dossierId: id, person: { id: president.person } }])
    const everything = journalPage.parse((await ask('/api/journal', headers)).body)
    expect(new Set(everything.events.map((event) => event.body?.id))).toEqual(new Set([president.body]))
    const another = await people.body('commune')
    expect(await ask(`/api/journal?body=${another}`, headers)).toMatchObject({
      status: 403,
      ...refused('NOT_WITHIN_REACH'),
    })
  })

  test('shows operators and supervisors everything, by person, dossier, body, action and day', async () => {
    const { id, owner, president } = await consultedDossier()
    for (const [kind, role] of [
      ['support', 'operator'],
      ['ministry', 'supervisor'],
    ] as const) {
      const { headers } = await people.acting(kind, role)
      const shown = async (query: string) =>
        journalPage.parse((await ask(`/api/journal?${query}`, headers)).body).events
      const ofDossier = await shown(`dossier=${id}`)
      expect(ofDossier.map(({ action }) => action).sort()).toEqual(['dossier.consult', 'dossier.open'])
      expect((await shown(`person=${owner}`)).map(({ action }) => action)).toEqual(['dossier.open'])
      expect((await shown(`body=${president.body}`)).map(({ dossierId }) => dossierId)).toEqual([id])
      expect(await shown(`dossier=${id}&action=dossier.open`)).toHaveLength(1)
      expect(await shown(`dossier=${id}&from=2026-11-24&to=2026-11-24`)).toHaveLength(2)
      expect(await shown(`dossier=${id}&from=2026-11-25`)).toEqual([])
      expect(await shown(`dossier=${id}&to=2026-11-23`)).toEqual([])
    }
  })

  test('counts days as Morocco does: 23:30 UTC is already the next one', async () => {
    const { headers } = await people.acting('support', 'operator')
    const late = await recorded(database.db, '2026-07-01T23:30:00Z', { action: 'day.late' })
    const on = async (day: string) =>
      journalPage.parse((await ask(`/api/journal?action=day.late&from=${day}&to=${day}`, headers)).body).events
    expect(await on('2026-07-01')).toEqual([])
    expect((await on('2026-07-02')).map(({ id }) => id)).toEqual([late])
  })

  test('writes down who read it', async () => {
    const { headers, person, mandate } = await people.acting('ministry', 'supervisor')
    await ask('/api/journal?action=account.lock', headers)
    const read = await database.db.selectFrom('journal_event').selectAll().where('person_id', '=', person).execute()
    expect(read).toMatchObject([
      { action: 'journal.consult', consultation: true, mandate_id: mandate, detail: { action: 'account.lock' } },
    ])
  })

  test('is closed to visitors, and to whoever has no such role', async () => {
    expect(await ask('/api/journal')).toMatchObject({ status: 401, ...refused('SIGNED_OUT') })
    const citizen = await people.signIn(await people.person())
    expect(await ask('/api/journal', citizen)).toMatchObject({ status: 403, ...refused('NOT_YOUR_ROLE') })
  })
})

describe('the proof of one event', () => {
  test('is verified by whoever receives it: waiting, sealed, and once its day is over', async () => {
    const me = await people.person()
    const actor = { personId: me, sessionId: null, state: 'active', secondFactor: false, mandates: [] } as const
    const headers = await people.signIn(me)
    const id = await recorded(database.db, '2026-11-24T08:20:00Z', { actor, detail: { b: 2, a: 'é' } })
    const proof = async () => journalProof.parse((await ask(`/api/journal/${id}/proof`, headers)).body)
    const waiting = await proof()
    expect(JSON.parse(waiting.text)).toMatchObject({ id, at: '2026-11-24T08:20:00.000000Z', personId: me })
    expect(waiting.text).toContain('"detail":{"a":"é","b":2}')
    expect(await verifyJournalProof(waiting)).toEqual({ holds: true, reaches: 'waiting' })
    await sealWaiting({ db: database.db, clock: testClock })
    await sealedBatch(database.db, '2026-11-24T09:10:00Z', 3)
    expect(await verifyJournalProof(await proof())).toEqual({ holds: true, reaches: 'batch' })
    await closeDays({ db: database.db, clock: clockAt('2026-11-25T08:00:00Z') })
    const whole = await proof()
    expect(await verifyJournalProof(whole)).toEqual({ holds: true, reaches: 'day' })
    expect(await verifyJournalProof({ ...whole, text: whole.text.replace('é', 'è') })).toEqual({
      holds: false,
      at: 'leaf',
    })
  })

  test('is for those who may read the event: anybody else learns nothing, not even that it exists', async () => {
    const me = await people.person()
    const actor = { personId: me, sessionId: null, state: 'active', secondFactor: false, mandates: [] } as const
    const id = await recorded(database.db, '2026-11-24T08:21:00Z', { actor })
    const path = `/api/journal/${id}/proof`
    const stranger = await people.signIn(await people.person())
    expect(await ask(path)).toMatchObject({ status: 401, ...refused('SIGNED_OUT') })
    expect(await ask(path, stranger)).toMatchObject({ status: 404, ...refused('NOT_FOUND') })
    expect(await ask(`/api/journal/${randomUUID()}/proof`, stranger)).toMatchObject({ status: 404 })
    expect(await ask('/api/journal/none/proof', stranger)).toMatchObject({ status: 404 })
    expect(await ask(path, (await people.acting('ministry', 'supervisor')).headers)).toMatchObject({ status: 200 })
  })
})

describe('the roots of the days that are over', () => {
  test('are published to anybody, newest first', async () => {
    await sealWaiting({ db: database.db, clock: clockAt('2026-11-25T09:00:00Z') })
    await sealedBatch(database.db, '2026-11-26T09:00:00Z', 2)
    await sealedBatch(database.db, '2026-11-27T09:00:00Z', 2)
    await closeDays({ db: database.db, clock: clockAt('2026-11-28T08:00:00Z') })
    const { days } = journalDays.parse((await ask('/api/journal/days')).body)
    expect(days.slice(0, 2).map(({ day, batches }) => ({ day, batches }))).toEqual([
      { day: '2026-11-27', batches: 1 },
      { day: '2026-11-26', batches: 1 },
    ])
    const page = journalDays.parse((await ask('/api/journal/days?limit=1')).body)
    expect(page.cursor).toBe('2026-11-27')
    const next = journalDays.parse((await ask(`/api/journal/days?limit=1&cursor=${page.cursor}`)).body)
    expect(next.days[0]?.day).toBe('2026-11-26')
    const whole = journalDayWhole.parse((await ask('/api/journal/days/2026-11-26')).body)
    expect(whole).toEqual({ ...days[1], token: null })
    expect(whole.statement).toBe(`rokhas journal 2026-11-26 1 ${whole.root}\n`)
  })

  test('are not there for a day that is not over, or is none', async () => {
    expect(await ask('/api/journal/days/2026-12-31')).toMatchObject({ status: 404 })
    expect(await ask('/api/journal/days/2026-02-30')).toMatchObject({ status: 404 })
    expect(await ask('/api/journal/days?limit=0')).toMatchObject({ status: 422, body: { field: 'limit' } })
  })
})

describe('verifying from a page', () => {
  const days = { from: '2026-11-26', to: '2026-11-27' }

  test('answers how much was verified, and is written down', async () => {
    const { headers, person } = await people.acting('support', 'operator')
    const { status, body } = await ask('/api/journal/verification', headers, days)
    expect(status).toBe(200)
    expect(journalVerification.parse(body)).toMatchObject({ ...days, sealed: 4, batches: 2, days: 2, fault: null })
    const written = await database.db.selectFrom('journal_event').selectAll().where('person_id', '=', person).execute()
    expect(written).toMatchObject([{ action: 'journal.verify', detail: { sealed: 4, holds: true } }])
  })

  test('is closed to visitors, supervisors, an operator without a second factor, and to intervals that would never end', async () => {
    const supervisor = await people.acting('ministry', 'supervisor')
    const operator = await people.acting('support', 'operator')
    const path = '/api/journal/verification'
    expect(await ask(path, {}, days)).toMatchObject({ status: 401, ...refused('SIGNED_OUT') })
    const half = await people.signIn(operator.person)
    expect(await ask(path, half, days)).toMatchObject({ status: 403 })
    expect(await ask(path, supervisor.headers, days)).toMatchObject({ status: 403, ...refused('NOT_YOUR_ROLE') })
    expect(await ask(path, operator.headers, { from: days.to, to: days.from })).toMatchObject({
      status: 422,
      body: { field: 'to' },
    })
    expect(await ask(path, operator.headers, { from: '2026-10-27', to: '2026-11-27' })).toMatchObject({
      status: 422,
      ...refused('INTERVAL_TOO_LONG'),
    })
  })
})
