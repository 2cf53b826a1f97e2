import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const AIN_CHOCK = '06.141.01.41'

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

type Headers = Record<string, string>

async function ask(method: string, path: string, headers: Headers = {}, body?: unknown) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, answer: (await response.json()) as DossierAnswer & { code?: string } }
}

const citizen = async () => {
  const person = await people.person()
  return { person, headers: await people.signIn(person) }
}

const opened = async (headers: Headers, title = 'Villa R+1') =>
  (await ask('POST', '/api/dossiers', headers, { title, communeCode: AIN_CHOCK })).answer

const file = (id: string) => sql`update dossier set state = 'filed' where id = ${id}`.execute(database.db)

describe('A draft', () => {
  test('is opened by whoever is signed in, who is its owner', async () => {
    const { person, headers } = await citizen()
    const { status, answer } = await ask('POST', '/api/dossiers', headers, {
      title: 'Villa R+1',
      communeCode: AIN_CHOCK,
    })
    expect(status).toBe(201)
    expect(answer).toMatchObject({ state: 'draft', myParts: ['owner'], commune: { nameFr: 'Aïn-Chock' }, site: null })
    expect(answer.territory).toEqual(['MA', '06', '06.141', '06.141.01.0', AIN_CHOCK])
    expect(answer.participants).toMatchObject([{ part: 'owner', person: { id: person, familyName: 'Tazi' } }])
    expect(answer.may).toContain('dossier.share')
  })

  test('is refused to a visitor, and for a commune that does not exist', async () => {
    const given = { title: 'Villa', communeCode: AIN_CHOCK }
    expect(await ask('POST', '/api/dossiers', {}, given)).toMatchObject({ status: 401, answer: { code: 'SIGNED_OUT' } })
    const { headers } = await citizen()
    const nowhere = await ask('POST', '/api/dossiers', headers, { ...given, communeCode: '99.999.99.99' })
    expect(nowhere).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT', field: 'communeCode' } })
  })

  test('asked for twice with one Idempotency-Key is one draft; the key of somebody else is another', async () => {
    const [first, second] = [await citizen(), await citizen()]
    const key = { 'idempotency-key': randomUUID() }
    const once = await opened({ ...first.headers, ...key })
    expect((await opened({ ...first.headers, ...key })).id).toBe(once.id)
    expect((await opened({ ...second.headers, ...key })).id).not.toBe(once.id)
  })

  test('is seen by nobody else, not even by the commune it lies in: it reads as absent', async () => {
    const { headers } = await citizen()
    const { id } = await opened(headers)
    const president = await people.acting('arrondissement', 'president', [AIN_CHOCK])
    for (const other of [president.headers, (await citizen()).headers])
      expect(await ask('GET', `/api/dossiers/${id}`, other)).toMatchObject({
        status: 404,
        answer: { code: 'NOT_FOUND' },
      })
    expect((await ask('GET', `/api/dossiers/${id}`)).status).toBe(401)
  })

  test('is renamed by its owner on the version they read, not on an older one', async () => {
    const { headers } = await citizen()
    const { id, version } = await opened(headers)
    const renamed = await ask('PATCH', `/api/dossiers/${id}`, headers, { version, title: 'Villa R+2' })
    expect(renamed.answer).toMatchObject({ title: 'Villa R+2', version: version + 1 })
    const late = await ask('PATCH', `/api/dossiers/${id}`, headers, { version, title: 'Villa R+3' })
    expect(late).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
  })
})

