import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AT_ONCE, importRows } from '../../../api/backlog/importRows.ts'
import type { BacklogAnswer } from '../../../api/contract/backlog.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Tracked } from '../../../api/contract/tracking.ts'
import { roll } from '../../../api/performance/rolling/roll.ts'
import { AIN_CHOCK, type Headers } from '../dossiers/desk.ts'
import { card, open, type PaperDesk, paper, paperDesk } from './paperDesk.ts'

const ELSEWHERE = '09.001.01.01'

let at: PaperDesk

beforeAll(async () => {
  at = await paperDesk()
})

afterAll(() => at.close())

describe('a paper register', () => {
  test('is given by a clerk or the administrator of that commune alone', async () => {
    const row = [open()]
    expect((await at.give({}, row)).status).toBe(401)
    expect(await at.give((await at.clerk(ELSEWHERE)).headers, row)).toMatchObject({
      status: 403,
      answer: { code: 'NOT_WITHIN_REACH' },
    })
    const president = await at.people.acting('commune', 'president', [AIN_CHOCK])
    expect(await at.give(president.headers, row)).toMatchObject({ status: 403, answer: { code: 'NOT_YOUR_ROLE' } })
    const agency = await at.people.acting('urban_agency', 'administrator', [AIN_CHOCK])
    expect(await at.give(agency.headers, row)).toMatchObject({ status: 403 })
    const administrator = await at.people.acting('commune', 'administrator', [AIN_CHOCK])
    const given = await at.give(administrator.headers, row)
    expect(given).toMatchObject({ status: 201, answer: { counts: { ready: 1, faulty: 0 } } })
    const { id } = given.answer
    expect((await at.ask('GET', `/api/backlog/${id}`, { headers: (await at.clerk(ELSEWHERE)).headers })).status).toBe(
      404,
    )
    expect((await at.ask('GET', `/api/backlog/${id}/rows`, { headers: agency.headers })).status).toBe(404)
  })

  test('says what is ready and what is at fault, and brings nothing in until it is asked', async () => {
    const { headers } = await at.clerk()
    const given = await at.give(headers, [open(), `${paper()};rêver;Villa;31/02/2026;A;B;${card()};pp;;;`])
    expect(given.answer).toMatchObject({ state: 'read', counts: { ready: 1, faulty: 1, imported: 0 } })
    const [ready, faulty] = await at.rowsOf(headers, given.answer.id)
    expect(ready).toMatchObject({ line: 2, state: 'ready', filedOn: '2026-11-16', dossier: null })
    expect(faulty?.faults.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'filedOn DATE_UNREADABLE',
      'procedure PROCEDURE_UNKNOWN',
    ])
    expect((await at.give(headers, [])).answer.counts).toMatchObject({ ready: 0 })
  })

  test('whose columns are called otherwise is read again by the mapping a person says', async () => {
    const { headers } = await at.clerk()
    const number = paper()
    const answer = await fetch(`${at.url}/api/backlog?communeCode=${AIN_CHOCK}&fileName=a.csv`, {
      ...{ method: 'POST', headers: { ...headers, 'content-type': 'text/csv' } },
      body: `Réf;Procédure;Déposé le;Nom;Type de projet\n${number};construire;16/11/2026;Ouchen;pp`,
    })
    const read = (await answer.json()) as BacklogAnswer
    expect(read.counts).toMatchObject({ ready: 0, faulty: 1 })
    const put = (columns: object) =>
      at.ask<BacklogAnswer>('PUT', `/api/backlog/${read.id}/columns`, { headers, body: { columns } })
    expect((await put({ ...read.columns, paperNumber: 9 })).status).toBe(422)
    expect((await put({ ...read.columns, paperNumber: 0 })).answer.counts).toMatchObject({ ready: 1, faulty: 0 })
    await at.start(headers, read.id)
    expect(await put(read.columns)).toMatchObject({ status: 409, answer: { code: 'BACKLOG_STARTED' } })
  })
})

