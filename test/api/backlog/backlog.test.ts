import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importRows } from '../../../api/backlog/importRows.ts'
import type { BacklogAnswer, BacklogRowAnswer } from '../../../api/contract/backlog.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Tracked } from '../../../api/contract/tracking.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { type TestWork, testWork } from '../../build/work.ts'
import { AIN_CHOCK, type Headers } from '../dossiers/desk.ts'

const ELSEWHERE = '09.001.01.01'
const HEAD =
  'N° dossier;Procédure;Objet;Déposé le;Nom;Prénom;CIN;Type de projet;Séance;Signé le;Fichiers;Complément demandé le;Complément fourni le'

let database: TestDatabase
let server: TestServer
let people: People
let work: TestWork
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  work = testWork({ url: database.url })
})

afterAll(async () => {
  await work.close()
  await server.close()
  await database.close()
})

const clerk = (territory = AIN_CHOCK) => people.acting('commune', 'guichet', [territory])
const card = () => `BJ${String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0')}`
const paper = () => `${Math.floor(Math.random() * 1_000_000_000)}/2026`

async function give(headers: Headers, rows: readonly string[], communeCode = AIN_CHOCK) {
  const answer = await fetch(`${server.url}/api/backlog?communeCode=${communeCode}&fileName=registre.csv`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body: [HEAD, ...rows].join('\n'),
  })
  return { status: answer.status, answer: (await answer.json()) as BacklogAnswer & { code?: string } }
}
const rowsOf = async (headers: Headers, id: string) =>
  (await ask<{ rows: BacklogRowAnswer[] }>('GET', `/api/backlog/${id}/rows`, { headers })).answer.rows
const start = (headers: Headers, id: string, key = randomUUID()) =>
  ask<BacklogAnswer>('POST', `/api/backlog/${id}/import`, { headers: { ...headers, 'Idempotency-Key': key } })

/** Gives the rows, starts, and lets the background finish. */
async function broughtIn(headers: Headers, rows: readonly string[]) {
  const { answer } = await give(headers, rows)
  await start(headers, answer.id)
  await importRows(work.work, answer.id)
  return { id: answer.id, rows: await rowsOf(headers, answer.id) }
}

const open = (number = paper(), nationalId = card(), name = 'Ouchen') =>
  `${number};construire;Villa R+1;16/11/2026;${name};Hadda;${nationalId};pp;;;plan.pdf`

describe('a paper register', () => {
  test('is given by a clerk or the administrator of that commune alone', async () => {
    const row = [open()]
    expect((await give({}, row)).status).toBe(401)
    expect(await give((await clerk(ELSEWHERE)).headers, row)).toMatchObject({
      status: 403,
      answer: { code: 'NOT_WITHIN_REACH' },
    })
    const president = await people.acting('commune', 'president', [AIN_CHOCK])
    expect(await give(president.headers, row)).toMatchObject({ status: 403, answer: { code: 'NOT_YOUR_ROLE' } })
    const agency = await people.acting('urban_agency', 'administrator', [AIN_CHOCK])
    expect(await give(agency.headers, row)).toMatchObject({ status: 403 })
    const administrator = await people.acting('commune', 'administrator', [AIN_CHOCK])
    const given = await give(administrator.headers, row)
    expect(given).toMatchObject({ status: 201, answer: { counts: { ready: 1, faulty: 0 } } })
    const { id } = given.answer
    expect((await ask('GET', `/api/backlog/${id}`, { headers: (await clerk(ELSEWHERE)).headers })).status).toBe(404)
    expect((await ask('GET', `/api/backlog/${id}/rows`, { headers: agency.headers })).status).toBe(404)
  })

  test('says what is ready and what is at fault, and brings nothing in until it is asked', async () => {
    const { headers } = await clerk()
    const given = await give(headers, [open(), `${paper()};rêver;Villa;31/02/2026;A;B;${card()};pp;;;`])
    expect(given.answer).toMatchObject({ state: 'read', counts: { ready: 1, faulty: 1, imported: 0 } })
    const [ready, faulty] = await rowsOf(headers, given.answer.id)
    expect(ready).toMatchObject({ line: 2, state: 'ready', filedOn: '2026-11-16', dossier: null })
    expect(faulty?.faults.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'filedOn DATE_UNREADABLE',
      'procedure PROCEDURE_UNKNOWN',
    ])
    expect((await give(headers, [])).answer.counts).toMatchObject({ ready: 0 })
  })

  test('whose columns are called otherwise is read again by the mapping a person says', async () => {
    const { headers } = await clerk()
    const number = paper()
    const answer = await fetch(`${server.url}/api/backlog?communeCode=${AIN_CHOCK}&fileName=a.csv`, {
      ...{ method: 'POST', headers: { ...headers, 'content-type': 'text/csv' } },
      body: `Réf;Procédure;Déposé le;Nom;Type de projet\n${number};construire;16/11/2026;Ouchen;pp`,
    })
    const read = (await answer.json()) as BacklogAnswer
    expect(read.counts).toMatchObject({ ready: 0, faulty: 1 })
    const put = (columns: object) =>
      ask<BacklogAnswer>('PUT', `/api/backlog/${read.id}/columns`, { headers, body: { columns } })
    expect((await put({ ...read.columns, paperNumber: 9 })).status).toBe(422)
    expect((await put({ ...read.columns, paperNumber: 0 })).answer.counts).toMatchObject({ ready: 1, faulty: 0 })
    await start(headers, read.id)
    expect(await put(read.columns)).toMatchObject({ status: 409, answer: { code: 'BACKLOG_STARTED' } })
  })
})

