import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { passkeys, recoveryCodes, totpBegun } from '../../../../api/contract/factors.ts'
import { sessionAnswer } from '../../../../api/contract/session.ts'
import { SESSION_COOKIE } from '../../../../api/identity/sessionCookie.ts'
import { type TestDatabase, testDatabase } from '../../../build/database.ts'
import { HttpBrowser } from '../../../build/httpBrowser.ts'
import { People } from '../../../build/people.ts'
import { type TestServer, testClock, testServer } from '../../../build/server.ts'
import { totpCode } from '../../../build/totpCode.ts'

const START = Date.parse('2026-11-24T09:00:00Z')
const KEY = '11'.repeat(32)

let database: TestDatabase
let people: People
let server: TestServer
let elapsedS = 0

const now = () => new Date(START + elapsedS * 1000)
const clock = { ...testClock, now }

beforeAll(async () => {
  database = await testDatabase()
  people = new People(database.db)
  server = await testServer({ url: database.url, clock, env: { ROKHAS_SECRET_KEY: KEY } })
})
afterAll(async () => {
  await server.close()
  await database.close()
})
// Each test a while after the other: no window of attempts and no step of a code is shared.
beforeEach(() => {
  elapsedS += 7200
})

const browserOf = async (person: string, secondFactor = false) => {
  const headers = await people.signIn(person, { secondFactor })
  await database.db
    .updateTable('session')
    .set({
      last_seen_at: now(),
      created_at: now(),
      ends_at: new Date(now().getTime() + 3_600_000),
      ...(secondFactor ? { second_factor_at: now() } : {}),
    })
    .where('person_id', '=', person)
    .execute()
  return new HttpBrowser(server.url, headers)
}

async function enrolTotp(browser: HttpBrowser): Promise<{ secret: string; codes: string[] }> {
  const { secret } = totpBegun.parse((await browser.post('/api/me/totp')).body)
  const { body, status } = await browser.post('/api/me/totp/confirm', { code: totpCode(secret, now()) })
  expect(status).toBe(200)
  return { secret, codes: recoveryCodes.parse(body).recoveryCodes }
}

async function official() {
  const person = await people.person()
  const commune = await people.body('commune', ['06.141.01.41'])
  await people.mandate({ person, body: commune, role: 'guichet' })
  return person
}

const actionsOf = async (person: string) => {
  const rows = await database.db
    .selectFrom('journal_event')
    .select('action')
    .where('person_id', '=', person)
    .orderBy('id')
    .execute()
  return rows.map(({ action }) => action)
}
const noticesOf = async (person: string) => {
  const rows = await database.db
    .selectFrom('notice')
    .select(['kind', 'data'])
    .where('person_id', '=', person)
    .orderBy('id')
    .execute()
  return rows.map(({ kind, data }) => `${kind} ${(data as { factor?: string }).factor ?? ''}`)
}

