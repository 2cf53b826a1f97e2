import { generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SESSION_COOKIE } from '../../../../api/identity/sessionCookie.ts'
import type { HttpBrowser } from '../../../build/httpBrowser.ts'
import { idToken, secretToken, signedToken, unsignedToken } from '../../../build/oidcProvider.ts'
import { type ProviderHouse, providerHouse, START } from '../../../build/providerHouse.ts'
import type { Tampering } from '../../../build/tamperingFront.ts'

let at: ProviderHouse
let browser: HttpBrowser
const LOGIN = 'salma'

beforeAll(async () => {
  at = await providerHouse()
  at.citizen(LOGIN)
})
beforeEach(() => {
  browser = at.browser()
})
afterEach(() => at.provider.tamper({}))
afterAll(() => at.close())

const now = () => Math.floor(Date.now() / 1000)
const counted = async () => {
  const people = await at.db.selectFrom('person').select('id').execute()
  const sessions = await at.db.selectFrom('session').select('id').execute()
  const events = await at.db.selectFrom('journal_event').where('action', '=', 'session.refuse').select('id').execute()
  return { people: people.length, sessions: sessions.length, refused: events.length }
}

/** Neither a person nor a session comes of it; the journal says why. */
async function refusal(step: () => ReturnType<HttpBrowser['visit']>, code: string): Promise<number> {
  const before = await counted()
  const { status, body } = await step()
  expect(body).toMatchObject({ code, status })
  expect(body.detail.fr.length).toBeGreaterThan(20)
  expect(body.detail.ar).toMatch(/[\u0600-\u06ff]/)
  expect(await counted()).toEqual({ ...before, refused: before.refused + 1 })
  expect(browser.cookie(SESSION_COOKIE)).toBeUndefined()
  const { detail } = await at.db
    .selectFrom('journal_event')
    .where('action', '=', 'session.refuse')
    .orderBy('id', 'desc')
    .select('detail')
    .executeTakeFirstOrThrow()
  expect(detail).toMatchObject({ method: 'oidc' })
  return status
}

/** A visit whose address to the provider was changed on the way. */
async function changedOnTheWay(change: (asked: URLSearchParams) => void): Promise<string> {
  const { location } = await browser.visit(START)
  const address = new URL(location)
  change(address.searchParams)
  return at.provider.signIn(address.href, LOGIN)
}

const changed = (back: string, change: (answered: URLSearchParams) => void): string => {
  const address = new URL(back)
  change(address.searchParams)
  return address.href
}

describe('a token that no good provider issues is refused', () => {
  test('and one that only passed through the same hands is accepted', async () => {
    at.provider.tamper(idToken((claims) => signedToken(claims)))
    expect((await at.signIn(browser, LOGIN)).status).toBe(302)
    expect(browser.cookie(SESSION_COOKIE)).toBeDefined()
  })

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  test.each<[string, string, Tampering]>([
    [
      'for another issuer',
      'PROVIDER_ISSUER',
      idToken((c) => signedToken({ ...c, iss: 'https://identite.example.org' })),
    ],
    ['for another client', 'PROVIDER_AUDIENCE', idToken((c) => signedToken({ ...c, aud: 'another-client' }))],
    [
      'for us and another client, issued to the other',
      'PROVIDER_AUDIENCE',
      idToken((c) => signedToken({ ...c, aud: ['rokhas', 'another-client'], azp: 'another-client' })),
    ],
    ['with another nonce', 'PROVIDER_NONCE', idToken((c) => signedToken({ ...c, nonce: 'another' }))],
    ['without a nonce', 'PROVIDER_ANSWER', idToken(({ nonce: _, ...c }) => signedToken(c))],
    ['that nobody signed', 'PROVIDER_ALGORITHM', idToken(unsignedToken)],
    ['signed with the secret we share', 'PROVIDER_ALGORITHM', idToken(secretToken)],
    ['signed by another key of the same name', 'PROVIDER_SIGNATURE', idToken((c) => signedToken(c, stranger))],
    [
      'that has expired',
      'PROVIDER_EXPIRED',
      idToken((c) => signedToken({ ...c, iat: now() - 7200, auth_time: now() - 7200, exp: now() - 3600 })),
    ],
    [
      'of somebody who proved themselves an hour ago',
      'PROVIDER_EXPIRED',
      idToken((c) => signedToken({ ...c, auth_time: now() - 3600 })),
    ],
    [
      'that does not say when they proved themselves',
      'PROVIDER_ANSWER',
      idToken(({ auth_time: _, ...c }) => signedToken(c)),
    ],
    ['about nobody', 'PROVIDER_ANSWER', idToken(({ sub: _, ...c }) => signedToken(c))],
    [
      'beside the userinfo of somebody else',
      'PROVIDER_ANSWER',
      { rewrite: (path, answer) => (path === '/me' ? { ...answer, sub: 'karim' } : answer) },
    ],
    [
      'that is missing',
      'PROVIDER_ANSWER',
      {
        rewrite: (path, { id_token, ...answer }) =>
          path === '/token' ? answer : { ...answer, ...(id_token ? { id_token } : {}) },
      },
    ],
  ])('%s', async (_, code, tampering) => {
    at.provider.tamper(tampering)
    expect(await refusal(() => at.signIn(browser, LOGIN), code)).toBe(400)
  })

  test('unsigned or signed with a shared secret even when the provider announces that it does so', async () => {
    at.clock.forward(61)
    for (const change of [unsignedToken, secretToken]) {
      const { rewrite } = idToken(change)
      at.provider.tamper({
        rewrite: (path, answer) =>
          path === '/.well-known/openid-configuration'
            ? { ...answer, id_token_signing_alg_values_supported: ['none', 'HS256'] }
            : (rewrite?.(path, answer) ?? answer),
      })
      await refusal(() => at.signIn(browser, LOGIN), 'PROVIDER_ALGORITHM')
    }
    at.clock.forward(61)
  })
})

