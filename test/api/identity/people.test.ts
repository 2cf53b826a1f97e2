import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, house, PASSWORD, type Visitor } from '../../build/identity.ts'

let at: House
let support: Visitor
let supportId: string

const signedInAs = (cookie: string): Visitor => {
  const visitor = at.visitor()
  const [name = '', token = ''] = cookie.split('=')
  visitor.cookies.set(name, token)
  return visitor
}

beforeAll(async () => {
  at = await house()
  const acting = await at.people.acting('support', 'support', ['MA'])
  support = signedInAs(acting.headers.cookie)
  supportId = acting.person
})
afterAll(() => at.close())

const journalAbout = (person: string) =>
  at.db.selectFrom('journal_event').selectAll().where('concerned_id', '=', person).orderBy('id').execute()

/** Every endpoint about somebody else. */
const ABOUT: [method: string, path: string, body?: object][] = [
  ['GET', ''],
  ['POST', '/lock', { reason: 'appel suspect' }],
  ['POST', '/unlock'],
  ['POST', '/reset'],
  ['POST', '/profession', { version: 1 }],
  ['GET', '/sessions'],
  ['DELETE', '/sessions'],
]

describe.each(ABOUT)('%s /api/people/{id}%s', (method, path, body) => {
  const asked = body === undefined ? {} : { body }

  test('is refused to a visitor', async () => {
    const { id } = await at.account()
    expect(await at.visitor().ask(method, `/api/people/${id}${path}`, asked)).toMatchObject({ status: 401 })
  })

  test('finds nobody for a citizen, and for an id that is none', async () => {
    const { id } = await at.account()
    const { cookie } = await at.people.signIn(await at.people.person())
    for (const whom of [id, 'not-an-id', '00000000-0000-7000-8000-000000000000'])
      expect(await signedInAs(cookie).ask(method, `/api/people/${whom}${path}`, asked)).toMatchObject({
        status: 404,
        body: { code: 'NOT_FOUND' },
      })
  })

  test('finds nobody for support that has not proved a second factor', async () => {
    const { id } = await at.account()
    const { cookie } = await at.people.signIn(supportId)
    expect((await signedInAs(cookie).ask(method, `/api/people/${id}${path}`, asked)).status).toBe(404)
  })
})

