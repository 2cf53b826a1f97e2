import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { privacyRegister } from '../../../api/contract/privacy.ts'
import { presentRegister } from '../../../api/privacy/register.ts'
import { applyRetentions } from '../../../api/privacy/retain.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { testServer } from '../../build/server.ts'
import { type TestWork, testWork } from '../../build/work.ts'

const LONG_AGO = new Date('2020-03-01T10:00:00Z')
const COMMUNE = '06.141.01.41'

let database: TestDatabase
let people: People
let jobs: TestWork

beforeAll(async () => {
  database = await testDatabase()
  people = new People(database.db)
  jobs = testWork({ url: database.url })
})

afterAll(async () => {
  await jobs.close()
  await database.close()
})

async function longGone(): Promise<string> {
  const person = await people.person({ givenName: 'Hajar', familyName: 'Idrissi' })
  const known = { created_at: LONG_AGO, national_id: 'BK123456', phone: '+212600000000' }
  await database.db.updateTable('person').set(known).where('id', '=', person).execute()
  return person
}

/** Somebody whose address was typed on a day, and who never came. */
async function typed(on: string): Promise<string> {
  const person = await people.person({ givenName: 'Nadia' })
  await sql`update person set created_at = ${on}::timestamptz where id = ${person}::uuid`.execute(database.db)
  await sql`update account set email_confirmed_at = null where person_id = ${person}::uuid`.execute(database.db)
  return person
}

const read = (id: string) => database.db.selectFrom('person').where('id', '=', id).selectAll().executeTakeFirstOrThrow()

async function dossierOf(person: string, state: 'draft' | 'archived'): Promise<void> {
  const [id, at] = [randomUUID(), LONG_AGO]
  await database.db
    .insertInto('dossier')
    .values({ id, title: 'Villa', state, commune_code: COMMUNE, created_by: person, created_at: at })
    .execute()
  await database.db
    .insertInto('dossier_participant')
    .values({ id: randomUUID(), dossier_id: id, person_id: person, part: 'owner', added_by: person, added_at: at })
    .execute()
}