describe('an answer that belongs to another visit is refused', () => {
  test('whose nonce was changed on the way', async () => {
    const back = await changedOnTheWay((asked) => asked.set('nonce', 'chosen-by-somebody-else'))
    await refusal(() => browser.visit(back), 'PROVIDER_NONCE')
  })

  test('whose state is another, or missing', async () => {
    const back = await at.visit(browser, LOGIN)
    await refusal(() => browser.visit(changed(back, (to) => to.set('state', 'another'))), 'PROVIDER_STATE')
    await refusal(() => browser.visit(changed(back, (to) => to.delete('state'))), 'PROVIDER_STATE')
  })

  test('whose state served already', async () => {
    const back = await at.visit(browser, LOGIN)
    expect((await browser.visit(back)).status).toBe(302)
    browser = at.browser()
    await refusal(() => browser.visit(back), 'PROVIDER_STATE')
  })

  test('whose state is used again by the same browser, at the very same time', async () => {
    const back = await at.visit(browser, LOGIN)
    const before = await counted()
    const answers = await Promise.all([browser.visit(back), browser.visit(back)])
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 400])
    expect((await counted()).sessions).toBe(before.sessions + 1)
  })

  test('which came back later than ten minutes', async () => {
    const back = await at.visit(browser, LOGIN)
    at.clock.forward(11)
    await refusal(() => browser.visit(back), 'PROVIDER_STATE')
  })

  test('which another browser began: nobody is signed in as somebody who sends them a link', async () => {
    const back = await at.visit(at.browser(), LOGIN)
    await refusal(() => browser.visit(back), 'PROVIDER_BROWSER')
  })

  test('whose code was redeemed before', async () => {
    at.provider.tamper({ twice: '/token' })
    await refusal(() => at.signIn(browser, LOGIN), 'PROVIDER_CODE')
  })

  test('whose code comes from a visit of somebody else', async () => {
    const theirs = new URL(await at.visit(at.browser(), LOGIN)).searchParams.get('code') ?? ''
    const back = await at.visit(browser, LOGIN)
    await refusal(() => browser.visit(changed(back, (to) => to.set('code', theirs))), 'PROVIDER_CODE')
  })

  test('whose PKCE challenge is not ours', async () => {
    const other = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' // RFC 7636, appendix B
    const back = await changedOnTheWay((asked) => asked.set('code_challenge', other))
    await refusal(() => browser.visit(back), 'PROVIDER_CODE')
  })

  test('which says that another issuer gave it, or none', async () => {
    const wrong = changed(await at.visit(browser, LOGIN), (to) => to.set('iss', 'https://identite.example.org'))
    await refusal(() => browser.visit(wrong), 'PROVIDER_ISSUER')
    const none = changed(await at.visit(browser, LOGIN), (to) => to.delete('iss'))
    await refusal(() => browser.visit(none), 'PROVIDER_ISSUER')
  })

  test('which carries no code', async () => {
    const back = changed(await at.visit(browser, LOGIN), (to) => to.delete('code'))
    await refusal(() => browser.visit(back), 'PROVIDER_ANSWER')
  })
})