describe('support', () => {
  test('searches by name, e-mail and number; each person found is told so by their journal', async () => {
    const id = await at.people.person({ givenName: 'Zoubida', familyName: 'Ouazzani', email: 'zoubida@example.ma' })
    for (const q of ['zoubida', 'Ouazzani Zoub', 'zoubida@'])
      expect((await support.ask('GET', `/api/people?q=${encodeURIComponent(q)}`)).body).toMatchObject({
        people: [{ id, email: 'zoubida@example.ma' }],
        more: false,
      })
    expect(await journalAbout(id)).toMatchObject([
      { action: 'person.find', consultation: true, person_id: supportId },
      { action: 'person.find' },
      { action: 'person.find' },
    ])
    expect((await support.ask('GET', '/api/people?q=%25%25')).body).toMatchObject({ people: [] })
  })

  test('sees of a card and a telephone only enough to recognise who calls; the consultation is kept', async () => {
    const { id } = await at.account()
    const private_ = { national_id: 'BK123456', phone: '+212661234567' }
    await at.db.updateTable('person').set(private_).where('id', '=', id).execute()
    const { body } = await support.ask('GET', `/api/people/${id}`)
    expect(body).toMatchObject({ id, account: { state: 'active', hasPassword: true }, openSessions: 0 })
    expect(JSON.stringify(body)).not.toContain('BK1234')
    expect(JSON.stringify(body)).not.toContain('1234567')
    expect(body.may).toContain('account.lock')
    expect((await journalAbout(id)).map(({ action }) => action)).toEqual(['person.consult'])
  })

  test('locks an account: its sessions end, it cannot sign in, its person is told; and opens it again', async () => {
    const { id, email } = await at.account()
    const victim = at.visitor()
    await victim.signIn(email)
    expect(await support.ask('POST', `/api/people/${id}/lock`, { body: { reason: 'appel suspect' } })).toMatchObject({
      status: 200,
    })
    expect((await victim.ask('GET', '/api/session')).body).toMatchObject({ person: null })
    expect((await at.visitor().signIn(email)).body).toMatchObject({ code: 'ACCOUNT_HELD' })
    const notices = await at.db.selectFrom('notice').selectAll().where('person_id', '=', id).execute()
    expect(notices).toMatchObject([{ kind: 'account_locked', data: { reason: 'appel suspect' } }])
    await support.ask('POST', `/api/people/${id}/unlock`)
    expect((await at.visitor().signIn(email)).status).toBe(200)
    const lines = (await journalAbout(id)).map(({ action }) => action)
    expect(lines).toEqual(expect.arrayContaining(['account.lock', 'session.end', 'account.unlock']))
  })

  test('resets an account: password and factors go, sessions end, a link lets its person back in', async () => {
    const { id, email } = await at.account()
    const thief = at.visitor()
    await thief.signIn(email)
    const confirmed = { totp_sealed: Buffer.from('sealed'), totp_confirmed_at: at.clock.now() }
    await at.db.updateTable('account').set(confirmed).where('person_id', '=', id).execute()
    const passkey = { credential_id: `key ${id}`, person_id: id, public_key: Buffer.from('key'), counter: 0 }
    await at.db
      .insertInto('passkey')
      .values({ ...passkey, label: 'Clé', created_at: at.clock.now() })
      .execute()
    await at.db
      .insertInto('recovery_code')
      .values({ person_id: id, hash: Buffer.from('code') })
      .execute()
    expect((await support.ask('POST', `/api/people/${id}/reset`)).status).toBe(200)
    expect((await thief.ask('GET', '/api/session')).body).toMatchObject({ person: null })
    expect((await at.visitor().signIn(email)).status).toBe(401)
    const { body } = await support.ask('GET', `/api/people/${id}`)
    expect(body).toMatchObject({ account: { hasPassword: false, totp: false } })
    for (const table of ['passkey', 'recovery_code'] as const)
      expect(await at.db.selectFrom(table).select('person_id').where('person_id', '=', id).execute()).toEqual([])
    const sent = await at.db.selectFrom('message').select('data').where('address', '=', email).executeTakeFirst()
    const token = String(sent?.data.link).split('#')[1]
    const finished = await at
      .visitor()
      .ask('POST', '/api/accounts/reset/finish', { body: { token, password: 'revenue par le support' } })
    expect(finished.status).toBe(200)
    expect((await at.visitor().signIn(email, 'revenue par le support')).status).toBe(200)
  })

  test('confirms a declared profession once, and never its own', async () => {
    const { id } = await at.account()
    const declared = { profession: 'architect', professional_number: 'CNOA 77' } as const
    await at.db.updateTable('person').set(declared).where('id', 'in', [id, supportId]).execute()
    const ask = (whom: string, version = 1) =>
      support.ask('POST', `/api/people/${whom}/profession`, { body: { version } })
    expect((await ask(id, 7)).body).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect((await ask(id)).status).toBe(200)
    expect((await ask(id, 2)).body).toMatchObject({ code: 'NOTHING_TO_CONFIRM' })
    expect((await ask(supportId)).body).toMatchObject({ code: 'NOT_ON_ONESELF' })
  })

  test('sees and ends the sessions of a person, and of everybody who acts for a body', async () => {
    const first = await at.people.acting('commune', 'guichet', ['06.141.01.41'])
    const mate = await at.account()
    await at.people.mandate({ person: mate.id, body: first.body, role: 'member' })
    const mateBrowser = at.visitor()
    await mateBrowser.signIn(mate.email)
    expect((await support.ask('GET', `/api/people/${mate.id}/sessions`)).body).toMatchObject({
      sessions: [{ method: 'password', current: false }],
    })
    expect((await support.ask('DELETE', `/api/bodies/${first.body}/sessions`)).body).toEqual({ ended: 2 })
    for (const browser of [mateBrowser, signedInAs(first.headers.cookie)])
      expect((await browser.ask('GET', '/api/session')).body).toMatchObject({ person: null })
    await mateBrowser.signIn(mate.email)
    expect((await support.ask('DELETE', `/api/people/${mate.id}/sessions`)).body).toEqual({ ended: 1 })
  })
})

