import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { SESSION_COOKIE } from '../../../../api/identity/sessionCookie.ts'
import { idToken, PROVIDER_NAME, signedToken } from '../../../build/oidcProvider.ts'
import { type ProviderHouse, providerHouse, START } from '../../../build/providerHouse.ts'

let at: ProviderHouse

beforeAll(async () => {
  at = await providerHouse({ ROKHAS_OIDC_STRONG_ACR: 'urn:example:eidas:high, mfa' })
})
afterEach(() => at.provider.tamper({}))
afterAll(() => at.close())

const accountOf = (email: string) =>
  at.db
    .selectFrom('account as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('a.email', '=', email)
    .select([
      'p.id',
      'p.given_name',
      'p.family_name',
      'p.language',
      'a.email_confirmed_at',
      'a.password_hash',
      'a.state',
    ])
    .executeTakeFirst()

const actionsOf = (personId: string) =>
  at.db
    .selectFrom('journal_event')
    .where('person_id', '=', personId)
    .select(['action', 'detail'])
    .orderBy('action')
    .execute()

/** Somebody with a password, and the identity that signs them in too. */
async function linked(login: string) {
  at.citizen(login)
  const person = await at.people.person({ email: `${login}@ailleurs.ma` })
  const row = { issuer: at.provider.issuer, subject: login, person_id: person, linked_at: at.clock.now() }
  await at.db.insertInto('federated_identity').values(row).execute()
  return person
}

describe('a person whom nobody knows yet', () => {
  test('is registered with the name, the language and the confirmed address that the provider vouches for', async () => {
    const browser = at.browser()
    const login = at.citizen('salma', { locale: 'ar-MA', email: 'Salma@Courriel.MA' })
    const back = await at.signIn(browser, login)
    expect([back.status, back.location]).toEqual([302, '/connexion'])
    const { body } = await browser.visit('/api/session')
    expect(body).toMatchObject({ person: { givenName: 'Salma', familyName: 'Berrada' }, secondFactor: 'not_needed' })
    const account = await accountOf('salma@courriel.ma')
    expect(account).toMatchObject({ language: 'ar', password_hash: null, state: 'active' })
    expect(account?.email_confirmed_at).toEqual(at.clock.now())
    expect(await actionsOf(account?.id ?? '')).toMatchObject([
      { action: 'account.open', detail: { method: 'oidc' } },
      { action: 'session.open', detail: { method: 'oidc', secondFactor: false } },
    ])
  })

  test('comes back as the same person, even when their address has changed there', async () => {
    const login = at.citizen('karim')
    const first = at.browser()
    await at.signIn(first, login)
    at.citizen('karim', { email: 'karim.nouveau@courriel.ma' })
    const second = at.browser()
    await at.signIn(second, login)
    const [before, after] = [await first.visit('/api/session'), await second.visit('/api/session')]
    expect(after.body.actor.personId).toBe(before.body.actor.personId)
    expect(await accountOf('karim.nouveau@courriel.ma')).toBeUndefined()
  })

  test('writes in the language of the screen they left when the provider knows none, and sees it there', async () => {
    const login = at.citizen('arabic')
    at.provider.citizens.set(login, { name: 'Aya Naciri', email: 'aya@courriel.ma', email_verified: true })
    const browser = at.browser()
    const { location } = await browser.visit(`${START}?lang=ar`)
    expect(new URL(location).searchParams.get('ui_locales')).toBe('ar')
    expect((await browser.visit(await at.provider.signIn(location, login))).location).toBe('/connexion?lang=ar')
    expect(await accountOf('aya@courriel.ma')).toMatchObject({ language: 'ar' })
  })

  test('who gives one name only has its last word taken for the family', async () => {
    const login = at.citizen('single')
    at.provider.citizens.set('single', { name: 'Fatima Zahra Idrissi', email: 's@courriel.ma', email_verified: true })
    await at.signIn(at.browser(), login)
    expect(await accountOf('s@courriel.ma')).toMatchObject({ given_name: 'Fatima Zahra', family_name: 'Idrissi' })
  })
})

describe('a person who linked it', () => {
  test('is signed in to their own account, in a new session that replaces the one of this browser', async () => {
    const person = await linked('driss')
    const { cookie } = await at.people.signIn(person)
    const browser = at.browser({ cookie })
    const before = browser.cookie(SESSION_COOKIE)
    await at.signIn(browser, 'driss')
    expect(browser.cookie(SESSION_COOKIE)).not.toBe(before)
    const { body } = await browser.visit('/api/me/sessions')
    expect(body.sessions).toMatchObject([{ method: 'oidc', current: true }])
    expect((await browser.visit('/api/session')).body.actor.personId).toBe(person)
  })

  test('is led back to where they were going, by the screen that asks for what is still due', async () => {
    await linked('hind')
    const browser = at.browser()
    const { location } = await browser.visit(`${START}?returnTo=${encodeURIComponent('/dossiers?tri=date')}`)
    const back = await browser.visit(await at.provider.signIn(location, 'hind'))
    const led = new URL(back.location, at.server.url)
    expect([led.origin, led.pathname]).toEqual([at.server.url, '/connexion'])
    expect(led.searchParams.get('returnTo')).toBe('/dossiers?tri=date')
  })

  test('signs out of the house, and nobody comes in after them without the provider asking who they are', async () => {
    await linked('nabil')
    const browser = at.browser()
    await at.signIn(browser, 'nabil')
    expect((await browser.remove('/api/session')).status).toBe(200)
    expect((await browser.visit('/api/session')).body.person).toBeNull()
    const { location } = await browser.visit(START)
    const asked = new URL(location).searchParams
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '900'])
  })

  test('but whose account is locked is told so, and no session opens', async () => {
    const person = await linked('locked')
    await at.db.updateTable('account').set({ state: 'locked' }).where('person_id', '=', person).execute()
    const browser = at.browser()
    const back = await at.signIn(browser, 'locked')
    expect([back.status, back.body.code]).toEqual([403, 'ACCOUNT_HELD'])
    expect(browser.cookie(SESSION_COOKIE)).toBeUndefined()
  })
})