describe('A filed dossier', () => {
  test('is seen by the president of its commune and by its wali, not by those of another', async () => {
    const { headers } = await citizen()
    const { id } = await opened(headers)
    await file(id)
    const president = await people.acting('arrondissement', 'president', [AIN_CHOCK])
    const wali = await people.acting('wilaya', 'wali', ['06'])
    const elsewhere = await people.acting('commune', 'president', ['09.001.01.01'])
    expect((await ask('GET', `/api/dossiers/${id}`, president.headers)).status).toBe(200)
    expect((await ask('GET', `/api/dossiers/${id}`, wali.headers)).status).toBe(200)
    expect((await ask('GET', `/api/dossiers/${id}`, elsewhere.headers)).status).toBe(404)
  })

  test('can no longer be renamed: the step is past, and the answer says so', async () => {
    const { headers } = await citizen()
    const { id, version } = await opened(headers)
    await file(id)
    const late = await ask('PATCH', `/api/dossiers/${id}`, headers, { version, title: 'Autre' })
    expect(late).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
  })

  test('stays shut to an official whose session proved no second factor', async () => {
    const { headers } = await citizen()
    const { id } = await opened(headers)
    await file(id)
    const { person } = await people.acting('arrondissement', 'president', [AIN_CHOCK])
    expect((await ask('GET', `/api/dossiers/${id}`, await people.signIn(person))).status).toBe(404)
  })

  test('leaves a trace of every consultation, with the mandate that opened the door', async () => {
    const { headers } = await citizen()
    const { id } = await opened(headers)
    await file(id)
    const president = await people.acting('arrondissement', 'president', [AIN_CHOCK])
    await ask('GET', `/api/dossiers/${id}`, president.headers)
    const events = await database.db
      .selectFrom('journal_event')
      .selectAll()
      .where('dossier_id', '=', id)
      .where('consultation', '=', true)
      .execute()
    expect(events).toMatchObject([
      { action: 'dossier.consult', person_id: president.person, mandate_id: president.mandate, subject_id: id },
    ])
  })
})

