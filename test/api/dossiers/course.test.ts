import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { say } from '../../../api/notifications/sentences/say.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { FiledDossiers } from '../../build/filedDossiers.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const ELSEWHERE = '09.001.01.01'

let database: TestDatabase
let server: TestServer
let dossiers: FiledDossiers

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  dossiers = new FiledDossiers(database, () => server)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

describe('a draft under a procedure', () => {
  test('says which pieces it is asked for, and what still stands before its filing', async () => {
    const { headers } = await dossiers.citizen()
    const course = await dossiers.draft(headers)
    expect(course.definition?.nameFr).toBe('Permis de réfection')
    expect(course).toMatchObject({ step: 'draft', holder: 'applicant', number: null, moves: 0, deadlines: [] })
    const agreement = course.pieces.find(({ missing }) => missing.includes('applicantOwns'))
    expect(agreement).toMatchObject({ needed: null })
    expect(course.blockers.map(({ code }) => code)).toEqual(['PIECES_MISSING'])
    const described = (await dossiers.describe(headers, course)).answer
    expect(described.pieces.find(({ piece }) => piece.code === agreement?.piece.code)?.needed).toBe(false)
  })

  test('is described on the version that was read, never over what another wrote', async () => {
    const { headers } = await dossiers.citizen()
    const course = await dossiers.draft(headers)
    const first = await dossiers.describe(headers, course, { levels: 2 })
    const late = await dossiers.describe(headers, course, { levels: 5 })
    expect(late).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
    expect(late.answer).toMatchObject({
      data: { by: expect.stringMatching(/\S \S/), at: expect.stringMatching(/^2026-/) },
    })
    expect(
      (await dossiers.ask<CourseAnswer>('GET', `/api/dossiers/${course.id}/course`, { headers })).answer.project,
    ).toEqual(first.answer.project)
  })

  test('of an unknown procedure is refused', async () => {
    const { headers } = await dossiers.citizen()
    const { id: dossierId, version } = await dossiers.draft(headers)
    const body = { version, code: 'palais' }
    const { status, answer } = await dossiers.ask('PUT', `/api/dossiers/${dossierId}/procedure`, { headers, body })
    expect({ status, answer }).toMatchObject({ status: 422, answer: { code: 'PROCEDURE_UNKNOWN', field: 'code' } })
  })

  test('is not filed while a principal piece is missing, which is named; nothing has moved', async () => {
    const { headers } = await dossiers.citizen()
    const { id: dossierId } = (await dossiers.describe(headers, await dossiers.draft(headers))).answer
    const refused = await dossiers.move(headers, dossierId, { transition: 'file', seen: 0 })
    expect(refused).toMatchObject({ status: 409, answer: { code: 'PIECES_MISSING' } })
    const after = await dossiers.ask<CourseAnswer>('GET', `/api/dossiers/${dossierId}/course`, { headers })
    expect(after.answer).toMatchObject({ step: 'draft', number: null, moves: 0, history: [] })
  })

  test('of a building is filed by its architect, not by its owner alone', async () => {
    const { person, headers } = await dossiers.citizen()
    const facts = { works: 'construction', uses: ['housing'], heightM: 8, levels: 1, dwellings: 1, publicOwner: false }
    const course = (await dossiers.describe(headers, await dossiers.draft(headers, 'construire'), facts)).answer
    await dossiers.giveEverything(person, course)
    const refused = await dossiers.move(headers, course.id, { transition: 'file', seen: 0 })
    expect(refused).toMatchObject({ status: 403, answer: { code: 'NOT_A_FILER' } })
  })
})

