import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { asActor } from '../../../api/access/asActor.ts'
import { dayOf } from '../../../api/clock.ts'
import type { Board, boardDossiers, NudgePreview, NudgeRun, nudges } from '../../../api/contract/performance/board.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { legalCalendar } from '../../../api/deadlines/counting/calendar.ts'
import { boardCells } from '../../../api/performance/board/counts.ts'
import { horizonsOf } from '../../../api/performance/board/horizons.ts'
import { asking } from '../../build/asking.ts'
import { AGADIR, AIN_CHOCK, boardDesk, CASABLANCA } from '../../build/boardDesk.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

type Headers = { readonly cookie: string }
type Listed = z.infer<typeof boardDossiers>

let now = new Date('2026-11-24T09:00:00Z')
const clock = { now: () => now, today: () => dayOf(now) }

let database: TestDatabase
let server: TestServer
let people: People
let desk: Awaited<ReturnType<typeof boardDesk>>
let governor: Awaited<ReturnType<People['acting']>>
let clerk: Awaited<ReturnType<People['acting']>>
const asked = asking(() => server)
const read = <T>(path: string, headers: Headers = governor.headers) => asked<T>('GET', path, { headers })

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer({ ...database, clock })
  people = new People(database.db)
  desk = await boardDesk(database.db, people)
  governor = await people.acting('province', 'governor', [CASABLANCA])
  clerk = await people.acting('commune', 'guichet', [AIN_CHOCK])
})

afterAll(async () => {
  await server.close()
  await database.close()
})

