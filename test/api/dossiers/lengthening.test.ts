import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../../api/clock.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { FiledDossiers } from '../../build/filedDossiers.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer
let dossiers: FiledDossiers
let now: Date

const at = (day: string) => {
  now = new Date(`${day}T09:00:00Z`)
}

beforeAll(async () => {
  at('2026-11-24')
  database = await testDatabase()
  const clock = { now: () => now, today: () => dayOf(now) }
  server = await testServer({ ...database, clock })
  dossiers = new FiledDossiers(database, () => server, clock)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const stageOf = ({ deadlines }: CourseAnswer, code: string) => deadlines.find(({ stage }) => stage === code)
const EXTENSION = {
  transition: 'extend',
  reason: 'Expertise de la structure, article 22',
  extension: { ground: 'expertise', days: 5 },
} as const

describe('the extension of a réfection’s ten working days', () => {
  test('adds what the president grants to the last day, says why, and leaves the dossier at its step', async () => {
    at('2026-11-24')
    const { id } = await dossiers.filed()
    now = new Date('2026-11-24T09:10:00Z')
    const president = await dossiers.official('president')
    const { status, answer } = await dossiers.move(president.headers, id, { ...EXTENSION, seen: 1 })
    expect(status).toBe(201)
    expect(answer.step).toBe('filed')
    expect(answer.since).toBe('2026-11-24T09:00:00.000Z')
    // Ten working days from Tuesday 24 November end on Tuesday 8 December; five more on Tuesday 15.
    expect(stageOf(answer, 'total')).toMatchObject({ due: '2026-12-15', days: 15 })
    expect(answer.history.at(-1)).toMatchObject({
      event: 'extend',
      reason: 'Expertise de la structure, article 22',
      extension: { ground: 'expertise', days: 5 },
    })
  })

  test('is granted once', async () => {
    const { id } = await dossiers.filed()
    const president = await dossiers.official('president')
    expect((await dossiers.course(president.headers, id)).may).toContain('extend')
    const first = await dossiers.move(president.headers, id, { ...EXTENSION, seen: 1 })
    expect(first.answer.may).not.toContain('extend')
    const second = await dossiers.move(president.headers, id, { ...EXTENSION, seen: 2 })
    expect(second).toMatchObject({ status: 409, answer: { code: 'EXTENSION_ALREADY_GRANTED' } })
  })

  test('is never granted without its ground and its length, nor without a reason', async () => {
    const { id } = await dossiers.filed()
    const president = await dossiers.official('president')
    const { extension: _, ...bare } = EXTENSION
    expect(await dossiers.move(president.headers, id, { ...bare, seen: 1 })).toMatchObject({
      status: 422,
      answer: { code: 'EXTENSION_MISSING', field: 'extension' },
    })
    const { reason: __, ...unsaid } = EXTENSION
    expect((await dossiers.move(president.headers, id, { ...unsaid, seen: 1 })).answer.code).toBe('REASON_MISSING')
  })

  test('is the president’s alone', async () => {
    const { id, headers } = await dossiers.filed()
    expect((await dossiers.move({}, id, { ...EXTENSION, seen: 1 })).status).toBe(401)
    const abroad = await dossiers.official('president', '09.001.01.01')
    expect((await dossiers.move(abroad.headers, id, { ...EXTENSION, seen: 1 })).status).toBe(404)
    const clerk = await dossiers.official('guichet')
    expect((await dossiers.move(clerk.headers, id, { ...EXTENSION, seen: 1 })).answer.code).toBe('NOT_YOUR_ROLE')
    expect((await dossiers.move(headers, id, { ...EXTENSION, seen: 1 })).answer.code).toBe('NOT_YOUR_ROLE')
  })

  test('comes too late once the delay is over', async () => {
    at('2026-11-02')
    const { id } = await dossiers.filed()
    // Ten working days from Monday 2 November, the 6th and the 18th being holidays: Tuesday 17.
    at('2026-11-19')
    const president = await dossiers.official('president')
    expect((await dossiers.course(president.headers, id)).may).not.toContain('extend')
    const late = await dossiers.move(president.headers, id, { ...EXTENSION, seen: 1 })
    expect(late).toMatchObject({ status: 409, answer: { code: 'EXTENSION_TOO_LATE', data: { due: '2026-11-17' } } })
  })
})

describe('a réfection that was signed', () => {
  test('is valid six months, to the same date', async () => {
    at('2026-05-22')
    const { course } = await dossiers.granted()
    expect(stageOf(course, 'validity')).toMatchObject({
      from: '2026-05-22',
      due: '2026-11-22',
      holder: 'applicant',
      met: null,
    })
  })

  test('is recorded as lapsed by the guichet the day after, and not a day before', async () => {
    at('2026-05-22')
    const { id } = await dossiers.granted()
    const clerk = await dossiers.official('guichet')
    at('2026-11-22')
    expect((await dossiers.course(clerk.headers, id)).may).not.toContain('record_lapse')
    const early = await dossiers.move(clerk.headers, id, { transition: 'record_lapse', seen: 4 })
    expect(early).toMatchObject({ status: 409, answer: { code: 'NOT_LAPSED_YET', data: { due: '2026-11-22' } } })
    at('2026-11-23')
    expect((await dossiers.course(clerk.headers, id)).may).toContain('record_lapse')
    const recorded = await dossiers.move(clerk.headers, id, { transition: 'record_lapse', seen: 4 })
    expect(recorded.answer).toMatchObject({ step: 'lapsed', holder: 'nobody' })
  })

  test('lapses under an open site too, for its works have to be done; not once they are declared done', async () => {
    at('2026-05-22')
    const [open, done] = [await dossiers.granted(), await dossiers.granted()]
    for (const { headers, id } of [open, done]) await dossiers.move(headers, id, { transition: 'open_works', seen: 4 })
    await dossiers.move(done.headers, done.id, { transition: 'declare_completion', seen: 5 })
    at('2026-11-24')
    const clerk = await dossiers.official('guichet')
    const lapsed = await dossiers.move(clerk.headers, open.id, { transition: 'record_lapse', seen: 5 })
    expect(lapsed.answer.step).toBe('lapsed')
    const kept = await dossiers.move(clerk.headers, done.id, { transition: 'record_lapse', seen: 6 })
    expect(kept.answer.code).toBe('NOT_LAPSED_YET')
  })
})