describe('an official', () => {
  const official = async (login: string) => {
    const person = await linked(login)
    const body = await at.people.body('commune', ['06.141.01.41'])
    await at.people.mandate({ person, body, role: 'president' })
    return person
  }
  const strength = async (login: string) => {
    const browser = at.browser()
    await at.signIn(browser, login)
    return (await browser.visit('/api/session')).body.secondFactor
  }

  test('still owes a second factor when the provider says nothing of how it knew them', async () => {
    await official('maire')
    expect(await strength('maire')).toBe('missing')
  })

  test('owes it too when the provider says something that the settings do not count', async () => {
    await official('maire-pwd')
    at.provider.tamper(idToken((claims) => signedToken({ ...claims, acr: 'urn:example:eidas:low', amr: ['pwd'] })))
    expect(await strength('maire-pwd')).toBe('missing')
  })

  test.each([
    ['the level that the settings count', { acr: 'urn:example:eidas:high' }],
    ['a method that the settings count', { amr: ['pwd', 'mfa'] }],
  ])('has proved it when the signed token says %s', async (_, proof) => {
    const login = `maire-${Object.keys(proof)[0]}`
    await official(login)
    at.provider.tamper(idToken((claims) => signedToken({ ...claims, ...proof })))
    expect(await strength(login)).toBe('proved')
  })

  test('is not believed strong on the word of the userinfo, which nobody signed', async () => {
    await official('maire-userinfo')
    at.provider.tamper({
      rewrite: (path, answer) => (path === '/me' ? { ...answer, acr: 'urn:example:eidas:high', amr: ['mfa'] } : answer),
    })
    expect(await strength('maire-userinfo')).toBe('missing')
  })

  test('is sent to the provider with the levels that are counted here', async () => {
    const { location } = await at.browser().visit(START)
    expect(new URL(location).searchParams.get('acr_values')).toBe('urn:example:eidas:high mfa')
  })
})

test('everybody learns the name of the provider, and who is signed in whether it is linked', async () => {
  const shown = { nameFr: PROVIDER_NAME.fr, nameAr: PROVIDER_NAME.ar }
  expect((await at.browser().visit('/api/session/provider')).body).toEqual({ provider: shown, linked: false })
  const person = await linked('known')
  const browser = at.browser(await at.people.signIn(person))
  expect((await browser.visit('/api/session/provider')).body).toEqual({ provider: shown, linked: true })
})
