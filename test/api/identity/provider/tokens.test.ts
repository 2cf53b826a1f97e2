import { generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SESSION_COOKIE } from '../../../../api/identity/sessionCookie.ts'
import type { HttpBrowser } from '../../../build/httpBrowser.ts'
import { idToken, secretToken, signedToken, unsignedToken } from '../../../build/oidcProvider.ts'
import { type ProviderHouse, providerHouse } from '../../../build/providerHouse.ts'
import { refused, type Step } from '../../../build/providerRefusal.ts'
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

const now = () => Math.floor(Date.now() / 1000)

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
