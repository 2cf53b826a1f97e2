import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { project } from '../../../api/contract/procedures/project.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const AIN_CHOCK = '06.141.01.41'
const ELSEWHERE = '09.001.01.01'

let database: TestDatabase
let server: TestServer
let people: People
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

type Headers = Record<string, string>

async function citizen() {
  const person = await people.person()
  return { person, headers: await people.signIn(person) }
}

/** A draft of a procedure, on a square of Aïn-Chock. */
async function draft(headers: Headers, code = 'refection') {
  const opened = await ask<{ id: string; version: number }>('POST', '/api/dossiers', {
    headers,
    body: { title: 'Ravalement', communeCode: AIN_CHOCK },
  })
  const { id, version } = opened.answer
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select ${id}::uuid, 26191, 'draft', '{}', g, display_3857(g)
    from (select ST_Multi(ST_MakeEnvelope(294000, 331000, 294020, 331012, 26191)) as g) s`.execute(database.db)
  const chosen = await ask<CourseAnswer>('PUT', `/api/dossiers/${id}/procedure`, { headers, body: { version, code } })
  return chosen.answer
}

/** Describes a project whose maker owns titled land. */
const describeIt = (headers: Headers, { id, version }: CourseAnswer, facts: object = {}) =>
  ask<CourseAnswer>('PUT', `/api/dossiers/${id}/project`, {
    headers,
    body: {
      version,
      project: project.parse({ applicantOwns: true, landTitle: 'titled', titleNumber: '12345/C', ...facts }),
    },
  })

/** Every piece the checklist asks for is there. */
async function giveEverything(person: string, { id: dossierId, pieces }: CourseAnswer) {
  const hash = randomUUID().replaceAll('-', '').repeat(2)
  await sql`insert into blob (sha256, bytes, media_type, stored_at) values (${hash}, 1, 'application/pdf', now())`.execute(
    database.db,
  )
  for (const { piece, needed } of pieces)
    if (needed)
      await database.db
        .insertInto('document')
        .values({
          ...{ id: randomUUID(), dossier_id: dossierId, sha256: hash, file_name: `${piece.code}.pdf` },
          ...{ piece: piece.code, deposited_by: person, deposited_at: new Date('2026-11-24T08:30:00Z') },
        })
        .execute()
}

const move = (headers: Headers, id: string, body: { transition: Transition; seen: number; reason?: string }) =>
  ask<CourseAnswer>('POST', `/api/dossiers/${id}/moves`, { headers, body })

/** A réfection filed by its owner. */
async function filed() {
  const owner = await citizen()
  const described = (await describeIt(owner.headers, await draft(owner.headers))).answer
  await giveEverything(owner.person, described)
  const { status, answer } = await move(owner.headers, described.id, { transition: 'file', seen: 0 })
  expect(status).toBe(201)
  return { ...owner, id: described.id, course: answer }
}

const official = (role: 'guichet' | 'president' | 'cashier', territory = AIN_CHOCK) =>
  people.acting('commune', role, [territory])

describe('a draft under a procedure', () => {
  test('says which pieces it is asked for, and what still stands before its filing', async () => {
    const { headers } = await citizen()
    const course = await draft(headers)
    expect(course.definition?.nameFr).toBe('Permis de réfection')
    expect(course).toMatchObject({ step: 'draft', holder: 'applicant', number: null, moves: 0, deadlines: [] })
    const agreement = course.pieces.find(({ missing }) => missing.includes('applicantOwns'))
    expect(agreement).toMatchObject({ needed: null })
    expect(course.blockers.map(({ code }) => code)).toEqual(['PIECES_MISSING'])
    const described = (await describeIt(headers, course)).answer
    expect(described.pieces.find(({ piece }) => piece.code === agreement?.piece.code)?.needed).toBe(false)
  })

  test('is described on the version that was read, never over what another wrote', async () => {
    const { headers } = await citizen()
    const course = await draft(headers)
    const first = await describeIt(headers, course, { levels: 2 })
    const late = await describeIt(headers, course, { levels: 5 })
    expect(late).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
    expect((await ask<CourseAnswer>('GET', `/api/dossiers/${course.id}/course`, { headers })).answer.project).toEqual(
      first.answer.project,
    )
  })

  test('of an unknown procedure is refused', async () => {
    const { headers } = await citizen()
    const { id: dossierId, version } = await draft(headers)
    const body = { version, code: 'palais' }
    const { status, answer } = await ask('PUT', `/api/dossiers/${dossierId}/procedure`, { headers, body })
    expect({ status, answer }).toMatchObject({ status: 422, answer: { code: 'PROCEDURE_UNKNOWN', field: 'code' } })
  })

  test('is not filed while a principal piece is missing, which is named; nothing has moved', async () => {
    const { headers } = await citizen()
    const { id: dossierId } = (await describeIt(headers, await draft(headers))).answer
    const refused = await move(headers, dossierId, { transition: 'file', seen: 0 })
    expect(refused).toMatchObject({ status: 409, answer: { code: 'PIECES_MISSING' } })
    const after = await ask<CourseAnswer>('GET', `/api/dossiers/${dossierId}/course`, { headers })
    expect(after.answer).toMatchObject({ step: 'draft', number: null, moves: 0, history: [] })
  })

  test('of a building is filed by its architect, not by its owner alone', async () => {
    const { person, headers } = await citizen()
    const facts = { works: 'construction', uses: ['housing'], heightM: 8, levels: 1, dwellings: 1, publicOwner: false }
    const course = (await describeIt(headers, await draft(headers, 'construire'), facts)).answer
    await giveEverything(person, course)
    const refused = await move(headers, course.id, { transition: 'file', seen: 0 })
    expect(refused).toMatchObject({ status: 403, answer: { code: 'NOT_A_FILER' } })
  })
})

describe('a filed réfection', () => {
  test('has a number of its commune and year, and ten working days from the day it was filed', async () => {
    const { course } = await filed()
    expect(course.number).toMatch(/^061410141-2026-\d{5}$/)
    expect(course).toMatchObject({ step: 'filed', holder: 'guichet', moves: 1 })
    // Tuesday 24 November and ten working days: Tuesday 8 December.
    expect(course.deadlines.find(({ stage }) => stage === 'total')).toMatchObject({
      from: '2026-11-24',
      due: '2026-12-08',
      days: 10,
      unit: 'working',
    })
  })

  test('is numbered once: numbers of a commune follow each other without a hole', async () => {
    const numbers = []
    for (let one = 0; one < 3; one += 1) numbers.push(Number((await filed()).course.number?.split('-').at(-1)))
    expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2])
  })

  test('filed twice with one page is filed once: the second is told what happened', async () => {
    const { headers, id } = await filed()
    const again = await move(headers, id, { transition: 'file', seen: 0 })
    expect(again).toMatchObject({ status: 409, answer: { code: 'MOVED_MEANWHILE', data: { step: 'filed' } } })
  })

  test('goes through its examination to a signed permit, each by whoever may', async () => {
    const { id, headers } = await filed()
    const president = await official('president')
    const cashier = await official('cashier')
    expect((await move(president.headers, id, { transition: 'accept', seen: 1 })).answer.step).toBe('to_settle')
    expect((await move(cashier.headers, id, { transition: 'settle', seen: 2 })).answer.step).toBe('to_sign')
    const signed = await move(president.headers, id, { transition: 'sign', seen: 3 })
    expect(signed.answer).toMatchObject({ step: 'granted', holder: 'nobody', moves: 4 })
    const { answer } = await ask<CourseAnswer>('GET', `/api/dossiers/${id}/course`, { headers })
    expect(answer.history.map(({ event }) => event)).toEqual(['file', 'accept', 'settle', 'sign'])
    expect(answer.deadlines.find(({ stage }) => stage === 'total')?.met).toBe('2026-11-24')
  })

  test('journals every move beside it', async () => {
    const { id } = await filed()
    const guichet = await official('guichet')
    await move(guichet.headers, id, { transition: 'ask_complement', seen: 1, reason: 'Photo illisible, art. 33' })
    const { rows } = await sql<{ action: string; mandate_id: string | null }>`select action, mandate_id
      from journal_event where dossier_id = ${id} and action in ('dossier.file', 'dossier.ask_complement') order by action desc`.execute(
      database.db,
    )
    expect(rows).toEqual([
      { action: 'dossier.file', mandate_id: null },
      { action: 'dossier.ask_complement', mandate_id: guichet.mandate },
    ])
  })

  test('is asked for one complement and no second; the clock stands while the applicant owes it', async () => {
    const { id, headers } = await filed()
    const guichet = await official('guichet')
    const asked = await move(guichet.headers, id, { transition: 'ask_complement', seen: 1, reason: 'Photo illisible' })
    expect(asked.answer).toMatchObject({ step: 'completing', holder: 'applicant' })
    expect(asked.answer.deadlines.find(({ stage }) => stage === 'total')).toMatchObject({ due: null, left: 10 })
    expect(asked.answer.history.at(-1)?.reason).toBe('Photo illisible')
    expect((await move(headers, id, { transition: 'give_complement', seen: 2 })).answer.step).toBe('filed')
    const second = await move(guichet.headers, id, {
      transition: 'ask_complement',
      seen: 3,
      reason: 'Encore une pièce',
    })
    expect(second).toMatchObject({ status: 409, answer: { code: 'COMPLEMENT_ALREADY_ASKED' } })
  })

  test('is never refused without a reason', async () => {
    const { id } = await filed()
    const president = await official('president')
    const bare = await move(president.headers, id, { transition: 'refuse', seen: 1 })
    expect(bare).toMatchObject({ status: 422, answer: { code: 'REASON_MISSING', field: 'reason' } })
  })

  test('is moved by nobody signed out, from another territory, in another role, or at another step', async () => {
    const { id, headers } = await filed()
    const accept = { transition: 'accept', seen: 1 } as const
    expect((await move({}, id, accept)).status).toBe(401)
    expect((await move((await official('president', ELSEWHERE)).headers, id, accept)).status).toBe(404)
    expect((await move((await official('guichet')).headers, id, accept)).answer.code).toBe('NOT_YOUR_ROLE')
    expect((await move(headers, id, accept)).answer.code).toBe('NOT_YOUR_ROLE')
    const president = await official('president')
    expect((await move(president.headers, id, { transition: 'sign', seen: 1 })).answer.code).toBe('NOT_AT_THIS_STEP')
  })

  test('of two who decide at the same instant, one is told that the dossier has moved', async () => {
    const { id } = await filed()
    const [one, other] = [await official('president'), await official('president')]
    const answers = await Promise.all([
      move(one.headers, id, { transition: 'accept', seen: 1 }),
      move(other.headers, id, { transition: 'refuse', seen: 1, reason: 'Hors zone constructible' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.answer.code).toBe('MOVED_MEANWHILE')
  })
})

test('an event of a dossier is never rewritten, not even by the owner of the database', async () => {
  const { id } = await filed()
  await expect(
    sql`update dossier_event set event = 'sign' where dossier_id = ${id}`.execute(database.db),
  ).rejects.toThrow(/only ever added to/)
})
