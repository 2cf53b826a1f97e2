import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AIN_CHOCK, type Desk, desk } from './desk.ts'

let at: Desk

beforeAll(async () => {
  at = await desk()
})

afterAll(() => at.close())

describe('A draft', () => {
  test('is opened by whoever is signed in, who is its owner', async () => {
    const { person, headers } = await at.citizen()
    const { status, answer } = await at.ask('POST', '/api/dossiers', headers, {
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
    expect(await at.ask('POST', '/api/dossiers', {}, given)).toMatchObject({
      status: 401,
      answer: { code: 'SIGNED_OUT' },
    })
    const { headers } = await at.citizen()
    const nowhere = await at.ask('POST', '/api/dossiers', headers, { ...given, communeCode: '99.999.99.99' })
    expect(nowhere).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT', field: 'communeCode' } })
  })

  test('asked for twice with one Idempotency-Key is one draft; the key of somebody else is another', async () => {
    const [first, second] = [await at.citizen(), await at.citizen()]
    const key = { 'idempotency-key': randomUUID() }
    const once = await at.opened({ ...first.headers, ...key })
    expect((await at.opened({ ...first.headers, ...key })).id).toBe(once.id)
    expect((await at.opened({ ...second.headers, ...key })).id).not.toBe(once.id)
  })

  test('is seen by nobody else, not even by the commune it lies in: it reads as absent', async () => {
    const { headers } = await at.citizen()
    const { id } = await at.opened(headers)
    const president = await at.people.acting('arrondissement', 'president', [AIN_CHOCK])
    for (const other of [president.headers, (await at.citizen()).headers])
      expect(await at.ask('GET', `/api/dossiers/${id}`, other)).toMatchObject({
        status: 404,
        answer: { code: 'NOT_FOUND' },
      })
    expect((await at.ask('GET', `/api/dossiers/${id}`)).status).toBe(401)
  })

  test('is renamed by its owner on the version they read, not on an older one', async () => {
    const { headers } = await at.citizen()
    const { id, version } = await at.opened(headers)
    const renamed = await at.ask('PATCH', `/api/dossiers/${id}`, headers, { version, title: 'Villa R+2' })
    expect(renamed.answer).toMatchObject({ title: 'Villa R+2', version: version + 1 })
    const late = await at.ask('PATCH', `/api/dossiers/${id}`, headers, { version, title: 'Villa R+3' })
    expect(late).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
  })
})

describe('A filed dossier', () => {
  test('is seen by the president of its commune and by its wali, not by those of another', async () => {
    const { headers } = await at.citizen()
    const { id } = await at.opened(headers)
    await at.file(id)
    const president = await at.people.acting('arrondissement', 'president', [AIN_CHOCK])
    const wali = await at.people.acting('wilaya', 'wali', ['06'])
    const elsewhere = await at.people.acting('commune', 'president', ['09.001.01.01'])
    expect((await at.ask('GET', `/api/dossiers/${id}`, president.headers)).status).toBe(200)
    expect((await at.ask('GET', `/api/dossiers/${id}`, wali.headers)).status).toBe(200)
    expect((await at.ask('GET', `/api/dossiers/${id}`, elsewhere.headers)).status).toBe(404)
  })

  test('can no longer be renamed: the step is past, and the answer says so', async () => {
    const { headers } = await at.citizen()
    const { id, version } = await at.opened(headers)
    await at.file(id)
    const late = await at.ask('PATCH', `/api/dossiers/${id}`, headers, { version, title: 'Autre' })
    expect(late).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
  })

  test('stays shut to an official whose session proved no second factor', async () => {
    const { headers } = await at.citizen()
    const { id } = await at.opened(headers)
    await at.file(id)
    const { person } = await at.people.acting('arrondissement', 'president', [AIN_CHOCK])
    expect((await at.ask('GET', `/api/dossiers/${id}`, await at.people.signIn(person))).status).toBe(404)
  })

  test('leaves a trace of every consultation, with the mandate that opened the door', async () => {
    const { headers } = await at.citizen()
    const { id } = await at.opened(headers)
    await at.file(id)
    const president = await at.people.acting('arrondissement', 'president', [AIN_CHOCK])
    await at.ask('GET', `/api/dossiers/${id}`, president.headers)
    const events = await at.db
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

describe('The list', () => {
  test('joins what one takes part in and what is filed on the territory of a mandate, newest first, page by page', async () => {
    const president = await at.people.acting('commune', 'president', ['09.001.01.01'])
    const own = await at.opened(president.headers, 'Mon garage')
    const owner = await at.citizen()
    const filed: string[] = []
    for (const title of ['Premier', 'Deuxième', 'Troisième']) {
      const given = { title, communeCode: '09.001.01.01' }
      const { answer } = await at.ask('POST', '/api/dossiers', owner.headers, given)
      await at.file(answer.id)
      filed.push(answer.id)
    }
    type List = { dossiers: { id: string }[]; next: string | null }
    const page = async (query: string) =>
      (await at.ask('GET', `/api/dossiers?${query}`, president.headers)).answer as unknown as List
    const first = await page('limit=2')
    const rest = await page(`limit=2&cursor=${first.next}`)
    const ids = [...first.dossiers, ...rest.dossiers].map(({ id }) => id)
    expect(new Set(ids)).toEqual(new Set([own.id, ...filed]))
    expect(ids).toEqual(ids.toSorted().reverse())
    expect(rest.next).toBeNull()
  })

  test('is shut to a visitor', async () => {
    expect((await at.ask('GET', '/api/dossiers')).status).toBe(401)
    expect((await at.ask('GET', '/api/dossiers/near?west=-8&south=33&east=-7&north=34')).status).toBe(401)
  })
})