describe('enrolling an authenticator', () => {
  test('a code makes it count; ten recovery codes come once; the session is raised with a new cookie', async () => {
    const person = await official()
    const browser = await browserOf(person)
    const before = browser.cookie(SESSION_COOKIE)
    const begun = totpBegun.parse((await browser.post('/api/me/totp')).body)
    expect(begun.qr).toMatch(/^<svg /)
    expect(begun.address).toContain(begun.secret)
    expect(sessionAnswer.parse((await browser.visit('/api/session')).body).secondFactor).toBe('missing')

    const confirmed = await browser.post('/api/me/totp/confirm', { code: totpCode(begun.secret, now()) })
    expect(recoveryCodes.parse(confirmed.body).recoveryCodes).toHaveLength(10)
    expect(browser.cookie(SESSION_COOKIE)).not.toBe(before)
    const session = sessionAnswer.parse((await browser.visit('/api/session')).body)
    expect(session.secondFactor).toBe('proved')
    expect(session.factors).toEqual({ passkeys: 0, totp: true, recoveryCodesLeft: 10 })
    const stolen = new HttpBrowser(server.url, { cookie: `${SESSION_COOKIE}=${before}` })
    expect((await stolen.visit('/api/me/passkeys')).status).toBe(401)
    expect(await actionsOf(person)).toEqual(expect.arrayContaining(['factor.enrol', 'session.raise']))
    expect(await noticesOf(person)).toContain('factor_added totp')
  })

  test('the secret is sealed in the database, and recovery codes are digests', async () => {
    const person = await people.person()
    const { secret, codes } = await enrolTotp(await browserOf(person))
    const account = await database.db
      .selectFrom('account')
      .select('totp_sealed')
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow()
    expect(account.totp_sealed?.toString('latin1')).not.toContain(secret)
    const kept = await database.db.selectFrom('recovery_code').select('hash').where('person_id', '=', person).execute()
    expect(kept.map(({ hash }) => hash.length)).toEqual(Array.from({ length: 10 }, () => 32))
    for (const { hash } of kept) for (const code of codes) expect(hash.toString('latin1')).not.toContain(code)
  })

  test('a wrong code, or one that nothing waits for, changes nothing', async () => {
    const person = await people.person()
    const browser = await browserOf(person)
    expect((await browser.post('/api/me/totp/confirm', { code: '123456' })).body.code).toBe('TOTP_NOT_BEGUN')
    const { secret } = totpBegun.parse((await browser.post('/api/me/totp')).body)
    const old = totpCode(secret, new Date(now().getTime() - 120_000))
    expect((await browser.post('/api/me/totp/confirm', { code: old })).body).toMatchObject({
      code: 'CODE_REFUSED',
      field: 'code',
    })
    expect(await noticesOf(person)).toEqual([])
  })

  test('replacing it keeps the old one counting until the new one is confirmed', async () => {
    const person = await official()
    const browser = await browserOf(person)
    const { secret } = await enrolTotp(browser)
    const next = totpBegun.parse((await browser.post('/api/me/totp')).body).secret
    elapsedS += 30
    const another = await browserOf(person)
    expect((await another.post('/api/session/second-factor', { code: totpCode(secret, now()) })).status).toBe(200)
    elapsedS += 30
    const confirmed = await browser.post('/api/me/totp/confirm', { code: totpCode(next, now()) })
    expect(confirmed.body).toEqual({ recoveryCodes: [] })
    elapsedS += 30
    const third = await browserOf(person)
    expect((await third.post('/api/session/second-factor', { code: totpCode(secret, now()) })).body.code).toBe(
      'CODE_REFUSED',
    )
    expect((await third.post('/api/session/second-factor', { code: totpCode(next, now()) })).status).toBe(200)
  })
})

describe('proving it', () => {
  test('a code is used once, in this session or another', async () => {
    const person = await official()
    const { secret } = await enrolTotp(await browserOf(person))
    elapsedS += 30
    const code = totpCode(secret, now())
    const [one, two] = [await browserOf(person), await browserOf(person)]
    const answers = await Promise.all([one, two].map((browser) => browser.post('/api/session/second-factor', { code })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    elapsedS += 20
    expect((await two.post('/api/session/second-factor', { code })).body.code).toBe('CODE_REFUSED')
  })

  test('a recovery code opens once, typed with spaces and small letters', async () => {
    const person = await official()
    const { codes } = await enrolTotp(await browserOf(person))
    const typed = (codes[3] ?? '').replaceAll('-', ' ').toLowerCase()
    const browser = await browserOf(person)
    const raised = await browser.post('/api/session/second-factor', { code: typed })
    expect(sessionAnswer.parse(raised.body)).toMatchObject({
      secondFactor: 'proved',
      factors: { recoveryCodesLeft: 9 },
    })
    expect((await (await browserOf(person)).post('/api/session/second-factor', { code: typed })).body.code).toBe(
      'CODE_REFUSED',
    )
  })

  test("somebody else's recovery code proves nothing", async () => {
    const { codes } = await enrolTotp(await browserOf(await official()))
    const other = await official()
    await enrolTotp(await browserOf(other))
    const browser = await browserOf(other)
    expect((await browser.post('/api/session/second-factor', { code: codes[0] })).body.code).toBe('CODE_REFUSED')
  })

  test('guessing stops after five misses, is journalled, and says when to come back', async () => {
    const person = await official()
    const { secret } = await enrolTotp(await browserOf(person))
    const browser = await browserOf(person)
    for (let guess = 0; guess < 5; guess += 1)
      expect((await browser.post('/api/session/second-factor', { code: '000000' })).body.code).toBe('CODE_REFUSED')
    const stopped = await browser.post('/api/session/second-factor', { code: totpCode(secret, now()) })
    expect(stopped.status).toBe(429)
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await actionsOf(person)).filter((action) => action === 'factor.refuse')).toHaveLength(5)
  })

  test('signed out, nothing is proved', async () => {
    const visitor = new HttpBrowser(server.url)
    expect((await visitor.post('/api/session/second-factor', { code: '123456' })).status).toBe(401)
    for (const path of ['/api/me/totp', '/api/me/totp/confirm', '/api/me/recovery-codes'])
      expect((await visitor.post(path, { code: '123456' })).body.code, path).toBe('SIGNED_OUT')
    expect((await visitor.remove('/api/me/totp')).status).toBe(401)
  })
})