describe('the retentions', () => {
  test('take the name of a person nothing needs any more, their account and their traces; the journal keeps its events', async () => {
    const person = await longGone()
    await dossierOf(person, 'archived')
    const event = {
      id: randomUUID(),
      at: LONG_AGO,
      person_id: person,
      action: 'session.open',
      consultation: false,
      subject_kind: 'session',
      subject_id: 'x',
      detail: '{}',
    }
    await database.db.insertInto('journal_event').values(event).execute()
    const outcome = await applyRetentions(jobs.work)
    expect(outcome.people).toBe(1)
    const gone = await read(person)
    expect([gone.given_name, gone.family_name, gone.national_id, gone.phone]).toEqual([
      'Personne',
      'anonymisée',
      null,
      null,
    ])
    expect(await database.db.selectFrom('account').where('person_id', '=', person).selectAll().execute()).toEqual([])
    const kept = await database.db
      .selectFrom('journal_event')
      .where('id', '=', event.id)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(kept.person_id).toBe(person)
    const journalled = await database.db
      .selectFrom('journal_event')
      .where('subject_id', '=', person)
      .select('action')
      .execute()
    expect(journalled).toEqual([{ action: 'person.anonymise' }])
    expect((await applyRetentions(jobs.work)).people).toBe(0)
  })

  test('leave whoever has a dossier alive, a mandate, or signed in since', async () => {
    const [inDossier, withMandate, back] = [await longGone(), await longGone(), await longGone()]
    await dossierOf(inDossier, 'draft')
    await people.mandate({ person: withMandate, body: await people.body('commune', [COMMUNE]), role: 'guichet' })
    await people.signIn(back)
    await applyRetentions(jobs.work)
    for (const person of [inDossier, withMandate, back]) expect((await read(person)).given_name).toBe('Hajar')
  })

  test('count from the last time somebody signed in, long after that session’s own traces are gone', async () => {
    const [came, gone] = [await longGone(), await longGone()]
    const signedIn = (person: string, at: string) =>
      database.db
        .updateTable('account')
        .set({ signed_in_at: new Date(at) })
        .where('person_id', '=', person)
        .execute()
    await signedIn(came, '2023-05-02T10:00:00Z')
    await signedIn(gone, '2020-05-02T10:00:00Z')
    await applyRetentions(jobs.work)
    expect((await read(came)).given_name).toBe('Hajar')
    expect((await read(gone)).given_name).toBe('Personne')
  })

  test('keep who never opened the link of an address a month, unless an administration expects them', async () => {
    const [old, lately] = ['2026-10-01T10:00:00Z', '2026-11-01T10:00:00Z']
    const [late, expected, named, recent] = [await typed(old), await typed(old), await typed(old), await typed(lately)]
    await people.mandate({ person: expected, body: await people.body('commune', [COMMUNE]), role: 'guichet' })
    const inOffice = await people.mandate({ person: named, body: await people.body('company'), role: 'employee' })
    await sql`update mandate set called = '{"givenName": "Nadia"}' where id = ${inOffice}::uuid`.execute(database.db)
    await applyRetentions(jobs.work)
    const names = await Promise.all([late, expected, named, recent].map(async (one) => (await read(one)).given_name))
    expect(names).toEqual(['Personne', 'Nadia', 'Personne', 'Nadia'])
    const { rows } = await sql`select called from mandate where id = ${inOffice}::uuid`.execute(database.db)
    expect(rows).toEqual([{ called: null }])
    expect(await database.db.selectFrom('account').where('person_id', '=', late).selectAll().execute()).toEqual([])
  })

  test('take old sessions and sent messages, and leave those of this year', async () => {
    const person = await people.person()
    await people.signIn(person)
    const old = {
      person_id: person,
      method: 'password',
      device: 'Ancien',
      created_at: LONG_AGO,
      last_seen_at: LONG_AGO,
      ends_at: LONG_AGO,
    } as const
    await database.db
      .insertInto('session')
      .values({ id: randomUUID(), token_hash: Buffer.from(randomUUID()), ...old })
      .execute()
    const message = {
      person_id: person,
      channel: 'email',
      address: 'a@example.ma',
      language: 'fr',
      kind: 'password_changed',
      data: '{}',
    } as const
    await database.db
      .insertInto('message')
      .values({ id: randomUUID(), ...message, state: 'sent', created_at: LONG_AGO })
      .execute()
    await database.db
      .insertInto('message')
      .values({ id: randomUUID(), ...message, created_at: LONG_AGO })
      .execute()
    await applyRetentions(jobs.work)
    const sessions = await database.db.selectFrom('session').where('person_id', '=', person).select('device').execute()
    expect(sessions).toEqual([{ device: 'Essai' }])
    const messages = await database.db.selectFrom('message').where('person_id', '=', person).select('state').execute()
    expect(messages).toEqual([{ state: 'waiting' }])
  })
})

describe('the register of processings', () => {
  test('is public, and says what is only a proposal of the house', async () => {
    const server = await testServer({ url: database.url, env: { ROKHAS_CNDP_REFERENCE: 'D-W-123/2026' } })
    const answer = await fetch(`${server.url}/api/privacy/register`)
    const register = privacyRegister.parse(await answer.json())
    await server.close()
    expect(register.cndpReference).toBe('D-W-123/2026')
    const retentions = register.processings.flatMap(({ retention }) => retention)
    expect(retentions.filter(({ source }) => source === 'law').every(({ reference }) => reference !== null)).toBe(true)
    expect(retentions.find(({ id }) => id === 'person')).toMatchObject({ months: 60, source: 'house' })
  })

  test('invents no number of the CNDP', () => {
    expect(presentRegister(null).cndpReference).toBeNull()
  })
})
