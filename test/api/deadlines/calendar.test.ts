import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendar, effect, holidayEntered, outageEntered, recounts } from '../../../api/contract/calendar.ts'
import { recountAll } from '../../../api/deadlines/recounting/recountAll.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { fileDossiers } from '../../build/openDossiers.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { testWork } from '../../build/work.ts'

let database: TestDatabase
let server: TestServer
let operator: { cookie: string }
let governor: { cookie: string }

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  const people = new People(database.db)
  operator = (await people.acting('support', 'operator', ['MA'])).headers
  governor = (await people.acting('province', 'governor', ['06.141'])).headers
  await fileDossiers(database.db, { owner: await people.person(), count: 30, lastDay: '2026-11-24' })
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const ask = asking(() => server)
const CALENDAR = '/api/calendar'
const AID = {
  day: '2026-08-26',
  nameFr: 'Aïd al-Mawlid',
  nameAr: 'عيد المولد النبوي',
  act: 'Communiqué',
  sureness: 'sourced',
}
const enter = (body: object, headers = operator) => ask('POST', `${CALENDAR}/holidays`, { headers, body })
const read = async (query = '', headers = {}) =>
  calendar.parse((await ask('GET', `${CALENDAR}${query}`, { headers })).answer)

describe('the calendar', () => {
  test('is read by anybody: this year when none is said, with the act of each holiday and how sure it is', async () => {
    const { from, to, holidays } = await read()
    expect([from, to]).toEqual(['2026-01-01', '2026-12-31'])
    expect(holidays.find(({ day }) => day === '2026-11-06')).toMatchObject({ withdrawn: null, enteredBy: null })
    expect(holidays.every(({ act, sureness }) => act && sureness)).toBe(true)
    expect((await read('?from=2025-06-01&to=2025-06-30')).holidays.length).toBeGreaterThan(0)
  })

  test('is asked for days in order, ten years at most', async () => {
    const refused = (query: string) => ask('GET', `${CALENDAR}${query}`)
    expect(await refused('?from=2027-01-01&to=2026-01-01')).toMatchObject({ status: 422, answer: { field: 'to' } })
    expect(await refused('?from=1900-01-01&to=2026-01-01')).toMatchObject({ status: 422, answer: { field: 'to' } })
    expect(await refused('?from=demain')).toMatchObject({ status: 422, answer: { field: 'from' } })
  })
})