describe('changing factors', () => {
  test('who has one must prove it first: a password alone enrols and removes nothing', async () => {
    const person = await official()
    await enrolTotp(await browserOf(person))
    const thief = await browserOf(person)
    expect((await thief.post('/api/me/totp')).body.code).toBe('SECOND_FACTOR_REQUIRED')
    expect((await thief.remove('/api/me/totp')).body.code).toBe('SECOND_FACTOR_REQUIRED')
    expect((await thief.post('/api/me/recovery-codes')).body.code).toBe('SECOND_FACTOR_REQUIRED')
  })

  test('a proof older than fifteen minutes must be given again', async () => {
    const person = await people.person()
    const browser = await browserOf(person)
    const { secret } = await enrolTotp(browser)
    elapsedS += 16 * 60
    expect((await browser.post('/api/me/recovery-codes')).body.code).toBe('SECOND_FACTOR_STALE')
    expect((await browser.post('/api/session/second-factor', { code: totpCode(secret, now()) })).status).toBe(200)
    const renewed = await browser.post('/api/me/recovery-codes')
    expect(renewed.status).toBe(201)
    expect(recoveryCodes.parse(renewed.body).recoveryCodes).toHaveLength(10)
  })

  test('new recovery codes end the old ones', async () => {
    const person = await people.person()
    const browser = await browserOf(person)
    const { codes } = await enrolTotp(browser)
    await browser.post('/api/me/recovery-codes')
    expect((await browser.post('/api/session/second-factor', { code: codes[0] })).body.code).toBe('CODE_REFUSED')
    expect(await noticesOf(person)).toContain('factor_added recovery_codes')
  })

  test('an official keeps their last factor; anybody else may remove it, with its recovery codes and their tokens', async () => {
    const guichet = await browserOf(await official())
    await enrolTotp(guichet)
    expect((await guichet.remove('/api/me/totp')).body.code).toBe('LAST_FACTOR')

    const person = await people.person()
    const citizen = await browserOf(person)
    await enrolTotp(citizen)
    expect((await citizen.post('/api/me/tokens', { name: 'QGIS', days: 30 })).status).toBe(201)
    expect((await citizen.remove('/api/me/totp')).status).toBe(200)
    expect((await citizen.visit('/api/me/tokens')).body).toMatchObject({ tokens: [] })
    const session = sessionAnswer.parse((await citizen.visit('/api/session')).body)
    expect(session.factors).toEqual({ passkeys: 0, totp: false, recoveryCodesLeft: 0 })
    expect((await citizen.remove('/api/me/totp')).body.code).toBe('NO_FACTOR')
    expect(await noticesOf(person)).toContain('factor_removed totp')
    expect(passkeys.parse((await citizen.visit('/api/me/passkeys')).body).passkeys).toEqual([])
  })

  test('recovery codes stand in for a factor: without one there are none', async () => {
    const browser = await browserOf(await people.person())
    expect((await browser.post('/api/me/recovery-codes')).body.code).toBe('NO_FACTOR')
  })
})

test('with the key lost a code says so plainly, and a recovery code still opens a way to enrol again', async () => {
  const person = await official()
  const { secret, codes } = await enrolTotp(await browserOf(person))
  const after = await testServer({ url: database.url, clock, env: { ROKHAS_SECRET_KEY: '22'.repeat(32) } })
  try {
    const browser = new HttpBrowser(after.url, {
      cookie: `${SESSION_COOKIE}=${(await browserOf(person)).cookie(SESSION_COOKIE)}`,
    })
    elapsedS += 30
    const refused = await browser.post('/api/session/second-factor', { code: totpCode(secret, now()) })
    expect(refused).toMatchObject({ status: 409, body: { code: 'SECRET_KEY_LOST' } })
    expect((await browser.post('/api/session/second-factor', { code: codes[0] })).status).toBe(200)
    const begun = totpBegun.parse((await browser.post('/api/me/totp')).body)
    expect((await browser.post('/api/me/totp/confirm', { code: totpCode(begun.secret, now()) })).status).toBe(200)
  } finally {
    await after.close()
  }
})