describe('a person', () => {
  test('who declines at the provider is led back and told so', async () => {
    const { location } = await browser.visit(`${START}?returnTo=%2Fcompte`)
    const back = await at.provider.refuse(location)
    const page = await browser.visit(back, { accept: 'text/html' })
    expect(page.location).toBe('/connexion?returnTo=%2Fcompte&problem=PROVIDER_DECLINED')
    browser = at.browser()
    const { location: again } = await browser.visit(START)
    expect(await refusal(async () => browser.visit(await at.provider.refuse(again)), 'PROVIDER_DECLINED')).toBe(403)
  })

  test('does not decline when the provider has a fault of its own', async () => {
    const back = changed(await at.visit(browser, LOGIN), (to) => {
      to.delete('code')
      to.set('error', 'temporarily_unavailable')
    })
    expect(await refusal(() => browser.visit(back), 'PROVIDER_UNAVAILABLE')).toBe(503)
  })

  test('who has an account with that address links it: their account is not taken over', async () => {
    const { id } = await at.account({ email: 'nadia@courriel.ma' })
    expect(await refusal(() => at.signIn(browser, at.citizen('nadia')), 'PROVIDER_ACCOUNT_EXISTS')).toBe(409)
    const links = await at.db.selectFrom('federated_identity').where('person_id', '=', id).select('subject').execute()
    expect(links).toEqual([])
  })

  test.each([
    ['an address that nobody verified', { email_verified: false }],
    ['an address that is none', { email: 'pas une adresse' }],
  ])('who comes with %s takes over no account and opens none', async (_, of) => {
    await at.account({ email: `${Object.keys(of)[0]}@courriel.ma` })
    const login = at.citizen(Object.keys(of)[0] ?? '', of)
    expect(await refusal(() => at.signIn(browser, login), 'PROVIDER_EMAIL')).toBe(403)
  })

  test('whose address is in the token and its verification elsewhere is not taken at both words', async () => {
    const login = at.citizen('both')
    at.provider.tamper(idToken((claims) => signedToken({ ...claims, email: 'wali@interieur.ma' })))
    await at.signIn(browser, login)
    const emails = await at.db.selectFrom('account').select('email').execute()
    expect(emails.map(({ email }) => email)).not.toContain('wali@interieur.ma')
  })
})

describe('a provider', () => {
  const ALL = '/.well-known/openid-configuration'

  test.each<[string, NonNullable<Tampering['instead']>['answer']]>([
    ['hangs up', 'hang up'],
    ['is under maintenance', 503],
    ['never answers', 'silence'],
  ])(
    'that %s is said to be away, before leaving and on return, and may be tried again',
    async (_, answer) => {
      at.clock.forward(61)
      at.provider.tamper({ instead: { path: ALL, answer } })
      expect(await refusal(() => browser.visit(START), 'PROVIDER_UNAVAILABLE')).toBe(503)
      at.provider.tamper({})
      const back = await at.visit(browser, LOGIN)
      at.provider.tamper({ instead: { path: '/token', answer } })
      expect(await refusal(() => browser.visit(back), 'PROVIDER_UNAVAILABLE')).toBe(503)
      at.provider.tamper({})
      expect((await at.signIn(browser, LOGIN)).status).toBe(302)
    },
    30_000,
  )

  test('that says it is another one is not believed', async () => {
    at.clock.forward(61)
    at.provider.tamper({
      rewrite: (path, answer) => (path === ALL ? { ...answer, issuer: 'https://example.org' } : answer),
    })
    expect(await refusal(() => browser.visit(START), 'PROVIDER_ISSUER')).toBe(400)
  })
})

describe('a flood', () => {
  test('of answers that nobody asked for is stopped, and fills no journal', async () => {
    at.clock.forward(61)
    const forged = () => browser.visit('/api/session/provider/callback?state=forged&code=forged')
    for (let time = 0; time < 120; time++) expect((await forged()).status).toBe(400)
    const before = await counted()
    const stopped = await forged()
    expect([stopped.status, stopped.body.code]).toEqual([429, 'TOO_MANY_ATTEMPTS'])
    expect((await browser.visit(START)).status).toBe(429)
    expect(await counted()).toEqual(before)
    at.clock.forward(2)
    expect((await at.signIn(browser, LOGIN)).status).toBe(302)
  })
})