describe('a dossier brought in', () => {
  test('has its events on their own days, marked as brought from paper, and the journal’s real time', async () => {
    const { headers, person, mandate } = await at.clerk()
    const number = paper()
    const decided = `${number};construire;Villa R+1;02/03/2021;Ouchen;Hadda;${card()};pp;16/03/2021;12/04/2021;`
    const { rows } = await at.broughtIn(headers, [decided])
    const [row] = rows
    expect(row).toMatchObject({
      state: 'imported',
      dossier: { number: expect.stringMatching(/^061410141-2021-R\d{5}$/) },
    })
    const { rows: events } = await sql`select event, day::text, person_id, mandate_id, brought_at is not null as brought
      from dossier_event where dossier_id = ${row?.dossier?.id} order by move`.execute(at.db)
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
      from journal_event where dossier_id = ${row?.dossier?.id} and action = 'dossier.bring_in'`.execute(at.db)
    expect(journal).toMatchObject([
      { person_id: person, mandate_id: mandate, detail: { paperNumber: number, filedOn: '2021-03-02' } },
    ])
    expect(journal[0]?.at.toISOString().slice(0, 10)).toBe('2026-11-24')
  })

  test('and still open counts its deadlines from its own days', async () => {
    const { headers } = await at.clerk()
    const { rows } = await at.broughtIn(headers, [open()])
    const course = await at.ask<CourseAnswer>('GET', `/api/dossiers/${rows[0]?.dossier?.id}/course`, { headers })
    expect(course.answer).toMatchObject({ step: 'filed', track: 'pp' })
    // Fifteen calendar days in all, the day of filing left out: 16 + 15 is 1 December.
    const total = ({ answer }: { answer: CourseAnswer }) => answer.deadlines.find(({ stage }) => stage === 'total')
    expect(total(course)).toMatchObject({ from: '2026-11-16', due: '2026-12-01', days: 15, unit: 'calendar' })
    // A complement asked on the 19th and given on the 23rd stands the clock still for five days: 6 December.
    const paused = await at.broughtIn(headers, [`${open()};19/11/2026;23/11/2026`])
    const second = await at.ask<CourseAnswer>('GET', `/api/dossiers/${paused.rows[0]?.dossier?.id}/course`, { headers })
    expect(second.answer.step).toBe('consulted')
    expect(total(second)).toMatchObject({ from: '2026-11-16', due: '2026-12-06' })
  })

  test('counts among the figures by what it was asked for and refused on, as its register says', async () => {
    const { headers } = await at.clerk()
    const { rows } = await at.broughtIn(headers, [
      `${open()};17/11/2026;18/11/2026;piece_missing;20/11/2026;alignement`,
    ])
    await roll({ db: at.work.db, clock: at.work.clock })
    const { rows: figures } = await sql`select closed_day, outcome, asked, grounds, doubt from performance_dossier
      where dossier_id = ${rows[0]?.dossier?.id}`.execute(at.db)
    const said = { asked: ['piece_missing'], grounds: ['alignment'] }
    expect(figures).toEqual([{ closed_day: '2026-11-20', outcome: 'refused', ...said, doubt: null }])
  })

  test('is followed by its owner with the card they have, and found by the clerk', async () => {
    const { headers } = await at.clerk()
    const identity = card()
    const { rows } = await at.broughtIn(headers, [open(paper(), identity)])
    const number = rows[0]?.dossier?.number ?? ''
    const tracked = await at.ask<Tracked>('POST', '/api/tracking', { body: { number, identity } })
    expect(tracked).toMatchObject({ status: 200, answer: { number, step: 'filed' } })
    expect(tracked.answer.filedAt.slice(0, 10)).toBe('2026-11-16')
  })

  test('is one with its owner’s others under the same card and name; another name under it is looked at first', async () => {
    const { headers } = await at.clerk()
    const identity = card()
    const { rows } = await at.broughtIn(headers, [
      open(paper(), identity),
      open(paper(), identity),
      open(paper(), identity, 'Autre'),
    ])
    expect(rows.map(({ state, refusal }) => refusal ?? state)).toEqual(['imported', 'imported', 'OWNER_NAME_DIFFERS'])
    const { rows: owners } = await sql`select distinct person_id from dossier_participant
      where dossier_id = any (${rows.flatMap(({ dossier }) => (dossier ? [dossier.id] : []))}::uuid[])`.execute(at.db)
    expect(owners).toHaveLength(1)
  })

  test('takes scans of the clerks of its commune, which no dossier filed here does', async () => {
    const { headers } = await at.clerk()
    const { rows } = await at.broughtIn(headers, [open()])
    const begin = (by: Headers, dossierId: string | undefined) => {
      const said = { dossierId: dossierId ?? '', filename: 'plan.pdf', fingerprint: 'f'.repeat(64) }
      const metadata = Object.entries(said).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
      return fetch(`${at.url}/api/uploads`, {
        method: 'POST',
        headers: { ...by, 'Tus-Resumable': '1.0.0', 'Upload-Length': '12', 'Upload-Metadata': metadata.join(',') },
      })
    }
    expect((await begin(headers, rows[0]?.dossier?.id)).status).toBe(201)
    const elsewhere = await at.clerk(ELSEWHERE)
    expect((await begin(elsewhere.headers, rows[0]?.dossier?.id)).status).toBe(404)
    const filedHere = randomUUID()
    await sql`insert into dossier (id, title, state, commune_code, created_by, created_at, territory)
      select ${filedHere}, 'Villa', 'filed', ${AIN_CHOCK}, id, now(), '{}' from person limit 1`.execute(at.db)
    const refused = await begin(headers, filedHere)
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'NOT_WITHIN_REACH'])
  })
})

describe('bringing in', () => {
  test('begun twice, or given again in another spreadsheet, adds nothing', async () => {
    const { headers } = await at.clerk()
    const row = open()
    const { id } = await at.broughtIn(headers, [row])
    expect(await at.start(headers, id)).toMatchObject({
      status: 202,
      answer: { state: 'done', counts: { imported: 1 } },
    })
    await importRows(at.work, id)
    const again = await at.give(headers, [row])
    expect(again.answer.counts).toMatchObject({ ready: 0, faulty: 1 })
    const faults = (await at.rowsOf(headers, again.answer.id))[0]?.faults
    expect(faults?.map(({ code }) => code)).toEqual(['ALREADY_IMPORTED'])
  })

  test('of two spreadsheets read before either came in takes each number once', async () => {
    const { headers } = await at.clerk()
    const row = open()
    const [one, two] = [(await at.give(headers, [row])).answer, (await at.give(headers, [row])).answer]
    await at.start(headers, one.id)
    await at.start(headers, two.id)
    await Promise.all([importRows(at.work, one.id), importRows(at.work, two.id)])
    const states = [...(await at.rowsOf(headers, one.id)), ...(await at.rowsOf(headers, two.id))].map(
      ({ state, refusal }) => refusal ?? state,
    )
    expect(states.toSorted()).toEqual(['ALREADY_IMPORTED', 'imported'])
  })

  test('that died in the middle goes on with the rows that are left, numbered without a hole', async () => {
    const { headers } = await at.clerk()
    const [most, left] = [AT_ONCE, 3]
    const rows = Array.from({ length: most + left }, (_, index) =>
      open().replace('16/11/2026', `${(index % 28) + 1}/06/2022`),
    )
    const { answer } = await at.give(headers, rows)
    await at.start(headers, answer.id)
    // A transaction that is killed in its middle: nothing of its rows stays, nor their numbers.
    await sql`create function fall() returns trigger language plpgsql as $$ begin
      if (select count(*) from backlog_row where backlog_id = new.backlog_id and state = 'imported') > ${sql.lit(most)} then
        raise exception 'killed'; end if; return new; end $$`.execute(at.db)
    await sql`create trigger fall after update on backlog_row for each row execute function fall()`.execute(at.db)
    await expect(importRows(at.work, answer.id)).rejects.toThrow('killed')
    await sql`drop function fall() cascade`.execute(at.db)
    expect((await at.ask<BacklogAnswer>('GET', `/api/backlog/${answer.id}`, { headers })).answer).toMatchObject({
      state: 'importing',
      counts: { ready: left, imported: most },
    })
    await importRows(at.work, answer.id)
    const { rows: numbers } = await sql<{ number: string }>`select number from dossier
      where backlog_id = ${answer.id} order by (select day from dossier_event e where e.dossier_id = dossier.id and move = 1), number`.execute(
      at.db,
    )
    const nth = (index: number) => String(index + 1).padStart(5, '0')
    expect(numbers.map(({ number }) => number)).toEqual(rows.map((_, index) => `061410141-2022-R${nth(index)}`))
  })

  test('by two processes at once is done when the last row is', async () => {
    const { headers } = await at.clerk()
    const { answer } = await at.give(
      headers,
      Array.from({ length: 3 * AT_ONCE }, () => open()),
    )
    await at.start(headers, answer.id)
    const both = [importRows(at.work, answer.id), importRows(at.work, answer.id)]
    await Promise.race(both)
    const counts = async () => {
      const { rows } = await sql<{
        left: number
        imported: number
      }>`select count(*) filter (where state = 'ready') as left,
        count(*) filter (where state = 'imported') as imported from backlog_row where backlog_id = ${answer.id}`.execute(
        at.db,
      )
      return rows[0]
    }
    expect(await counts()).toEqual({ left: 0, imported: 3 * AT_ONCE })
    await Promise.all(both)
  })

  test('ends with the mandate of whoever began it', async () => {
    const { headers, mandate } = await at.clerk()
    const { answer } = await at.give(headers, [open()])
    await at.start(headers, answer.id)
    await sql`update mandate set ended_at = now(), ended_by = person_id where id = ${mandate}`.execute(at.db)
    await importRows(at.work, answer.id)
    expect(await at.rowsOf((await at.clerk()).headers, answer.id)).toMatchObject([
      { state: 'refused', refusal: 'RIGHT_ENDED' },
    ])
  })

  test('is reported row by row, in the language of whoever asks', async () => {
    const { headers } = await at.clerk()
    const number = paper()
    const { id, rows } = await at.broughtIn(headers, [open(number), `;construire;Villa;16/11/2026;A;B;${card()};pp;;;`])
    const report = await fetch(`${at.url}/api/backlog/${id}/report?language=fr`, { headers })
    const [heading, imported, faulty] = (await report.text()).split('\r\n')
    expect(heading).toContain('Ligne,Numéro papier,Résultat')
    expect(imported).toBe(`2,${number},Repris,${rows[0]?.dossier?.number},,`)
    expect(faulty).toContain('3,,À corriger,,N° du dossier papier : Cette case est vide')
    const arabic = await fetch(`${at.url}/api/backlog/${id}/report?language=ar`, { headers })
    expect(await arabic.text()).toContain('مستورد')
  })
})