// From Tuesday 24 November: Wednesday 25, Friday 27 and Monday 30 are the three next working days, Thursday 26 is a
// holiday; the fifth is Wednesday 2 December, the tenth Wednesday 9.
describe('the board of a governor', () => {
  test('counts what is late and near by the legal calendar, GP and PP apart, and who has it in hand', async () => {
    const { answer } = await read<Board>('/api/board')
    expect(answer).toMatchObject({
      ...{ today: '2026-11-24', until: { in3: '2026-11-30', in5: '2026-12-02', in10: '2026-12-09' } },
      ...{ level: 'communes', nudging: { may: true, workingDays: 3 } },
    })
    expect(answer.rows).toHaveLength(1)
    expect(answer.rows[0]).toMatchObject({
      ...{ unit: { code: AIN_CHOCK }, province: { code: CASABLANCA }, followed: false },
      ...{ open: 8, standing: 1, tacit: 2 },
      all: { late: 2, in3: 2, in5: 3, in10: 4 },
      gp: { late: 2, in3: 0, in5: 0, in10: 1 },
      pp: { late: 0, in3: 1, in5: 2, in10: 2 },
      holders: [
        { holder: 'applicant', late: 1, in3: 0, in5: 0, in10: 0 },
        { holder: 'guichet', late: 0, in3: 2, in5: 2, in10: 2 },
        { holder: 'members', late: 1, in3: 0, in5: 0, in10: 0 },
        { holder: 'president', late: 0, in3: 0, in5: 1, in10: 1 },
        { holder: 'cashier', late: 0, in3: 0, in5: 0, in10: 1 },
      ],
    })
    expect(answer.bodies).toMatchObject([{ body: { id: desk.agency.body }, late: 1, in10: 0 }])
  })

  test('goes down to the dossiers behind each figure, with the bodies that are silent', async () => {
    const listed = async (query: string) => (await read<Listed>(`/api/board/dossiers?${query}`)).answer
    const late = await listed('horizon=late')
    expect(late.dossiers.map(({ id, left, tacit, holder }) => ({ id, left, tacit, holder }))).toEqual([
      { id: desk.ids.unpaid, left: -3, tacit: true, holder: 'applicant' },
      { id: desk.ids.late, left: -2, tacit: true, holder: 'members' },
    ])
    expect(late.dossiers[1]?.silent).toMatchObject([{ id: desk.agency.body }])
    const near = await listed(`horizon=in10&unit=${CASABLANCA}`)
    expect(near.dossiers.map(({ id, left }) => [id, left])).toEqual([
      [desk.ids.today, 0],
      [desk.ids.in3, 3],
      [desk.ids.in5, 4],
      [desk.ids.in10, 10],
    ])
    const first = await listed('horizon=in10&limit=3')
    const rest = await listed(`horizon=in10&limit=3&cursor=${first.next}`)
    expect(rest).toMatchObject({ dossiers: [{ id: desk.ids.in10 }], next: null })
    const found = async (query: string) => (await listed(query)).dossiers.map(({ id }) => id)
    expect(await found('horizon=in10&track=pp')).toEqual([desk.ids.today, desk.ids.in5])
    expect(await found('horizon=in10&holder=cashier')).toEqual([desk.ids.in10])
    expect(await found(`horizon=late&body=${desk.agency.body}`)).toEqual([desk.ids.late])
    expect(await found(`horizon=late&body=${desk.rescue.body}`)).toEqual([])
    expect(await found('horizon=in10&procedure=refection')).toEqual([desk.ids.in3])
  })

  test('is shut to whoever is signed out, has no mandate there, or asks about another territory', async () => {
    const refused = async (path: string, headers: Headers | undefined) => {
      const { status, answer } = await asked('GET', path, headers ? { headers } : {})
      return [status, answer.code]
    }
    expect(await refused('/api/board', undefined)).toEqual([401, 'SIGNED_OUT'])
    const citizen = await people.signIn(await people.person())
    expect(await refused('/api/board', citizen)).toEqual([403, 'NOT_YOUR_ROLE'])
    const abroad = await people.acting('province', 'governor', ['09.001'])
    expect(await refused(`/api/board?unit=${AIN_CHOCK}`, abroad.headers)).toEqual([403, 'NOT_WITHIN_REACH'])
    expect(await refused(`/api/board/dossiers?unit=${AIN_CHOCK}`, abroad.headers)).toEqual([403, 'NOT_WITHIN_REACH'])
    expect(await refused('/api/board?unit=99.999', abroad.headers)).toEqual([422, 'UNIT_UNKNOWN'])
    const { answer } = await read<Board>('/api/board', abroad.headers)
    expect(answer.rows.map(({ unit, all }) => [unit.code, all.late])).toEqual([[AGADIR, 1]])
    const asleep = await people.signIn(governor.person)
    expect(await refused('/api/board', asleep)).toEqual([403, 'SECOND_FACTOR_REQUIRED'])
  })

  test('is that of the country by province for a supervisor, and of one province by commune', async () => {
    const { headers } = await people.acting('ministry', 'supervisor', ['MA'])
    const { answer } = await read<Board>('/api/board', headers)
    expect(answer.level).toBe('provinces')
    expect(answer.rows.map(({ unit, all }) => [unit.code, all.late])).toEqual([
      [CASABLANCA, 2],
      ['09.001', 1],
    ])
    const one = await read<Board>(`/api/board?unit=${CASABLANCA}`, headers)
    expect(one.answer.rows.map(({ unit }) => unit.code)).toEqual([AIN_CHOCK])
  })
})

test('the board of a province is counted from the index of its queue, and reads no dossier', async () => {
  await sql`insert into dossier (id, title, state, step, step_since, number, commune_code, created_by, created_at, territory,
      filed_at, due_day, procedure_version_id, track)
    select gen_random_uuid(), 'Lot', 'filed', 'filed', now(), 'N' || i, '01.051.01.01', ${desk.owner}::uuid, now(), '{}', now(),
      '2026-11-20'::date + i % 40, v.id, 'pp'
    from generate_series(1, 2000) i, procedure_version v
    where v.code = 'construire' and v.valid_to is null and v.state = 'published'`.execute(database.db)
  const { person, body, mandate } = await people.acting('province', 'governor', ['01.051'])
  const held = { id: mandate, bodyId: body, bodyKind: 'province', official: true, role: 'governor' } as const
  const mandates = [{ ...held, territories: ['01.051'], delegatedFrom: null }]
  const actor = { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates } as const
  const application = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
  const counted = () =>
    asActor({ db: application, clock }, actor, async (transaction) => {
      const horizons = horizonsOf(clock.today(), legalCalendar([]))
      const cells = await boardCells(transaction, { filter: {}, actor, horizons }, 'communes')
      const { rows } = await sql<{ whole: number; entries: number; fetched: number }>`
      select pg_stat_get_xact_numscans('dossier'::regclass)::integer as whole,
        pg_stat_get_xact_tuples_returned('dossier_queue_commune'::regclass)::integer as entries,
        pg_stat_get_xact_tuples_fetched('dossier_queue_commune'::regclass)::integer as fetched`.execute(transaction)
      return { open: cells.map(({ open }) => open), ...rows[0] }
    })
  // What a statement elsewhere may still see is not yet known to be visible to all: the next vacuum will have it.
  const settled = async () => {
    await sql`vacuum analyze dossier`.execute(database.db)
    return counted()
  }
  await expect.poll(settled, { timeout: 15_000 }).toEqual({ open: [2000], whole: 0, entries: 2000, fetched: 0 })
  await application.destroy()
})