describe('an administrator', () => {
  test('finds and signs out those of their body, and nobody else', async () => {
    const chief = await at.people.acting('commune', 'administrator', ['06.141.01.41'])
    const browser = signedInAs(chief.headers.cookie)
    const mate = await at.people.person({ givenName: 'Hamza', familyName: 'Collègue' })
    await at.people.mandate({ person: mate, body: chief.body, role: 'member' })
    await at.people.person({ givenName: 'Hamza', familyName: 'Étranger' })
    expect((await browser.ask('GET', '/api/people?q=hamza')).body).toMatchObject({ people: [{ id: mate }] })
    expect((await browser.ask('DELETE', `/api/people/${mate}/sessions`)).status).toBe(200)
    expect((await browser.ask('POST', `/api/people/${mate}/reset`)).body).toMatchObject({ code: 'NOT_YOUR_ROLE' })
    expect((await browser.ask('POST', `/api/people/${mate}/lock`, { body: { reason: 'parti' } })).status).toBe(403)
    const other = await at.people.body('company')
    expect((await browser.ask('DELETE', `/api/bodies/${other}/sessions`)).body).toMatchObject({
      code: 'NOT_WITHIN_REACH',
    })
  })

  test('is the only one beside support to search at all', async () => {
    const { cookie } = await at.people.signIn(await at.people.person())
    expect((await signedInAs(cookie).ask('GET', '/api/people?q=hamza')).status).toBe(403)
    const { headers } = await at.people.acting('company', 'administrator')
    expect((await signedInAs(headers.cookie).ask('GET', '/api/people?q=hamza')).status).toBe(403)
    expect((await at.visitor().ask('GET', '/api/people?q=hamza')).status).toBe(401)
  })
})

describe('oneself', () => {
  test('is seen whole, and put right with the version one read', async () => {
    const { email } = await at.account()
    const browser = at.visitor()
    await browser.signIn(email)
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ email, version: 1, hasPassword: true })
    const change = { version: 1, familyName: 'Berrada', phone: '+212600000001', nationalId: 'be1234' }
    expect((await browser.ask('PATCH', '/api/me', { body: change })).body).toMatchObject({
      familyName: 'Berrada',
      givenName: 'Amina',
      phone: '+212600000001',
      nationalId: 'BE1234',
      version: 2,
    })
    expect((await browser.ask('PATCH', '/api/me', { body: change })).body).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const emptied = await browser.ask('PATCH', '/api/me', { body: { version: 2, phone: null } })
    expect(emptied.body).toMatchObject({ phone: null, familyName: 'Berrada', version: 3 })
  })

  test('changes a confirmed number into a declared one', async () => {
    const { id, email } = await at.account()
    const confirmed = { profession: 'surveyor', professional_number: 'ONIGT 5' } as const
    await at.db
      .updateTable('person')
      .set({ ...confirmed, profession_confirmed_at: at.clock.now() })
      .where('id', '=', id)
      .execute()
    const browser = at.visitor()
    await browser.signIn(email)
    const named = await browser.ask('PATCH', '/api/me', { body: { version: 1, givenName: 'Ali' } })
    expect(named.body).toMatchObject({ professionConfirmed: true })
    const changed = await browser.ask('PATCH', '/api/me', { body: { version: 2, professionalNumber: 'ONIGT 6' } })
    expect(changed.body).toMatchObject({ professionConfirmed: false, professionalNumber: 'ONIGT 6' })
  })

  test('is nobody while signed out', async () => {
    expect((await at.visitor().ask('GET', '/api/me')).status).toBe(401)
    expect((await at.visitor().ask('PATCH', '/api/me', { body: { version: 1 } })).status).toBe(401)
    const next = { current: PASSWORD, next: 'une phrase assez longue' }
    expect((await at.visitor().ask('PUT', '/api/me/password', { body: next })).status).toBe(401)
  })
})
