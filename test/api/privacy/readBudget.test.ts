import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const HOUR = new Date('2026-11-24T09:00:00Z')

let database: TestDatabase
let server: TestServer
let people: People

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

type Headers = { readonly cookie: string }

const consult = async (id: string, headers: Headers) => {
  const response = await fetch(`${server.url}/api/dossiers/${id}`, { headers })
  return { status: response.status, answer: (await response.json()) as { code?: string } }
}

async function ownDossier(headers: Headers): Promise<string> {
  const response = await fetch(`${server.url}/api/dossiers`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Villa', communeCode: '06.141.01.41' }),
  })
  return ((await response.json()) as { id: string }).id
}

const alreadyRead = (holder_kind: 'person' | 'body', holder_id: string, reads: number) =>
  database.db.insertInto('read_budget').values({ holder_kind, holder_id, hour: HOUR, reads }).execute()

const toldAbout = async (person: string) =>
  (
    await database.db
      .selectFrom('notice')
      .select(['person_id', 'kind'])
      .where((eb) => eb.or([eb('kind', '=', 'account_held'), eb('kind', '=', 'read_budget_exceeded')]))
      .execute()
  )
    .filter(({ person_id, kind }) => kind !== 'account_held' || person_id === person)
    .map(({ kind, person_id }) => ({ kind, person_id }))

describe('The hourly budget of reads', () => {
  test('lets the last read of a person through and holds the account at the next; body and support are told, once', async () => {
    const { person, body, headers } = await people.acting('architect_office', 'employee')
    const chief = await people.person()
    await people.mandate({ person: chief, body, role: 'administrator' })
    const support = await people.acting('support', 'support')
    const id = await ownDossier(headers)
    await alreadyRead('person', person, 299)
    expect((await consult(id, headers)).status).toBe(200)
    expect(await consult(id, headers)).toMatchObject({ status: 403, answer: { code: 'READ_BUDGET_EXCEEDED' } })
    expect(await consult(id, headers)).toMatchObject({ status: 403, answer: { code: 'ACCOUNT_HELD' } })
    const told = await toldAbout(person)
    expect(told).toHaveLength(3)
    expect(told).toEqual(
      expect.arrayContaining([
        { kind: 'account_held', person_id: person },
        { kind: 'read_budget_exceeded', person_id: chief },
        { kind: 'read_budget_exceeded', person_id: support.person },
      ]),
    )
    const account = await database.db
      .selectFrom('account')
      .select(['state', 'state_reason'])
      .where('person_id', '=', person)
      .executeTakeFirst()
    expect(account).toEqual({ state: 'held', state_reason: 'read_budget' })
    const held = await database.db
      .selectFrom('journal_event')
      .select('detail')
      .where('person_id', '=', person)
      .where('action', '=', 'account.hold')
      .execute()
    expect(held).toEqual([{ detail: { budget: 'person' } }])
  })

  test('of a body holds whoever crosses it, and their colleagues who read much go on being refused at the same door', async () => {
    const first = await people.acting('architect_office', 'employee')
    const second = await people.person()
    await people.mandate({ person: second, body: first.body, role: 'employee' })
    const id = await ownDossier(first.headers)
    const theirs = await people.signIn(second)
    const other = await ownDossier(theirs)
    await alreadyRead('body', first.body, 3_000)
    for (const person of [first.person, second]) await alreadyRead('person', person, 30)
    expect((await consult(id, first.headers)).answer.code).toBe('READ_BUDGET_EXCEEDED')
    expect((await consult(other, theirs)).answer.code).toBe('READ_BUDGET_EXCEEDED')
  })

  test('of a body spares whoever has read next to nothing', async () => {
    const { person, body, headers } = await people.acting('urban_agency', 'examiner', ['06.141'])
    const id = await ownDossier(headers)
    await alreadyRead('body', body, 3_000)
    await alreadyRead('person', person, 29)
    expect((await consult(id, headers)).status).toBe(200)
    expect((await consult(id, headers)).answer.code).toBe('READ_BUDGET_EXCEEDED')
  })

  test('of a body grows with those who act for it: a big commune at work holds nobody', async () => {
    const { person, body, headers } = await people.acting('commune', 'guichet', ['06.141.01.41'])
    for (let nth = 0; nth < 51; nth += 1) await people.mandate({ person: await people.person(), body, role: 'member' })
    const id = await ownDossier(headers)
    await alreadyRead('body', body, 3_000)
    await alreadyRead('person', person, 100)
    expect((await consult(id, headers)).status).toBe(200)
  })

  test('of an office anybody may open holds no official whom it named', async () => {
    const { person, headers } = await people.acting('commune', 'president', ['06.141.01.41'])
    const trap = await people.body('company')
    await people.mandate({ person, body: trap, role: 'employee' })
    const id = await ownDossier(headers)
    await alreadyRead('body', trap, 100_000)
    await alreadyRead('person', person, 100)
    expect((await consult(id, headers)).status).toBe(200)
  })

  test('starts again with the next hour', async () => {
    const { person, headers } = await people.acting('company', 'employee')
    const id = await ownDossier(headers)
    const before = new Date(HOUR.getTime() - 3_600_000)
    await database.db
      .insertInto('read_budget')
      .values({ holder_kind: 'person', holder_id: person, hour: before, reads: 300 })
      .execute()
    expect((await consult(id, headers)).status).toBe(200)
  })

  test('of fifty reads at once loses none of them', async () => {
    const { person, headers } = await people.acting('company', 'employee')
    const id = await ownDossier(headers)
    await alreadyRead('person', person, 270)
    const answers = await Promise.all(Array.from({ length: 50 }, () => consult(id, headers)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30)
  })
})
