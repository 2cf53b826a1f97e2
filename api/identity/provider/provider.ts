import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client'
import { FRESH_PROOF_MINUTES } from '../../contract/factors.ts'
import type { Clock } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { faultOf } from './faults.ts'
import { type Identity, identityOf, saysEmail } from './identity.ts'
import type { ProviderConfig } from './settings.ts'

const TIMEOUT_S = 5
/** How long what the provider says of itself is believed before it is asked again. */
const DESCRIPTION_MS = 3_600_000
/** How long ago the person may have proved themselves to the provider, as with a factor of the house's own. */
const FRESH_S = FRESH_PROOF_MINUTES * 60

/** What one visit must be answered with (OpenID Connect Core 3.1; RFC 7636). */
export type VisitSecrets = { readonly state: string; readonly nonce: string; readonly verifier: string }
/** In the language of the screen that was left, when it said one. */
type Lang = { readonly lang: 'fr' | 'ar' | null }
export type Return = VisitSecrets & Lang & { readonly url: URL }

/** The configured identity provider: found by its own description, asked again when that grows old. */
export class Provider {
  readonly config: ProviderConfig
  private readonly clock: Clock
  private described: { readonly configuration: Configuration; readonly until: number } | null = null

  constructor(config: ProviderConfig, clock: Clock) {
    this.config = config
    this.clock = clock
  }

  /**
   * Where the browser goes. The provider is asked to authenticate afresh: signing out of the house leaves its own session
   * open, and the next person at a shared desk must not come in by it.
   * @throws Problem PROVIDER_UNAVAILABLE, PROVIDER_ISSUER
   */
  async visitAddress({ state, nonce, verifier, lang }: VisitSecrets & Lang, redirectUri: string): Promise<URL> {
    return buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      prompt: 'login',
      max_age: String(FRESH_S),
      ...(lang && { ui_locales: lang }),
      ...(this.config.strong.length > 0 && { acr_values: this.config.strong.join(' ') }),
    })
  }

  /** Who came back. @throws Problem named after the first fault of the answer, its cause for the log */
  async identityAt({ url, state, nonce, verifier, lang }: Return): Promise<Identity> {
    const configuration = await this.configuration()
    try {
      const tokens = await authorizationCodeGrant(configuration, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        maxAge: FRESH_S,
      })
      const claims = tokens.claims()
      if (!claims) throw new Problem('PROVIDER_ANSWER')
      const told = saysEmail(claims) ? {} : await this.userInfo(configuration, tokens.access_token, claims.sub)
      return identityOf(claims, told, lang ?? 'fr')
    } catch (error) {
      throw problemOf(error)
    }
  }

  private async userInfo(configuration: Configuration, accessToken: string, subject: string) {
    if (!configuration.serverMetadata().userinfo_endpoint) return {}
    return fetchUserInfo(configuration, accessToken, subject)
  }

  private async configuration(): Promise<Configuration> {
    const now = this.clock.now().getTime()
    if (this.described && now < this.described.until) return this.described.configuration
    const configuration = await this.discover().catch((error: unknown) => {
      const code = faultOf(error) === 'PROVIDER_ISSUER' ? 'PROVIDER_ISSUER' : 'PROVIDER_UNAVAILABLE'
      throw Object.assign(new Problem(code), { cause: error })
    })
    this.described = { configuration, until: now + DESCRIPTION_MS }
    return configuration
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.config
    // Plain HTTP is let through by the settings for this very machine only. Signatures are verified although TLS already
    // says who answered: an identity opens an official's mandates.
    const plain = issuer.startsWith('http:') ? [allowInsecureRequests] : []
    return discovery(new URL(issuer), clientId, {}, ClientSecretBasic(clientSecret), {
      timeout: TIMEOUT_S,
      execute: [...plain, enableNonRepudiationChecks],
    })
  }
}

const problemOf = (error: unknown): Problem =>
  error instanceof Problem ? error : Object.assign(new Problem(faultOf(error)), { cause: error })