describe('a dossier brought in', () => {
  test('has its events on their own days, marked as brought from paper, and the journal’s real time', async () => {
    const { headers, person, mandate } = await clerk()
    const number = paper()
    const decided = `${number};construire;Villa R+1;02/03/2021;Ouchen;Hadda;${card()};pp;16/03/2021;12/04/2021;`
    const { rows } = await broughtIn(headers, [decided])
    const [row] = rows
    expect(row).toMatchObject({
      state: 'imported',
      dossier: { number: expect.stringMatching(/^061410141-2021-R\d{5}$/) },
    })
    const { rows: events } = await sql`select event, day::text, person_id, mandate_id, brought_at is not null as brought
      from dossier_event where dossier_id = ${row?.dossier?.id} order by move`.execute(database.db)
    const by = { person_id: person, mandate_id: mandate, brought: true }
    expect(events).toEqual([
      { event: 'file', day: '2021-03-02', ...by },
      { event: 'dispatch', day: '2021-03-16', ...by },
      { event: 'hold_session', day: '2021-03-16', ...by },
      { event: 'sign_minutes', day: '2021-04-12', ...by },
      { event: 'accept', day: '2021-04-12', ...by },
      { event: 'settle', day: '2021-04-12', ...by },
      { event: 'sign', day: '2021-04-12', ...by },
    ])
    const { rows: journal } = await sql<{ at: Date; detail: object }>`select at, person_id, mandate_id, detail
      from journal_event where dossier_id = ${row?.dossier?.id} and action = 'dossier.bring_in'`.execute(database.db)
    expect(journal).toMatchObject([
      { person_id: person, mandate_id: mandate, detail: { paperNumber: number, filedOn: '2021-03-02' } },
    ])
    expect(journal[0]?.at.toISOString().slice(0, 10)).toBe('2026-11-24')
  })

  test('and still open counts its deadlines from its own days', async () => {
    const { headers } = await clerk()
    const { rows } = await broughtIn(headers, [open()])
    const course = await ask<CourseAnswer>('GET', `/api/dossiers/${rows[0]?.dossier?.id}/course`, { headers })
    expect(course.answer).toMatchObject({ step: 'filed', track: 'pp' })
    // Fifteen calendar days in all, the day of filing left out: 16 + 15 is 1 December.
    const total = ({ answer }: { answer: CourseAnswer }) => answer.deadlines.find(({ stage }) => stage === 'total')
    expect(total(course)).toMatchObject({ from: '2026-11-16', due: '2026-12-01', days: 15, unit: 'calendar' })
    // A complement asked on the 19th and given on the 23rd stands the clock still for five days: 6 December.
    const paused = await broughtIn(headers, [`${open()};19/11/2026;23/11/2026`])
    const second = await ask<CourseAnswer>('GET', `/api/dossiers/${paused.rows[0]?.dossier?.id}/course`, { headers })
    expect(second.answer.step).toBe('consulted')
    expect(total(second)).toMatchObject({ from: '2026-11-16', due: '2026-12-06' })
  })

  test('is followed by its owner with the card they have, and found by the clerk', async () => {
    const { headers } = await clerk()
    const identity = card()
    const { rows } = await broughtIn(headers, [open(paper(), identity)])
    const number = rows[0]?.dossier?.number ?? ''
    const tracked = await ask<Tracked>('POST', '/api/tracking', { body: { number, identity } })
    expect(tracked).toMatchObject({ status: 200, answer: { number, step: 'filed' } })
    expect(tracked.answer.filedAt.slice(0, 10)).toBe('2026-11-16')
  })

  test('is one with its owner’s others under the same card and name; another name under it is looked at first', async () => {
    const { headers } = await clerk()
    const identity = card()
    const { rows } = await broughtIn(headers, [
      open(paper(), identity),
      open(paper(), identity),
      open(paper(), identity, 'Autre'),
    ])
    expect(rows.map(({ state, refusal }) => refusal ?? state)).toEqual(['imported', 'imported', 'OWNER_NAME_DIFFERS'])
    const { rows: owners } = await sql`select distinct person_id from dossier_participant
      where dossier_id = any (${rows.flatMap(({ dossier }) => (dossier ? [dossier.id] : []))}::uuid[])`.execute(
      database.db,
    )
    expect(owners).toHaveLength(1)
  })

  test('takes scans of the clerks of its commune, which no dossier filed here does', async () => {
    const { headers } = await clerk()
    const { rows } = await broughtIn(headers, [open()])
    const begin = (by: Headers, dossierId: string | undefined) => {
      const said = { dossierId: dossierId ?? '', filename: 'plan.pdf', fingerprint: 'f'.repeat(64) }
      const metadata = Object.entries(said).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
      return fetch(`${server.url}/api/uploads`, {
        method: 'POST',
        headers: { ...by, 'Tus-Resumable': '1.0.0', 'Upload-Length': '12', 'Upload-Metadata': metadata.join(',') },
      })
    }
    expect((await begin(headers, rows[0]?.dossier?.id)).status).toBe(201)
    const elsewhere = await clerk(ELSEWHERE)
    expect((await begin(elsewhere.headers, rows[0]?.dossier?.id)).status).toBe(404)
    const filedHere = randomUUID()
    await sql`insert into dossier (id, title, state, commune_code, created_by, created_at, territory)
      select ${filedHere}, 'Villa', 'filed', ${AIN_CHOCK}, id, now(), '{}' from person limit 1`.execute(database.db)
    const refused = await begin(headers, filedHere)
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'NOT_WITHIN_REACH'])
  })
})

