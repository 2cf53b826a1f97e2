import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { HttpBrowser } from './httpBrowser.ts'
import { startFront, type Tampering } from './tamperingFront.ts'

export const PROVIDER_NAME = { fr: 'Identité nationale', ar: 'الهوية الوطنية' }

const CLIENT = { id: 'rokhas', secret: 'un secret que seuls deux serveurs connaissent' }
const CALLBACK = '/api/session/provider/callback'
const KEY_ID = 'signature-2026'

/** What the provider knows of a person, by the login they type. */
export type Citizen = {
  readonly email?: string
  readonly email_verified?: boolean
  readonly given_name?: string
  readonly family_name?: string
  readonly name?: string
  readonly locale?: string
}

export type OidcProvider = {
  readonly issuer: string
  /** The settings that make the application a client of it. */
  readonly env: NodeJS.ProcessEnv
  readonly citizens: Map<string, Citizen>
  /** Opens it to the application, once its address is known. */
  readonly openTo: (applicationUrl: string) => Promise<void>
  readonly tamper: (tampering: Tampering) => void
  /** A person at the provider's own pages, from the address the application led to: where they are led back. */
  readonly signIn: (address: string, login: string) => Promise<string>
  readonly refuse: (address: string) => Promise<string>
  readonly close: () => Promise<void>
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** A real OpenID Provider on this machine, with its own sign-in and consent pages, and a front that may tamper. */
export async function startOidcProvider(): Promise<OidcProvider> {
  const front = await startFront()
  const citizens = new Map<string, Citizen>()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  front.target = (server.address() as AddressInfo).port // a listening TCP server has one
  const openTo = async (applicationUrl: string) => {
    server.on('request', providerFor(front.url, applicationUrl + CALLBACK, citizens).callback())
  }
  const close = async () => {
    await front.close()
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return {
    issuer: front.url,
    env: settings(front.url),
    citizens,
    openTo,
    tamper: (tampering) => {
      front.tampering = tampering
    },
    signIn: (address, login) => walk(front.url, address, { login, password: randomUUID() }),
    refuse: (address) => walk(front.url, address, null),
    close,
  }
}

const settings = (issuer: string): NodeJS.ProcessEnv => ({
  ROKHAS_OIDC_ISSUER: issuer,
  ROKHAS_OIDC_CLIENT_ID: CLIENT.id,
  ROKHAS_OIDC_CLIENT_SECRET: CLIENT.secret,
  ROKHAS_OIDC_NAME_FR: PROVIDER_NAME.fr,
  ROKHAS_OIDC_NAME_AR: PROVIDER_NAME.ar,
})

function providerFor(issuer: string, redirectUri: string, citizens: ReadonlyMap<string, Citizen>): Provider {
  const key = { ...privateKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        client_name: 'Rokhas',
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['given_name', 'family_name', 'name', 'locale'],
    },
    findAccount: (_, login) => ({ accountId: login, claims: () => ({ ...citizens.get(login), sub: login }) }),
    pkce: { required: () => true },
    jwks: { keys: [key] },
    cookies: { keys: [randomUUID()] },
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, AuthorizationCode: 60, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: true } },
  })
}

/** Signs in and consents, or refuses, as a person who has never been there: no session of an earlier visit helps. */
async function walk(
  base: string,
  address: string,
  typed: { readonly login: string; readonly password: string } | null,
): Promise<string> {
  const browser = new HttpBrowser(base)
  let answer = await browser.visit(address)
  for (let steps = 0; steps < 12; steps++) {
    const { location } = answer
    if (location.includes(CALLBACK)) return location
    if (location !== '') answer = await browser.visit(location)
    else answer = await (typed ? submit(browser, String(answer.body), typed) : browser.visit(abortOf(answer.body)))
  }
  throw new Error(`the provider led nowhere: ${answer.status} ${answer.body}`)
}

const found = (page: string, pattern: RegExp): string => {
  const [, value] = pattern.exec(page) ?? []
  if (value === undefined) throw new Error(`the provider shows no ${pattern}: ${page.slice(0, 2000)}`)
  return value
}

const abortOf = (page: unknown) => found(String(page), /href="([^"]+\/abort)"/)

function submit(browser: HttpBrowser, page: string, typed: Readonly<Record<string, string>>) {
  const prompt = found(page, /name="prompt" value="(\w+)"/)
  return browser.visit(found(page, /action="([^"]+)"/), {
    method: 'POST',
    body: new URLSearchParams({ prompt, ...(prompt === 'login' && typed) }),
  })
}

type Claims = Readonly<Record<string, unknown>>
const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

export const claimsOf = (idToken: unknown): Claims =>
  JSON.parse(Buffer.from(String(idToken).split('.')[1] ?? '', 'base64url').toString())

/** An ID token with the provider's own key, or another's under the same name. */
export function signedToken(claims: Claims, key: KeyObject = privateKey): string {
  const content = `${coded({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${coded(claims)}`
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`
}

export const unsignedToken = (claims: Claims): string => `${coded({ alg: 'none' })}.${coded(claims)}.`

/** Signed with the secret that the client shares, where the public key's own algorithm is expected. */
export function secretToken(claims: Claims): string {
  const content = `${coded({ alg: 'HS256', kid: KEY_ID })}.${coded(claims)}`
  return `${content}.${createHmac('sha256', CLIENT.secret).update(content).digest('base64url')}`
}

/** Tampering that changes nothing of a sign-in but its ID token. */
export const idToken = (change: (claims: Claims) => string): Tampering => ({
  rewrite: (path, answer) => (path === '/token' ? { ...answer, id_token: change(claimsOf(answer.id_token)) } : answer),
})