describe('a commune that is followed', () => {
  test('narrows the board to it, and is followed no more once it is undone', async () => {
    const path = `/api/board/follows/${AIN_CHOCK}`
    const { headers } = await people.acting('ministry', 'supervisor', ['MA'])
    expect((await asked('PUT', path, { headers })).answer).toMatchObject({ follows: [{ code: AIN_CHOCK }] })
    expect((await asked('PUT', path, { headers })).status).toBe(200)
    const { answer } = await read<Board>('/api/board?followed=yes', headers)
    expect(answer.rows).toMatchObject([{ unit: { code: AIN_CHOCK }, followed: true }])
    expect((await asked('DELETE', path, { headers })).answer).toEqual({ follows: [] })
    expect(await asked('DELETE', path, { headers })).toMatchObject({ status: 404 })
    expect((await read<Board>('/api/board?followed=yes', headers)).answer.rows).toEqual([])
    const abroad = await people.acting('province', 'governor', ['09.001'])
    expect(await asked('PUT', path, abroad)).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
    expect(await asked('PUT', '/api/board/follows/06.141', { headers: governor.headers })).toMatchObject({
      status: 422,
    })
  })
})

describe('a reminder', () => {
  const send = (
    targets: readonly (readonly [dossier: string, body: string | null])[],
    {
      headers,
      path = '',
      note = null as string | null,
    }: { readonly headers: Headers; readonly path?: string; readonly note?: string | null },
  ) =>
    asked<NudgeRun & NudgePreview>('POST', `/api/board/nudges${path}`, {
      headers,
      body: { targets: targets.map(([dossierId, bodyId]) => ({ dossierId, bodyId })), note },
    })

  test('goes to a silent body or to a guichet; what is refused stops none of the others', async () => {
    const { ids, agency, rescue } = desk
    const targets = [
      [ids.late, agency.body],
      [ids.late, rescue.body],
      [ids.late, null],
      [ids.unpaid, null],
      [ids.elsewhere, null],
      [ids.in10, null],
      [ids.today, null],
      [ids.in3, null],
    ] as const
    const preview = (await send(targets, { ...governor, path: '/preview', note: 'Merci' })).answer
    expect(preview.messages.map(({ holder, people: n, dossiers }) => [holder, n, dossiers])).toEqual([
      ['members', 1, 1],
      ['guichet', 1, 2],
    ])
    expect(preview.messages[1]?.text.fr).toMatch(
      /^Rappel de Amina Tazi \(gouverneur, Organisme .+\)\. 2 dossiers attendent .+« Merci »$/,
    )
    const { status, answer } = await send(targets, { ...governor, note: 'Merci' })
    expect(status).toBe(201)
    const codes = [
      null,
      'NUDGE_NOT_AWAITED',
      'NUDGE_WHICH_BODY',
      'NUDGE_APPLICANT',
      'NOT_FOUND',
      'NUDGE_NOBODY',
      null,
      null,
    ]
    expect(answer.outcomes.map(({ code }) => code)).toEqual(codes)
    expect(preview.refused.map(({ code }) => code)).toEqual(codes.filter((code) => code !== null))
    const { rows } = await sql<{
      dossier: string
      detail: object
    }>`select dossier_id as dossier, detail from journal_event
      where action = 'dossier.nudge' and person_id = ${governor.person} order by id`.execute(database.db)
    expect(rows.map(({ dossier }) => dossier)).toEqual([ids.late, ids.today, ids.in3])
    expect(rows[0]?.detail).toMatchObject({ holder: 'members' })
  })

  test('is sent again after three working days and no sooner, and shows on the dossier until it is answered', async () => {
    const { ids, agency } = desk
    const again = await send([[ids.today, null]], governor)
    expect(again.answer.outcomes).toMatchObject([{ code: 'NUDGED_ALREADY', againOn: '2026-11-30' }])
    const wali = await people.acting('wilaya', 'wali', ['06'])
    expect((await send([[ids.today, null]], wali)).answer.outcomes).toMatchObject([{ code: 'NUDGED_ALREADY' }])
    const nudged = async () => (await read<z.infer<typeof nudges>>(`/api/dossiers/${ids.late}/nudges`)).answer.nudges
    expect(await nudged()).toMatchObject([
      { holder: 'members', body: { id: agency.body }, note: 'Merci', by: { id: governor.person }, answered: false },
    ])
    // By whoever else reads the territory, and not by whoever sent it alone.
    for (const reader of [wali, agency, clerk]) {
      const { answer } = await read<z.infer<typeof nudges>>(`/api/dossiers/${ids.late}/nudges`, reader.headers)
      expect(answer.nudges.map(({ by, note }) => [by?.id, note])).toEqual([[governor.person, 'Merci']])
      const sent = await read<z.infer<typeof nudges>>('/api/board/nudges', reader.headers)
      expect(sent.answer.nudges.map(({ dossier }) => dossier.id)).toEqual([ids.in3, ids.today, ids.late])
    }
    const abroad = await people.acting('province', 'governor', ['09.001'])
    expect((await read<z.infer<typeof nudges>>('/api/board/nudges', abroad.headers)).answer.nudges).toEqual([])
    await sql`insert into avis (consulted_body_id, version, opinion, person_id, mandate_id, at)
      select id, 1, 'favourable', ${agency.person}, ${agency.mandate}, now() from consulted_body
      where dossier_id = ${ids.late} and body_id = ${agency.body}`.execute(database.db)
    expect(await nudged()).toMatchObject([{ answered: true }])
    expect(
      (await read<z.infer<typeof nudges>>('/api/board/nudges')).answer.nudges.map(({ dossier, answered }) => [
        dossier.id,
        answered,
      ]),
    ).toEqual([
      [ids.in3, false],
      [ids.today, false],
      [ids.late, true],
    ])
    expect(
      (await asked('GET', `/api/dossiers/${ids.late}/nudges`, { headers: await people.signIn(desk.owner) })).status,
    ).toBe(403)
    now = new Date('2026-11-30T09:00:00Z')
    const monday = await people.signIn(governor.person, { secondFactor: true, now })
    expect((await send([[ids.today, null]], { headers: monday })).answer.outcomes).toMatchObject([{ code: null }])
    now = new Date('2026-11-24T09:00:00Z')
  })

  test('is found where its dossier lies, when the commune passes to another province', async () => {
    const moved = database.db.transaction().execute(async (transaction) => {
      await sql`update commune set province_code = '09.001' where code = ${AIN_CHOCK}`.execute(transaction)
      await sql`update dossier set commune_code = commune_code where id = ${desk.ids.late}`.execute(transaction)
      const { rows } = await sql<{ territory: string[] }>`select territory from dossier_nudge
        where dossier_id = ${desk.ids.late}`.execute(transaction)
      throw new Error(rows[0]?.territory.join(' ')) // nothing of it stays
    })
    await expect(moved).rejects.toThrow(/^MA 09 09\.001 /)
  })

  test('is not a president’s, an agency’s or an applicant’s to send', async () => {
    const president = await people.acting('commune', 'president', [AIN_CHOCK])
    for (const { headers } of [president, desk.agency, clerk, { headers: await people.signIn(desk.owner) }])
      expect(await send([[desk.ids.in3, null]], { headers })).toMatchObject({
        status: 403,
        answer: { code: 'NOT_YOUR_ROLE' },
      })
    expect((await asked('POST', '/api/board/nudges', { body: { targets: [], note: null } })).status).toBe(401)
  })
})
