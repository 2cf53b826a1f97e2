import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, desk, type Headers } from './desk.ts'

let at: Desk

beforeAll(async () => {
  at = await desk()
})

afterAll(() => at.close())

describe('Sharing', () => {
  test('with an office lets each of its people in under their own name', async () => {
    const owner = await at.citizen()
    const { id } = await at.opened(owner.headers)
    const architect = await at.people.acting('architect_office', 'administrator')
    const colleague = await at.people.person()
    await at.people.mandate({ person: colleague, body: architect.body, role: 'employee' })
    const shared = await at.ask('POST', `/api/dossiers/${id}/participants`, owner.headers, {
      bodyId: architect.body,
      part: 'designer',
    })
    expect(shared.status).toBe(201)
    for (const headers of [architect.headers, await at.people.signIn(colleague)])
      expect((await at.ask('GET', `/api/dossiers/${id}`, headers)).answer).toMatchObject({ myParts: ['designer'] })
  })

  test('with a person by e-mail, ended later, shuts the door again', async () => {
    const owner = await at.citizen()
    const { id } = await at.opened(owner.headers)
    const surveyor = await at.people.person({ email: 'arpenteur@example.ma' })
    const headers = await at.people.signIn(surveyor)
    const given = { personEmail: 'Arpenteur@example.ma', part: 'surveyor' }
    const { answer } = await at.ask('POST', `/api/dossiers/${id}/participants`, owner.headers, given)
    const told = await at.db.selectFrom('notice').select(['kind', 'path']).where('person_id', '=', surveyor).execute()
    expect(told).toEqual([{ kind: 'participant_added', path: `/dossiers/${id}` }])
    expect((await at.ask('GET', `/api/dossiers/${id}`, headers)).status).toBe(200)
    const [theirs] = answer.participants.filter(({ part }) => part === 'surveyor')
    expect((await at.ask('DELETE', `/api/dossiers/${id}/participants/${theirs?.id}`, owner.headers)).status).toBe(200)
    expect((await at.ask('GET', `/api/dossiers/${id}`, headers)).status).toBe(404)
  })

  test('is for owners and designers: a surveyor may not share further', async () => {
    const owner = await at.citizen()
    const { id } = await at.opened(owner.headers)
    const surveyor = await at.people.acting('surveyor_office', 'employee')
    await at.ask('POST', `/api/dossiers/${id}/participants`, owner.headers, { bodyId: surveyor.body, part: 'surveyor' })
    const further = await at.ask('POST', `/api/dossiers/${id}/participants`, surveyor.headers, {
      bodyId: surveyor.body,
      part: 'designer',
    })
    expect(further).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
  })

  test('with an unknown address is refused in words, and the last owner cannot leave', async () => {
    const owner = await at.citizen()
    const { id, participants } = await at.opened(owner.headers)
    const unknown = { personEmail: 'personne@example.ma', part: 'designer' }
    expect(await at.ask('POST', `/api/dossiers/${id}/participants`, owner.headers, unknown)).toMatchObject({
      status: 422,
      answer: { code: 'PARTICIPANT_UNKNOWN' },
    })
    const leave = await at.ask('DELETE', `/api/dossiers/${id}/participants/${participants[0]?.id}`, owner.headers)
    expect(leave).toMatchObject({ status: 409, answer: { code: 'LAST_OWNER' } })
  })

  test('two owners who remove each other at the same time leave one', async () => {
    const [first, second] = [await at.citizen(), await at.citizen()]
    const { id, participants } = await at.opened(first.headers)
    const other = randomUUID()
    const part = { id: other, dossier_id: id, person_id: second.person, part: 'owner', added_by: first.person } as const
    await at.db
      .insertInto('dossier_participant')
      .values({ ...part, added_at: new Date() })
      .execute()
    const remove = (participant: string | undefined, headers: Headers) =>
      at.ask('DELETE', `/api/dossiers/${id}/participants/${participant}`, headers)
    await Promise.all([remove(other, first.headers), remove(participants[0]?.id, second.headers)])
    const left = at.db.selectFrom('dossier_participant').select('id').where('dossier_id', '=', id)
    expect(await left.where('ended_at', 'is', null).execute()).toHaveLength(1)
  })

  test('tried on one address after the other is soon refused; whoever is found costs nothing and is told once', async () => {
    const owner = await at.citizen()
    const { id } = await at.opened(owner.headers)
    const known = await at.citizen()
    const email = `${known.person}@example.ma`
    await at.db.updateTable('account').set({ email }).where('person_id', '=', known.person).execute()
    const share = async (personEmail: string, part = 'designer') =>
      (await at.ask('POST', `/api/dossiers/${id}/participants`, owner.headers, { personEmail, part })).answer.code
    for (let nth = 0; nth < 8; nth += 1) expect(await share(email)).toBeUndefined()
    for (let nth = 0; nth < 5; nth += 1) expect(await share(`n${nth}@example.ma`)).toBe('PARTICIPANT_UNKNOWN')
    expect(await share('n6@example.ma')).toBe('TOO_MANY_ATTEMPTS')
    expect(await share(email, 'engineer')).toBe('TOO_MANY_ATTEMPTS')
    const told = at.db.selectFrom('notice').where('person_id', '=', known.person).select('kind')
    expect(await told.execute()).toEqual([{ kind: 'participant_added' }])
  })
})
