import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import { asking } from '../../build/asking.ts'
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

const ask = asking(() => server)
type List = { readonly mandates: readonly MandateAnswer[] }

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(database.db)).rows
const held = async (person: string) =>
  (await rows(sql<{ role: string }>`select role from mandates_in_force(${person}::uuid, '2026-11-24')`)).map(
    ({ role }) => role,
  )
const noticesOf = async (person: string) =>
  (await rows(sql<{ kind: string }>`select kind from notice where person_id = ${person}::uuid order by id`)).map(
    ({ kind }) => kind,
  )
const openSessions = async (person: string) =>
  (
    await rows(
      sql<{
        open: number
      }>`select count(*) as open from session where person_id = ${person}::uuid and ended_at is null`,
    )
  )[0]?.open
const emailOf = async (person: string) =>
  (await rows(sql<{ email: string }>`select email from account where person_id = ${person}::uuid`))[0]?.email ?? ''

/** Aïn-Chock with its administrator and its president. */
async function commune() {
  const administrator = await people.acting('arrondissement', 'administrator', [AIN_CHOCK])
  const president = await people.person()
  const mandate = await people.mandate({ person: president, body: administrator.body, role: 'president' })
  const headers = await people.signIn(president, { secondFactor: true })
  return { id: administrator.body, administrator, president: { person: president, mandate, headers } }
}

const newcomer = (email: string) => ({ email, givenName: 'Salma', familyName: 'Berrada' })

