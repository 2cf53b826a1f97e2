import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passkeyEnrolled, passkeys } from '../../../../api/contract/factors.ts'
import { sessionAnswer } from '../../../../api/contract/session.ts'
import { SESSION_COOKIE } from '../../../../api/identity/sessionCookie.ts'
import { Authenticator } from '../../../build/authenticator.ts'
import { type TestDatabase, testDatabase } from '../../../build/database.ts'
import { HttpBrowser } from '../../../build/httpBrowser.ts'
import { People } from '../../../build/people.ts'
import { type TestServer, testClock, testServer } from '../../../build/server.ts'

const START = Date.parse('2026-11-24T08:00:30Z')

let database: TestDatabase
let people: People
let server: TestServer
/** The server by a name: no passkey is bound to 127.0.0.1. */
let origin: string
let elapsedS = 0

const clock = { ...testClock, now: () => new Date(START + elapsedS * 1000) }

beforeAll(async () => {
  database = await testDatabase()
  people = new People(database.db)
  server = await testServer({ url: database.url, clock })
  origin = server.url.replace('127.0.0.1', 'localhost')
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const browserOf = async (person: string, secondFactor = false) =>
  new HttpBrowser(origin, await people.signIn(person, { secondFactor }))

async function official() {
  const person = await people.person()
  const body = await people.body('province', ['06.141'])
  await people.mandate({ person, body, role: 'governor' })
  return person
}

const optionsFor = async (browser: HttpBrowser) => (await browser.post('/api/me/passkeys/options')).body.options
const signInOptions = async (browser: HttpBrowser) => (await browser.post('/api/session/passkey/options')).body.options

async function enrol(browser: HttpBrowser, authenticator: Authenticator, label = 'Clé du bureau') {
  const response = authenticator.create(await optionsFor(browser))
  const answer = await browser.post('/api/me/passkeys', { label, response })
  expect(answer.status).toBe(201)
  return passkeyEnrolled.parse(answer.body)
}

async function enrolled(person: string) {
  const authenticator = new Authenticator(origin)
  const { passkey } = await enrol(await browserOf(person), authenticator)
  return { authenticator, passkey }
}

const signInWith = async (authenticator: Authenticator, browser = new HttpBrowser(origin)) =>
  browser.post('/api/session/passkey', { response: authenticator.get(await signInOptions(browser)) })

const events = (action: string) =>
  database.db
    .selectFrom('journal_event')
    .select(['person_id', 'concerned_id', 'detail'])
    .where('action', '=', action)
    .orderBy('id', 'desc')
    .execute()

describe('enrolling a passkey', () => {
  test('keeps it under its label, brings recovery codes the first time and raises the session', async () => {
    const person = await official()
    const browser = await browserOf(person)
    const { passkey, recoveryCodes } = await enrol(browser, new Authenticator(origin))
    expect(passkey).toMatchObject({ label: 'Clé du bureau', lastUsedAt: null })
    expect(recoveryCodes).toHaveLength(10)
    expect(passkeys.parse((await browser.visit('/api/me/passkeys')).body).passkeys).toEqual([passkey])
    expect(sessionAnswer.parse((await browser.visit('/api/session')).body).secondFactor).toBe('proved')
    expect((await enrol(browser, new Authenticator(origin), 'Téléphone')).recoveryCodes).toEqual([])
    const told = await database.db.selectFrom('notice').select('kind').where('person_id', '=', person).execute()
    expect(told.map(({ kind }) => kind)).toEqual(['factor_added', 'factor_added'])
    expect((await events('factor.enrol')).filter(({ person_id }) => person_id === person)).toHaveLength(2)
  })

  test('asks for one that is found again by itself and verifies its holder, and none enrolled before', async () => {
    const person = await people.person()
    const { passkey } = await enrolled(person)
    const options = await optionsFor(await browserOf(person, true))
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    expect(options.excludeCredentials).toEqual([{ id: passkey.id, type: 'public-key' }])
    expect(options.rp.id).toBe('localhost')
    expect(options.attestation).toBe('none')
  })

  test('refuses one whose holder was not verified, or made for another site', async () => {
    const browser = await browserOf(await people.person())
    const authenticator = new Authenticator(origin)
    const unverified = authenticator.create(await optionsFor(browser), { verified: false })
    const elsewhere = authenticator.create(await optionsFor(browser), { origin: 'https://rokhas.example' })
    const foreign = new Authenticator('https://rokhas.example').create(await optionsFor(browser), { origin })
    for (const response of [unverified, elsewhere, foreign])
      expect((await browser.post('/api/me/passkeys', { label: 'x', response })).body.code).toBe('PASSKEY_REFUSED')
    expect((await browser.visit('/api/me/passkeys')).body.passkeys).toEqual([])
  })

  test('a challenge is answered once, within five minutes, by the person it was given to', async () => {
    const [one, other] = [await browserOf(await people.person()), await browserOf(await people.person())]
    const authenticator = new Authenticator(origin)
    const options = await optionsFor(one)
    const response = authenticator.create(options)
    expect((await other.post('/api/me/passkeys', { label: 'x', response })).body.code).toBe('PASSKEY_CHALLENGE')
    const fresh = await optionsFor(one)
    expect((await one.post('/api/me/passkeys', { label: 'x', response: authenticator.create(fresh) })).status).toBe(201)
    expect((await one.post('/api/me/passkeys', { label: 'x', response: authenticator.create(fresh) })).body.code).toBe(
      'PASSKEY_CHALLENGE',
    )
    const late = authenticator.create(await optionsFor(one))
    elapsedS += 301
    expect((await one.post('/api/me/passkeys', { label: 'x', response: late })).body.code).toBe('PASSKEY_CHALLENGE')
  })

  test('somebody else cannot enrol the same passkey', async () => {
    const authenticator = new Authenticator(origin)
    await enrol(await browserOf(await people.person()), authenticator)
    const thief = await browserOf(await people.person())
    const { challenge } = await optionsFor(thief)
    const response = authenticator.createAgain({ challenge })
    expect((await thief.post('/api/me/passkeys', { label: 'x', response })).body.code).toBe('PASSKEY_KNOWN')
  })

  test('by an IP address is impossible, and the refusal says what to do', async () => {
    const browser = new HttpBrowser(server.url, await people.signIn(await people.person()))
    const refused = await browser.post('/api/me/passkeys/options')
    expect(refused).toMatchObject({ status: 422, body: { code: 'PASSKEY_NEEDS_NAME' } })
    expect(refused.body.detail.fr).toContain('http://localhost')
    expect((await browser.post('/api/session/passkey/options')).body.code).toBe('PASSKEY_NEEDS_NAME')
  })

  test('signed out, nothing is enrolled, listed or removed', async () => {
    const visitor = new HttpBrowser(origin)
    expect((await visitor.visit('/api/me/passkeys')).status).toBe(401)
    expect((await visitor.post('/api/me/passkeys/options')).status).toBe(401)
    expect((await visitor.post('/api/me/passkeys', {})).status).toBe(401)
    expect((await visitor.remove('/api/me/passkeys/abc')).status).toBe(401)
  })
})

describe('signing in with a passkey', () => {
  test('proves both factors at once, and the passkey remembers its use', async () => {
    const person = await official()
    const { authenticator } = await enrolled(person)
    const browser = new HttpBrowser(origin)
    const signedIn = await signInWith(authenticator, browser)
    expect(sessionAnswer.parse(signedIn.body)).toMatchObject({ person: { id: person }, secondFactor: 'proved' })
    expect(browser.cookie(SESSION_COOKIE)).toBeDefined()
    const [passkey] = passkeys.parse((await browser.visit('/api/me/passkeys')).body).passkeys
    expect(passkey?.lastUsedAt).toBe(clock.now().toISOString())
    expect((await events('session.open'))[0]).toMatchObject({
      person_id: person,
      detail: { method: 'passkey', secondFactor: true },
    })
  })

  test('says nothing of who has one: the options are the same for everybody', async () => {
    const options = await signInOptions(new HttpBrowser(origin))
    expect(options.allowCredentials ?? []).toEqual([])
    expect(options.userVerification).toBe('required')
  })

  test('ends the session that the browser held until then', async () => {
    const person = await people.person()
    const { authenticator } = await enrolled(person)
    const browser = await browserOf(person)
    const before = browser.cookie(SESSION_COOKIE)
    await signInWith(authenticator, browser)
    const old = new HttpBrowser(origin, { cookie: `${SESSION_COOKIE}=${before}` })
    expect((await old.visit('/api/me/passkeys')).status).toBe(401)
  })

  test('refuses an answer seen before', async () => {
    const { authenticator } = await enrolled(await people.person())
    const browser = new HttpBrowser(origin)
    const response = authenticator.get(await signInOptions(browser))
    expect((await browser.post('/api/session/passkey', { response })).status).toBe(200)
    expect((await browser.post('/api/session/passkey', { response })).body.code).toBe('PASSKEY_CHALLENGE')
  })

  test('refuses, and journals for the person, a holder not verified, another site and a false signature', async () => {
    const person = await people.person()
    const { authenticator } = await enrolled(person)
    const browser = new HttpBrowser(origin)
    const unverified = authenticator.get(await signInOptions(browser), { verified: false })
    const elsewhere = authenticator.get(await signInOptions(browser), { origin: 'https://rokhas.example' })
    const forged = authenticator.get(await signInOptions(browser))
    const impostor = new Authenticator(origin)
    impostor.create({ challenge: 'x'.repeat(43), user: { id: forged.response.userHandle } })
    const { signature } = impostor.get({ challenge: 'x'.repeat(43) }).response
    const wrong = { ...forged, response: { ...forged.response, signature } }
    for (const response of [unverified, elsewhere, wrong])
      expect((await browser.post('/api/session/passkey', { response })).body.code).toBe('PASSKEY_REFUSED')
    const refusals = (await events('session.refuse')).filter(({ concerned_id }) => concerned_id === person)
    expect(refusals).toHaveLength(3)
    expect(browser.cookie(SESSION_COOKIE)).toBeUndefined()
  })

  test('refuses a passkey nobody enrolled', async () => {
    const stranger = new Authenticator(origin)
    stranger.create({ challenge: 'x'.repeat(43), user: { id: 'nobody' } })
    expect((await signInWith(stranger)).body.code).toBe('PASSKEY_REFUSED')
  })

  test('refuses a copy whose counter came back, and journals it', async () => {
    const person = await people.person()
    const { authenticator } = await enrolled(person)
    expect((await signInWith(authenticator)).status).toBe(200)
    authenticator.rewind(1) // the copy made before that use now signs with the same counter
    expect((await signInWith(authenticator)).body.code).toBe('PASSKEY_COPIED')
    const refusals = (await events('session.refuse')).filter(({ concerned_id }) => concerned_id === person)
    expect(refusals).toMatchObject([{ detail: { code: 'PASSKEY_COPIED' } }])
  })

  test('refuses a locked account', async () => {
    const person = await people.person()
    const { authenticator } = await enrolled(person)
    await database.db.updateTable('account').set({ state: 'locked' }).where('person_id', '=', person).execute()
    expect((await signInWith(authenticator)).body.code).toBe('ACCOUNT_HELD')
  })

  test('an answer that is none is refused with its field', async () => {
    const browser = new HttpBrowser(origin)
    expect(await browser.post('/api/session/passkey', { response: { id: 'a' } })).toMatchObject({
      status: 422,
      body: { code: 'INVALID_INPUT', field: 'response.rawId' },
    })
  })
})

describe('removing a passkey', () => {
  test('is for its owner alone', async () => {
    const { passkey } = await enrolled(await people.person())
    const other = await browserOf(await people.person())
    expect((await other.remove(`/api/me/passkeys/${passkey.id}`)).status).toBe(404)
  })

  test('leaves an official at least one factor, even when two are removed at once', async () => {
    const person = await official()
    const browser = await browserOf(person)
    const one = await enrol(browser, new Authenticator(origin))
    const two = await enrol(browser, new Authenticator(origin))
    const answers = await Promise.all([one, two].map(({ passkey }) => browser.remove(`/api/me/passkeys/${passkey.id}`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await browser.visit('/api/me/passkeys')).body.passkeys).toHaveLength(1)
  })

  test('ends what it opened', async () => {
    const person = await people.person()
    const { authenticator, passkey } = await enrolled(person)
    const browser = new HttpBrowser(origin)
    await signInWith(authenticator, browser)
    expect((await browser.remove(`/api/me/passkeys/${passkey.id}`)).status).toBe(200)
    expect((await signInWith(authenticator)).body.code).toBe('PASSKEY_REFUSED')
  })
})
