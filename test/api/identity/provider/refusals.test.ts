import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HttpBrowser } from '../../../build/httpBrowser.ts'
import { idToken, signedToken } from '../../../build/oidcProvider.ts'
import { type ProviderHouse, providerHouse, START } from '../../../build/providerHouse.ts'
import { counted, refused, type Step } from '../../../build/providerRefusal.ts'
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

const refusal = (step: Step, code: string) => refused({ at, browser, step }, code)

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
    const before = await counted(at)
    const answers = await Promise.all([browser.visit(back), browser.visit(back)])
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 400])
    expect((await counted(at)).sessions).toBe(before.sessions + 1)
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
    for (let times = 0; times < 120; times += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, forged))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
    }
    const before = await counted(at)
    const stopped = await forged()
    expect([stopped.status, stopped.body.code]).toEqual([429, 'TOO_MANY_ATTEMPTS'])
    expect((await browser.visit(START)).status).toBe(429)
    expect(await counted(at)).toEqual(before)
    at.clock.forward(2)
    expect((await at.signIn(browser, LOGIN)).status).toBe(302)
  }, 60_000)
})