describe('a filed réfection', () => {
  test('has a number of its commune and year, and ten working days from the day it was filed', async () => {
    const { course } = await dossiers.filed()
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
    for (let one = 0; one < 3; one += 1) numbers.push(Number((await dossiers.filed()).course.number?.split('-').at(-1)))
    expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2])
  })

  test('filed twice with one page is filed once: the second is told what happened', async () => {
    const { headers, id } = await dossiers.filed()
    const again = await dossiers.move(headers, id, { transition: 'file', seen: 0 })
    expect(again).toMatchObject({ status: 409, answer: { code: 'MOVED_MEANWHILE', data: { step: 'filed' } } })
  })

  test('goes through its examination to a signed permit, each by whoever may', async () => {
    const { id, headers } = await dossiers.filed()
    const president = await dossiers.official('president')
    const cashier = await dossiers.official('cashier')
    expect((await dossiers.move(president.headers, id, { transition: 'accept', seen: 1 })).answer.step).toBe(
      'to_settle',
    )
    const unpaid = await dossiers.move(cashier.headers, id, { transition: 'settle', seen: 2 })
    expect(unpaid).toMatchObject({ status: 409, answer: { code: 'STATEMENT_NOT_SETTLED' } })
    expect((await dossiers.settle(cashier.headers, id)).step).toBe('to_sign')
    // By no click: its act is signed, and that moves it.
    const clicked = await dossiers.move(president.headers, id, { transition: 'sign', seen: 3 })
    expect(clicked).toMatchObject({ status: 409, answer: { code: 'ACT_NOT_SIGNED' } })
    await dossiers.signOnPaper(president, id)
    const signed = await dossiers.course(president.headers, id)
    expect(signed).toMatchObject({ step: 'granted', holder: 'nobody', moves: 4 })
    const { answer } = await dossiers.ask<CourseAnswer>('GET', `/api/dossiers/${id}/course`, { headers })
    expect(answer.history.map(({ event }) => event)).toEqual(['file', 'accept', 'settle', 'sign'])
    expect(answer.deadlines.find(({ stage }) => stage === 'total')?.met).toBe('2026-11-24')
  })

  test('journals every move beside it', async () => {
    const { id } = await dossiers.filed()
    const guichet = await dossiers.official('guichet')
    await dossiers.move(guichet.headers, id, {
      transition: 'ask_complement',
      seen: 1,
      reason: 'Photo illisible, art. 33',
    })
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
    const { id, headers } = await dossiers.filed()
    const guichet = await dossiers.official('guichet')
    const asked = await dossiers.move(guichet.headers, id, {
      transition: 'ask_complement',
      seen: 1,
      reason: 'Photo illisible',
    })
    expect(asked.answer).toMatchObject({ step: 'completing', holder: 'applicant' })
    expect(asked.answer.deadlines.find(({ stage }) => stage === 'total')).toMatchObject({ due: null, left: 10 })
    expect(asked.answer.history.at(-1)?.reason).toBe('Photo illisible')
    expect((await dossiers.move(headers, id, { transition: 'give_complement', seen: 2 })).answer.step).toBe('filed')
    const second = await dossiers.move(guichet.headers, id, {
      transition: 'ask_complement',
      seen: 3,
      reason: 'Encore une pièce',
    })
    expect(second).toMatchObject({ status: 409, answer: { code: 'COMPLEMENT_ALREADY_ASKED' } })
  })

  test('is refused by no click: its refusal is prepared and signed; nothing has moved', async () => {
    const { id } = await dossiers.filed()
    const president = await dossiers.official('president')
    for (const reason of [{}, { reason: 'Hors zone constructible' }]) {
      const clicked = await dossiers.move(president.headers, id, { transition: 'refuse', seen: 1, ...reason })
      expect(clicked).toMatchObject({ status: 409, answer: { code: 'REFUSAL_NOT_SIGNED' } })
    }
    expect(await dossiers.course(president.headers, id)).toMatchObject({ step: 'filed', moves: 1 })
  })

  test('is moved by nobody signed out, from another territory, in another role, or at another step', async () => {
    const { id, headers } = await dossiers.filed()
    const accept = { transition: 'accept', seen: 1 } as const
    expect((await dossiers.move({}, id, accept)).status).toBe(401)
    expect((await dossiers.move((await dossiers.official('president', ELSEWHERE)).headers, id, accept)).status).toBe(
      404,
    )
    expect((await dossiers.move((await dossiers.official('guichet')).headers, id, accept)).answer.code).toBe(
      'NOT_YOUR_ROLE',
    )
    expect((await dossiers.move(headers, id, accept)).answer.code).toBe('NOT_YOUR_ROLE')
    const president = await dossiers.official('president')
    expect((await dossiers.move(president.headers, id, { transition: 'sign', seen: 1 })).answer.code).toBe(
      'NOT_AT_THIS_STEP',
    )
  })

  test('of two who decide at the same instant, one is told that the dossier has moved', async () => {
    const { id } = await dossiers.filed()
    const [one, other] = [await dossiers.official('president'), await dossiers.official('president')]
    const answers = await Promise.all([
      dossiers.move(one.headers, id, { transition: 'accept', seen: 1 }),
      dossiers.move(other.headers, id, { transition: 'accept', seen: 1 }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.answer.code).toBe('MOVED_MEANWHILE')
  })
})

test('an event of a dossier is never rewritten, not even by the owner of the database', async () => {
  const { id } = await dossiers.filed()
  await expect(
    sql`update dossier_event set event = 'sign' where dossier_id = ${id}`.execute(database.db),
  ).rejects.toThrow(/only ever added to/)
})

test('the applicant is told once of each move an official makes, in words, and the official is not', async () => {
  const { id, person } = await dossiers.filed()
  const president = await dossiers.official('president')
  await dossiers.move(president.headers, id, { transition: 'accept', seen: 1 })
  const told = await database.db.selectFrom('notice').selectAll().where('kind', '=', 'dossier_moved').execute()
  const mine = told.filter(({ path }) => path === `/dossiers/${id}`)
  expect(mine.map(({ person_id, data }) => ({ person_id, ...(data as object) }))).toMatchObject([
    { person_id: person, event: 'accept', step: 'to_settle', title: 'Ravalement' },
  ])
  const { text } = say('fr', 'dossier_moved', mine[0]?.data as Record<string, string>)
  expect(text).toMatch(
    /^Dossier 061410141-2026-\d{5}, « Ravalement » : l’acceptation\. Il est maintenant à l’étape « Accepté, taxes à régler »\.$/,
  )
})