describe('a holiday', () => {
  test('is entered by operators alone', async () => {
    expect((await ask('POST', `${CALENDAR}/holidays`, { body: AID })).status).toBe(401)
    expect((await enter(AID, governor)).status).toBe(403)
    for (const path of ['recounts', 'effect?kind=holiday&from=2026-12-01']) {
      expect((await ask('GET', `${CALENDAR}/${path}`)).status).toBe(401)
      expect((await ask('GET', `${CALENDAR}/${path}`, { headers: governor })).status).toBe(403)
    }
  })

  test('is entered once, journaled, and has everything counted again', async () => {
    const { status, answer } = await enter(AID)
    expect(status).toBe(201)
    const { holiday, recountId, effect: reach } = holidayEntered.parse(answer)
    expect(reach).toEqual({ deadlines: 0, dossiers: 0, past: true })
    expect(await enter(AID)).toMatchObject({ status: 409, answer: { code: 'HOLIDAY_EXISTS' } })
    const asked = recounts.parse((await ask('GET', `${CALENDAR}/recounts`, { headers: operator })).answer).recounts
    expect(asked.find(({ id }) => id === recountId)).toMatchObject({
      ...{ why: { cause: 'holiday_entered', from: '2026-08-26', nameFr: 'Aïd al-Mawlid' }, done: 0, finishedAt: null },
    })
    const [event] = await database.db
      .selectFrom('journal_event')
      .selectAll()
      .where('subject_id', '=', holiday.id)
      .execute()
    expect(event).toMatchObject({ action: 'holiday.enter', subject_kind: 'holiday' })
  })

  test('asked again under one key is entered once, and answers the same', async () => {
    const body = { ...AID, day: '2026-08-28' }
    const headers = { ...operator, 'idempotency-key': 'aid-tardif' }
    const [first, again] = [await enter(body, headers), await enter(body, headers)]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(holidayEntered.parse(again.answer)).toEqual(holidayEntered.parse(first.answer))
    expect(await enter({ ...body, day: '2026-08-31' }, headers)).toMatchObject({ answer: { code: 'KEY_REUSED' } })
    expect((await read('?from=2026-08-28&to=2026-08-28')).holidays).toHaveLength(1)
  })

  test('of the past says how many last days it changes, and that each says why', async () => {
    const { work, close } = testWork(database)
    await recountAll(work)
    const { answer } = await enter({ ...AID, day: '2026-11-23', nameFr: 'Congé', nameAr: 'إجازة' })
    const { effect: reach, said } = holidayEntered.parse(answer)
    expect(reach.past).toBe(true)
    expect(reach.deadlines).toBeGreaterThan(5)
    expect(said.fr).toContain(`qui les traversent : ${reach.deadlines}`)
    expect(said.ar).toContain('هذه الأيام مضت')
    const before = effect.parse(
      (await ask('GET', `${CALENDAR}/effect?kind=holiday&from=2026-11-23`, { headers: operator })).answer,
    )
    expect(before).toEqual(reach)
    const sunday = await ask('GET', `${CALENDAR}/effect?kind=holiday&from=2026-11-22`, { headers: operator })
    expect(effect.parse(sunday.answer)).toEqual({ deadlines: 0, dossiers: 0, past: true })
    await recountAll(work)
    await close()
  })

  test('is withdrawn once, and stays written with who and when', async () => {
    const { holiday } = holidayEntered.parse((await enter({ ...AID, day: '2026-08-27' })).answer)
    const withdraw = (id: string, headers = operator) => ask('POST', `${CALENDAR}/holidays/${id}/withdraw`, { headers })
    expect((await withdraw(holiday.id, governor)).status).toBe(403)
    expect((await withdraw('x')).status).toBe(404)
    const { status, answer } = await withdraw(holiday.id)
    expect(status).toBe(200)
    expect(holidayEntered.parse(answer).holiday.withdrawn).toMatchObject({ by: { givenName: 'Amina' } })
    expect(await withdraw(holiday.id)).toMatchObject({ status: 409, answer: { code: 'HOLIDAY_WITHDRAWN' } })
    const seen = async (headers = {}) =>
      (await read('?from=2026-08-27&to=2026-08-27', headers)).holidays.map(({ withdrawn }) => withdrawn)
    expect(await seen()).toEqual([{ at: '2026-11-24T09:00:00.000Z', by: null }])
    expect(await seen(operator)).toMatchObject([{ by: { familyName: 'Tazi' } }])
    expect((await enter({ ...AID, day: '2026-08-27' })).status).toBe(201)
  })

  test('has a day, two names and an act', async () => {
    expect(await enter({ ...AID, nameAr: ' ' })).toMatchObject({ status: 422, answer: { field: 'nameAr' } })
    expect(await enter({ ...AID, day: '2026-13-01' })).toMatchObject({ status: 422, answer: { field: 'day' } })
    expect(await enter({ ...AID, act: undefined })).toMatchObject({ status: 422, answer: { field: 'act' } })
  })
})

describe('an outage', () => {
  const record = (body: object, headers = operator) => ask('POST', `${CALENDAR}/outages`, { headers, body })
  const OUTAGE = { from: '2025-11-20T23:30:00Z', certificate: 'Certificat 4/2026' }

  test('is recorded with its certificate, runs until its end is said, once', async () => {
    expect((await record(OUTAGE, governor)).status).toBe(403)
    const { status, answer } = await record(OUTAGE)
    expect(status).toBe(201)
    const { outage } = outageEntered.parse(answer)
    expect(outage.to).toBeNull()
    expect(await record(OUTAGE)).toMatchObject({ status: 409, answer: { code: 'CERTIFICATE_USED' } })
    const end = (to: string, id = outage.id) =>
      ask('POST', `${CALENDAR}/outages/${id}/end`, { headers: operator, body: { to } })
    expect(await end('2025-11-20T22:00:00Z')).toMatchObject({ status: 422, answer: { field: 'to' } })
    expect((await end('2025-11-21T10:00:00Z', 'x')).status).toBe(404)
    expect((await end('2025-11-21T10:00:00Z')).status).toBe(200)
    expect(await end('2025-11-22T10:00:00Z')).toMatchObject({ status: 409, answer: { code: 'OUTAGE_ENDED' } })
    // Half past midnight in Morocco, an hour ahead that year: the 21st has begun.
    expect((await read('?from=2025-11-20&to=2025-11-20')).outages).toEqual([])
    expect((await read('?from=2025-11-21&to=2025-11-21')).outages).toMatchObject([{ certificate: OUTAGE.certificate }])
  })

  test('asked again under one key is recorded once', async () => {
    const headers = { ...operator, 'idempotency-key': 'panne' }
    const body = { ...OUTAGE, certificate: 'Certificat 6/2026', to: '2025-11-21T10:00:00Z' }
    const [first, again] = [await record(body, headers), await record(body, headers)]
    expect(outageEntered.parse(again.answer)).toEqual(outageEntered.parse(first.answer))
  })

  test('ends after it begins', async () => {
    const reversed = { ...OUTAGE, certificate: 'Certificat 5/2026', to: '2025-11-20T10:00:00Z' }
    expect(await record(reversed)).toMatchObject({ status: 422, answer: { field: 'to' } })
  })
})