describe('Sharing', () => {
  test('with an office lets each of its people in under their own name', async () => {
    const owner = await citizen()
    const { id } = await opened(owner.headers)
    const architect = await people.acting('architect_office', 'administrator')
    const colleague = await people.person()
    await people.mandate({ person: colleague, body: architect.body, role: 'employee' })
    const shared = await ask('POST', `/api/dossiers/${id}/participants`, owner.headers, {
      bodyId: architect.body,
      part: 'designer',
    })
    expect(shared.status).toBe(201)
    for (const headers of [architect.headers, await people.signIn(colleague)])
      expect((await ask('GET', `/api/dossiers/${id}`, headers)).answer).toMatchObject({ myParts: ['designer'] })
  })

  test('with a person by e-mail, ended later, shuts the door again', async () => {
    const owner = await citizen()
    const { id } = await opened(owner.headers)
    const surveyor = await people.person({ email: 'arpenteur@example.ma' })
    const headers = await people.signIn(surveyor)
    const given = { personEmail: 'Arpenteur@example.ma', part: 'surveyor' }
    const { answer } = await ask('POST', `/api/dossiers/${id}/participants`, owner.headers, given)
    const told = await database.db
      .selectFrom('notice')
      .select(['kind', 'path'])
      .where('person_id', '=', surveyor)
      .execute()
    expect(told).toEqual([{ kind: 'participant_added', path: `/dossiers/${id}` }])
    expect((await ask('GET', `/api/dossiers/${id}`, headers)).status).toBe(200)
    const [theirs] = answer.participants.filter(({ part }) => part === 'surveyor')
    expect((await ask('DELETE', `/api/dossiers/${id}/participants/${theirs?.id}`, owner.headers)).status).toBe(200)
    expect((await ask('GET', `/api/dossiers/${id}`, headers)).status).toBe(404)
  })

  test('is for owners and designers: a surveyor may not share further', async () => {
    const owner = await citizen()
    const { id } = await opened(owner.headers)
    const surveyor = await people.acting('surveyor_office', 'employee')
    await ask('POST', `/api/dossiers/${id}/participants`, owner.headers, { bodyId: surveyor.body, part: 'surveyor' })
    const further = await ask('POST', `/api/dossiers/${id}/participants`, surveyor.headers, {
      bodyId: surveyor.body,
      part: 'designer',
    })
    expect(further).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
  })

  test('with an unknown address is refused in words, and the last owner cannot leave', async () => {
    const owner = await citizen()
    const { id, participants } = await opened(owner.headers)
    const unknown = { personEmail: 'personne@example.ma', part: 'designer' }
    expect(await ask('POST', `/api/dossiers/${id}/participants`, owner.headers, unknown)).toMatchObject({
      status: 422,
      answer: { code: 'PARTICIPANT_UNKNOWN' },
    })
    const leave = await ask('DELETE', `/api/dossiers/${id}/participants/${participants[0]?.id}`, owner.headers)
    expect(leave).toMatchObject({ status: 409, answer: { code: 'LAST_OWNER' } })
  })

  test('two owners who remove each other at the same time leave one', async () => {
    const [first, second] = [await citizen(), await citizen()]
    const { id, participants } = await opened(first.headers)
    const other = randomUUID()
    const part = { id: other, dossier_id: id, person_id: second.person, part: 'owner', added_by: first.person } as const
    await database.db
      .insertInto('dossier_participant')
      .values({ ...part, added_at: new Date() })
      .execute()
    const remove = (participant: string | undefined, headers: Headers) =>
      ask('DELETE', `/api/dossiers/${id}/participants/${participant}`, headers)
    await Promise.all([remove(other, first.headers), remove(participants[0]?.id, second.headers)])
    const left = database.db.selectFrom('dossier_participant').select('id').where('dossier_id', '=', id)
    expect(await left.where('ended_at', 'is', null).execute()).toHaveLength(1)
  })

  test('tried on one address after the other is soon refused; whoever is found costs nothing and is told once', async () => {
    const owner = await citizen()
    const { id } = await opened(owner.headers)
    const known = await citizen()
    const email = `${known.person}@example.ma`
    await database.db.updateTable('account').set({ email }).where('person_id', '=', known.person).execute()
    const share = async (personEmail: string, part = 'designer') =>
      (await ask('POST', `/api/dossiers/${id}/participants`, owner.headers, { personEmail, part })).answer.code
    for (let nth = 0; nth < 8; nth += 1) expect(await share(email)).toBeUndefined()
    for (let nth = 0; nth < 5; nth += 1) expect(await share(`n${nth}@example.ma`)).toBe('PARTICIPANT_UNKNOWN')
    expect(await share('n6@example.ma')).toBe('TOO_MANY_ATTEMPTS')
    expect(await share(email, 'engineer')).toBe('TOO_MANY_ATTEMPTS')
    const told = database.db.selectFrom('notice').where('person_id', '=', known.person).select('kind')
    expect(await told.execute()).toEqual([{ kind: 'participant_added' }])
  })
})

describe('The list', () => {
  test('joins what one takes part in and what is filed on the territory of a mandate, newest first, page by page', async () => {
    const president = await people.acting('commune', 'president', ['09.001.01.01'])
    const own = await opened(president.headers, 'Mon garage')
    const owner = await citizen()
    const filed: string[] = []
    for (const title of ['Premier', 'Deuxième', 'Troisième']) {
      const given = { title, communeCode: '09.001.01.01' }
      const { answer } = await ask('POST', '/api/dossiers', owner.headers, given)
      await file(answer.id)
      filed.push(answer.id)
    }
    type List = { dossiers: { id: string }[]; next: string | null }
    const page = async (query: string) =>
      (await ask('GET', `/api/dossiers?${query}`, president.headers)).answer as unknown as List
    const first = await page('limit=2')
    const rest = await page(`limit=2&cursor=${first.next}`)
    const ids = [...first.dossiers, ...rest.dossiers].map(({ id }) => id)
    expect(new Set(ids)).toEqual(new Set([own.id, ...filed]))
    expect(ids).toEqual(ids.toSorted().reverse())
    expect(rest.next).toBeNull()
  })

  test('is shut to a visitor', async () => {
    expect((await ask('GET', '/api/dossiers')).status).toBe(401)
    expect((await ask('GET', '/api/dossiers/near?west=-8&south=33&east=-7&north=34')).status).toBe(401)
  })
})