describe('An invitation', () => {
  test('brings a person without an account into the body, with a link that is sent and never answered', async () => {
    const { id, administrator } = await commune()
    const body = { ...newcomer('Salma.Berrada@Example.ma'), role: 'guichet', from: '2026-11-24' }
    const { status, answer } = await ask<MandateAnswer>('POST', `/api/bodies/${id}/invitations`, {
      headers: administrator.headers,
      body,
    })
    expect(status).toBe(201)
    expect(answer).toMatchObject({
      email: 'salma.berrada@example.ma',
      role: 'guichet',
      status: 'in_force',
      person: { familyName: 'Berrada' },
    })
    const [account] = await rows(sql`select a.password_hash, a.state, p.purpose, p.expires_at > '2026-11-25' as waits
      from account a join pending_proof p on p.person_id = a.person_id where a.email = 'salma.berrada@example.ma'`)
    expect(account).toEqual({ password_hash: null, state: 'active', purpose: 'invitation', waits: true })
    const [message] = await rows(sql<{ address: string; link: string }>`
      select address, data->>'link' as link from message where kind = 'invitation' and address = 'salma.berrada@example.ma'`)
    expect(message?.link).toMatch(/#[\w-]{43}$/)
    expect(JSON.stringify(answer)).not.toContain(message?.link.split('#')[1])
    const [event] = await rows(
      sql`select body_id, concerned_id, mandate_id from journal_event where subject_id = ${answer.id} and action = 'mandate.give'`,
    )
    expect(event).toEqual({ body_id: id, concerned_id: answer.person.id, mandate_id: administrator.mandate })
  })

  test('answers the same words for an address that has an account, whose mandate begins at once', async () => {
    const { id, administrator } = await commune()
    const known = await people.person({ givenName: 'Driss', familyName: 'Sefrioui' })
    const email = await emailOf(known)
    const invite = (address: string) =>
      ask<MandateAnswer>('POST', `/api/bodies/${id}/invitations`, {
        headers: administrator.headers,
        body: { ...newcomer(address), role: 'member', from: '2026-11-24' },
      })
    const old = await invite(email)
    const fresh = await invite('personne-encore@example.ma')
    expect(JSON.stringify(old.answer)).not.toMatch(/Driss|Sefrioui/)
    const shape = ({ answer }: typeof old) => ({ ...answer, id: '', email: '', person: { ...answer.person, id: '' } })
    expect(shape(old)).toEqual(shape(fresh))
    expect(await held(known)).toEqual(['member'])
    expect(await noticesOf(known)).toEqual(['mandate_given'])
    expect((await invite(email)).answer.code).toBe('MANDATE_EXISTS')
  })

  test('is for the administrator of that very body', async () => {
    const { id, president } = await commune()
    const other = await people.acting('commune', 'administrator', ['09.001.01.01'])
    const body = { ...newcomer('x@example.ma'), role: 'member', from: '2026-11-24' }
    const refusal = async (headers?: Record<string, string>) => {
      const { status, answer } = await ask('POST', `/api/bodies/${id}/invitations`, {
        ...(headers ? { headers } : {}),
        body,
      })
      return `${status} ${answer.code}`
    }
    expect(await refusal()).toBe('401 SIGNED_OUT')
    expect(await refusal(other.headers)).toBe('403 NOT_WITHIN_REACH')
    expect(await refusal(president.headers)).toBe('403 NOT_YOUR_ROLE')
    expect(await refusal(await people.signIn(other.person))).toBe('403 SECOND_FACTOR_REQUIRED')
    expect(await rows(sql`select from account where email = 'x@example.ma'`)).toEqual([])
  })

  test('gives no role, territory or day that the body cannot give', async () => {
    const { id, administrator } = await commune()
    const give = async (terms: object) =>
      (
        await ask('POST', `/api/bodies/${id}/invitations`, {
          headers: administrator.headers,
          body: { ...newcomer('y@example.ma'), role: 'member', from: '2026-11-24', ...terms },
        })
      ).answer
    expect((await give({ role: 'operator' })).code).toBe('ROLE_NOT_OF_BODY')
    expect((await give({ territory: ['09.001.01.01'] })).code).toBe('TERRITORY_NOT_OF_BODY')
    expect(await give({ to: '2026-11-23' })).toMatchObject({ code: 'INVALID_INPUT', field: 'to' })
    expect(await rows(sql`select from account where email = 'y@example.ma'`)).toEqual([])
  })
})

describe('A mandate', () => {
  test('edited by two administrators is changed by the first; the second reads it again', async () => {
    const { id, administrator } = await commune()
    const other = await people.person()
    await people.mandate({ person: other, body: id, role: 'administrator' })
    const member = await people.person()
    const mandate = await people.mandate({ person: member, body: id, role: 'member' })
    const change = (headers: Record<string, string>, to: string) =>
      ask<MandateAnswer>('PATCH', `/api/mandates/${mandate}`, { headers, body: { version: 1, to } })
    const otherHeaders = await people.signIn(other, { secondFactor: true })
    const [first, second] = await Promise.all([
      change(administrator.headers, '2027-06-30'),
      change(otherHeaders, '2027-12-31'),
    ])
    expect([first.status, second.status].sort()).toEqual([200, 409])
    expect([first, second].find(({ status }) => status === 409)?.answer.code).toBe('CHANGED_MEANWHILE')
    expect(await noticesOf(member)).toEqual(['mandate_changed'])
  })

  test('of somebody else is not even known to a stranger', async () => {
    const { president } = await commune()
    const stranger = await people.acting('commune', 'administrator', ['09.001.01.01'])
    for (const headers of [stranger.headers, await people.signIn(await people.person())]) {
      const { status, answer } = await ask('POST', `/api/mandates/${president.mandate}/end`, {
        headers,
        body: { version: 1 },
      })
      expect([status, answer.code]).toEqual([404, 'NOT_FOUND'])
    }
    expect((await ask('POST', `/api/mandates/${president.mandate}/end`, { body: { version: 1 } })).status).toBe(401)
  })

  test('ended takes every right at once, its delegations and the sessions of whoever is no longer an official', async () => {
    const { id, administrator, president } = await commune()
    const delegate = await people.person()
    const delegated = await people.mandate({
      person: delegate,
      body: id,
      role: 'delegate',
      delegatedFrom: president.mandate,
    })
    const other = await people.person()
    await people.mandate({ person: other, body: id, role: 'president' })
    const delegateHeaders = await people.signIn(delegate, { secondFactor: true })
    const ended = await ask<MandateAnswer>('POST', `/api/mandates/${president.mandate}/end`, {
      headers: administrator.headers,
      body: { version: 1 },
    })
    expect(ended).toMatchObject({ status: 200, answer: { status: 'ended', may: [] } })
    expect(await held(president.person)).toEqual([])
    expect(await held(delegate)).toEqual([])
    expect(await openSessions(president.person)).toBe(0)
    expect(await openSessions(delegate)).toBe(0)
    expect((await ask('GET', '/api/me/mandates', { headers: delegateHeaders })).status).toBe(401)
    expect(await noticesOf(delegate)).toEqual(['mandate_ended'])
    const again = await ask('POST', `/api/mandates/${delegated}/end`, {
      headers: administrator.headers,
      body: { version: 2 },
    })
    expect(again.answer.code).toBe('MANDATE_OVER')
  })

  test('ended leaves the sessions of whoever still acts for another administration', async () => {
    const { id, administrator } = await commune()
    const member = await people.acting('province', 'member', ['06.141'])
    const mandate = await people.mandate({ person: member.person, body: id, role: 'member' })
    await ask('POST', `/api/mandates/${mandate}/end`, { headers: administrator.headers, body: { version: 1 } })
    expect(await held(member.person)).toEqual(['member'])
    expect(await openSessions(member.person)).toBe(1)
  })

  test('ended on a day to come runs until its evening', async () => {
    const { id, administrator } = await commune()
    const member = await people.person()
    const mandate = await people.mandate({ person: member, body: id, role: 'member' })
    const end = (on: string) =>
      ask<MandateAnswer>('POST', `/api/mandates/${mandate}/end`, {
        headers: administrator.headers,
        body: { version: 1, on },
      })
    expect(await end('2026-11-23')).toMatchObject({ status: 422, answer: { field: 'on' } })
    expect(await end('2026-12-31')).toMatchObject({
      status: 200,
      answer: { validTo: '2026-12-31', status: 'in_force' },
    })
    expect(await held(member)).toEqual(['member'])
  })

  test('of the last administrator, or of the last who signs, is not ended without a successor', async () => {
    const { administrator, president } = await commune()
    const { headers } = administrator
    const end = async (id: string, more = {}) =>
      (await ask('POST', `/api/mandates/${id}/end`, { headers, body: { version: 1, ...more } })).answer.code
    expect(await end(administrator.mandate)).toBe('LAST_ADMINISTRATOR')
    expect(await end(administrator.mandate, { on: '2026-12-31' })).toBe('LAST_ADMINISTRATOR')
    expect(await end(president.mandate)).toBe('LAST_SIGNER')
    const shortened = await ask('PATCH', `/api/mandates/${president.mandate}`, {
      headers,
      body: { version: 1, to: '2026-12-31' },
    })
    expect(shortened.answer.code).toBe('LAST_SIGNER')
    expect(await held(president.person)).toEqual(['president'])
  })

  test('two administrators who end each other at the same time leave one', async () => {
    const { id, administrator } = await commune()
    const other = await people.person()
    const theirs = await people.mandate({ person: other, body: id, role: 'administrator' })
    const otherHeaders = await people.signIn(other, { secondFactor: true })
    const end = (mandate: string, headers: Record<string, string>) =>
      ask('POST', `/api/mandates/${mandate}/end`, { headers, body: { version: 1 } })
    const answers = await Promise.all([end(theirs, administrator.headers), end(administrator.mandate, otherHeaders)])
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    const [left] = await rows(sql<{ count: number }>`select count(*) from mandate where body_id = ${id}::uuid
      and role = 'administrator' and ended_at is null`)
    expect(left?.count).toBe(1)
  })
})

describe('A succession', () => {
  test('today gives the queue to the president elected today', async () => {
    const { administrator, president, id } = await commune()
    const elected = await people.person({ familyName: 'Chraïbi' })
    const owner = await people.person()
    const [dossier] = await rows(sql<{
      id: string
    }>`insert into dossier (id, title, state, commune_code, created_by, created_at, territory)
      values (gen_random_uuid(), 'Villa', 'filed', ${AIN_CHOCK}, ${owner}::uuid, now(), '{}') returning id`)
    const { status, answer } = await ask<MandateAnswer>('POST', `/api/mandates/${president.mandate}/succeed`, {
      headers: administrator.headers,
      body: {
        version: 1,
        whom: { ...newcomer(await emailOf(elected)) },
        from: '2026-11-24',
        actReference: 'PV d’élection',
      },
    })
    expect(status).toBe(201)
    expect(answer).toMatchObject({ role: 'president', reason: 'election', body: { id } })
    expect(await held(president.person)).toEqual([])
    expect(await held(elected)).toEqual(['president'])
    const headers = await people.signIn(elected, { secondFactor: true })
    const queue = await ask<{ dossiers: { id: string }[] }>('GET', '/api/dossiers', { headers })
    expect(queue.answer.dossiers.map((one) => one.id)).toContain(dossier?.id)
    expect((await ask('GET', `/api/dossiers/${dossier?.id}`, { headers: president.headers })).status).toBe(401)
  })

  test('on a day to come leaves the holder until the eve', async () => {
    const { administrator, president } = await commune()
    const elected = await people.person()
    const { status } = await ask('POST', `/api/mandates/${president.mandate}/succeed`, {
      headers: administrator.headers,
      body: { version: 1, whom: { personId: elected }, from: '2026-12-01', actReference: 'PV' },
    })
    expect(status).toBe(201)
    const on = async (person: string, day: string) =>
      (await rows(sql`select from mandates_in_force(${person}::uuid, ${day}::date)`)).length
    expect([await on(president.person, '2026-11-30'), await on(president.person, '2026-12-01')]).toEqual([1, 0])
    expect([await on(elected, '2026-11-30'), await on(elected, '2026-12-01')]).toEqual([0, 1])
  })

  test('of the last administrator is refused to everybody else, and nothing is half-done', async () => {
    const { administrator, president } = await commune()
    const body = { version: 1, whom: { personId: president.person }, from: '2026-11-24', actReference: 'Acte' }
    const byPresident = await ask('POST', `/api/mandates/${administrator.mandate}/succeed`, {
      headers: president.headers,
      body,
    })
    expect(byPresident.status).toBe(404)
    const toNobody = { ...body, whom: { personId: crypto.randomUUID() } }
    const failed = await ask('POST', `/api/mandates/${administrator.mandate}/succeed`, {
      headers: administrator.headers,
      body: toNobody,
    })
    expect(failed.status).toBe(422)
    expect(await held(administrator.person)).toEqual(['administrator'])
    const done = await ask('POST', `/api/mandates/${administrator.mandate}/succeed`, {
      headers: administrator.headers,
      body,
    })
    expect(done.status).toBe(201)
    expect((await held(president.person)).sort()).toEqual(['administrator', 'president'])
  })
})

describe('A delegation', () => {
  const terms = { from: '2026-11-24', to: '2026-12-31', reason: 'delegation', actReference: 'Arrêté n° 12/2026' }

  test('by the president makes a delegate who reaches the same dossiers, and goes no further', async () => {
    const { president } = await commune()
    const vice = await people.person()
    const { status, answer } = await ask<MandateAnswer>('POST', `/api/mandates/${president.mandate}/delegate`, {
      headers: president.headers,
      body: { whom: { personId: vice }, ...terms },
    })
    expect(status).toBe(201)
    expect(answer).toMatchObject({ role: 'delegate', delegatedFrom: president.mandate, may: ['mandate.change'] })
    const [acting] = await rows(sql`select role, territories from mandates_in_force(${vice}::uuid, '2026-11-24')`)
    expect(acting).toEqual({ role: 'delegate', territories: [AIN_CHOCK] })
    expect(await noticesOf(vice)).toEqual(['delegation_given'])
    const third = await people.person()
    const further = await ask('POST', `/api/mandates/${answer.id}/delegate`, {
      headers: await people.signIn(vice, { secondFactor: true }),
      body: { whom: { personId: third }, ...terms },
    })
    expect(further.status).toBe(403)
    const mine = await ask<List>('GET', '/api/me/mandates', { headers: president.headers })
    expect(mine.answer.mandates.map(({ id }) => id).sort()).toEqual([answer.id, president.mandate].sort())
  })

  test('for an absence hands on the role itself, which is not delegated again', async () => {
    const { president } = await commune()
    const interim = await people.person()
    const delegate = (mandate: string, headers: Record<string, string>, whom: string) =>
      ask<MandateAnswer>('POST', `/api/mandates/${mandate}/delegate`, {
        headers,
        body: { whom: { personId: whom }, ...terms, reason: 'absence' },
      })
    const given = await delegate(president.mandate, president.headers, interim)
    expect(given.answer).toMatchObject({ role: 'president', reason: 'absence' })
    const again = await delegate(
      given.answer.id,
      await people.signIn(interim, { secondFactor: true }),
      await people.person(),
    )
    expect(again).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
  })

  test('never outgrows the days or the territory it comes from', async () => {
    const governor = await people.acting('province', 'governor', ['06.141'])
    await rows(sql`update mandate set valid_to = '2026-12-15' where id = ${governor.mandate}::uuid`)
    const whom = { personId: await people.person() }
    const delegate = async (more: object) =>
      (
        await ask('POST', `/api/mandates/${governor.mandate}/delegate`, {
          headers: governor.headers,
          body: { whom, ...terms, ...more },
        })
      ).answer
    expect(await delegate({})).toMatchObject({ code: 'BEYOND_SOURCE', field: 'to' })
    expect(await delegate({ to: '2026-12-15', from: '2024-12-01' })).toMatchObject({
      code: 'BEYOND_SOURCE',
      field: 'from',
    })
    expect(await delegate({ to: '2026-12-15', territory: ['06'] })).toMatchObject({
      code: 'BEYOND_SOURCE',
      field: 'territory',
    })
    expect(await delegate({ to: '2026-12-15', territory: [AIN_CHOCK] })).toMatchObject({
      status: 'in_force',
      territory: [AIN_CHOCK],
    })
  })

  test('is taken back by whoever gave it', async () => {
    const { president } = await commune()
    const vice = await people.person()
    const given = await ask<MandateAnswer>('POST', `/api/mandates/${president.mandate}/delegate`, {
      headers: president.headers,
      body: { whom: { personId: vice }, ...terms },
    })
    await people.signIn(vice, { secondFactor: true })
    const ended = await ask('POST', `/api/mandates/${given.answer.id}/end`, {
      headers: president.headers,
      body: { version: 1 },
    })
    expect(ended.status).toBe(200)
    expect(await held(vice)).toEqual([])
    expect(await openSessions(vice)).toBe(0)
  })

  test('belongs to the holder alone: neither an administrator nor a colleague delegates for them', async () => {
    const { administrator, president } = await commune()
    const whom = { personId: await people.person() }
    const byOther = await ask('POST', `/api/mandates/${president.mandate}/delegate`, {
      headers: administrator.headers,
      body: { whom, ...terms },
    })
    expect([byOther.status, byOther.answer.code]).toEqual([403, 'NOT_YOUR_ROLE'])
    const oneself = await ask('POST', `/api/mandates/${president.mandate}/delegate`, {
      headers: president.headers,
      body: { whom: { personId: president.person }, ...terms },
    })
    expect(oneself).toMatchObject({ status: 422, answer: { field: 'whom' } })
  })
})

describe('The people of a body', () => {
  test('are listed for its administrator, and the consultation is journalled', async () => {
    const { id, administrator, president } = await commune()
    const { answer } = await ask<List>('GET', `/api/bodies/${id}/people`, { headers: administrator.headers })
    expect(answer.mandates.map(({ role }) => role).sort()).toEqual(['administrator', 'president'])
    const found = answer.mandates.find(({ role }) => role === 'president')
    expect(found).toMatchObject({ email: await emailOf(president.person), may: ['mandate.change'] })
    const [event] = await rows(
      sql`select action, consultation from journal_event where body_id = ${id}::uuid and subject_kind = 'body'`,
    )
    expect(event).toEqual({ action: 'mandate.consult', consultation: true })
  })

  test('of an office that anybody may open are names: no address, no account', async () => {
    const office = await people.acting('architect_office', 'administrator')
    const other = await people.person()
    await people.mandate({ person: other, body: office.body, role: 'employee' })
    const { answer } = await ask<List>('GET', `/api/bodies/${office.body}/people`, { headers: office.headers })
    const employee = answer.mandates.find(({ role }) => role === 'employee')
    expect(employee).toMatchObject({ email: null, person: { id: other } })
  })

  test('are nobody else’s to read', async () => {
    const { id, president } = await commune()
    const stranger = await people.acting('commune', 'administrator')
    for (const headers of [president.headers, stranger.headers]) {
      const { status, answer } = await ask('GET', `/api/bodies/${id}/people`, { headers })
      expect(status).toBe(403)
      expect(JSON.stringify(answer)).not.toMatch(/Tazi|Organisme/)
    }
    expect((await ask('GET', `/api/bodies/${id}/people`)).status).toBe(401)
  })
})