describe('bringing in', () => {
  test('begun twice, or given again in another spreadsheet, adds nothing', async () => {
    const { headers } = await clerk()
    const row = open()
    const { id } = await broughtIn(headers, [row])
    expect(await start(headers, id)).toMatchObject({ status: 202, answer: { state: 'done', counts: { imported: 1 } } })
    await importRows(work.work, id)
    const again = await give(headers, [row])
    expect(again.answer.counts).toMatchObject({ ready: 0, faulty: 1 })
    const faults = (await rowsOf(headers, again.answer.id))[0]?.faults
    expect(faults?.map(({ code }) => code)).toEqual(['ALREADY_IMPORTED'])
  })

  test('of two spreadsheets read before either came in takes each number once', async () => {
    const { headers } = await clerk()
    const row = open()
    const [one, two] = [(await give(headers, [row])).answer, (await give(headers, [row])).answer]
    await start(headers, one.id)
    await start(headers, two.id)
    await Promise.all([importRows(work.work, one.id), importRows(work.work, two.id)])
    const states = [...(await rowsOf(headers, one.id)), ...(await rowsOf(headers, two.id))].map(
      ({ state, refusal }) => refusal ?? state,
    )
    expect(states.toSorted()).toEqual(['ALREADY_IMPORTED', 'imported'])
  })

  test('that died in the middle goes on with the rows that are left, numbered without a hole', async () => {
    const { headers } = await clerk()
    const rows = Array.from({ length: 6 }, (_, index) => open().replace('16/11/2026', `${10 + index}/06/2022`))
    const { answer } = await give(headers, rows)
    await start(headers, answer.id)
    // A transaction that is killed in its middle: nothing of its row stays, nor its number.
    await sql`create function fall() returns trigger language plpgsql as $$ begin
      if (select count(*) from backlog_row where backlog_id = new.backlog_id and state = 'imported') = 3 then
        raise exception 'killed'; end if; return new; end $$`.execute(database.db)
    await sql`create trigger fall after update on backlog_row for each row execute function fall()`.execute(database.db)
    await expect(importRows(work.work, answer.id)).rejects.toThrow('killed')
    await sql`drop function fall() cascade`.execute(database.db)
    expect((await ask<BacklogAnswer>('GET', `/api/backlog/${answer.id}`, { headers })).answer).toMatchObject({
      state: 'importing',
      counts: { ready: 4, imported: 2 },
    })
    await importRows(work.work, answer.id)
    const numbers = (await rowsOf(headers, answer.id)).map(({ dossier }) => dossier?.number)
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6].map((nth) => `061410141-2022-R0000${nth}`))
  })

  test('ends with the mandate of whoever began it', async () => {
    const { headers, mandate } = await clerk()
    const { answer } = await give(headers, [open()])
    await start(headers, answer.id)
    await sql`update mandate set ended_at = now(), ended_by = person_id where id = ${mandate}`.execute(database.db)
    await importRows(work.work, answer.id)
    expect(await rowsOf((await clerk()).headers, answer.id)).toMatchObject([
      { state: 'refused', refusal: 'RIGHT_ENDED' },
    ])
  })

  test('is reported row by row, in the language of whoever asks', async () => {
    const { headers } = await clerk()
    const number = paper()
    const { id, rows } = await broughtIn(headers, [open(number), `;construire;Villa;16/11/2026;A;B;${card()};pp;;;`])
    const report = await fetch(`${server.url}/api/backlog/${id}/report?language=fr`, { headers })
    const [heading, imported, faulty] = (await report.text()).split('\r\n')
    expect(heading).toContain('Ligne,Numéro papier,Résultat')
    expect(imported).toBe(`2,${number},Repris,${rows[0]?.dossier?.number},,`)
    expect(faulty).toContain('3,,À corriger,,N° du dossier papier : Cette case est vide')
    const arabic = await fetch(`${server.url}/api/backlog/${id}/report?language=ar`, { headers })
    expect(await arabic.text()).toContain('مستورد')
  })
})
