import { z } from 'zod'
import type { KeyFault } from '../../contract/keyFaults.ts'
import { KeyFailed } from '../openKey.ts'

/** A remote signing service that speaks the CSC API v2, and who we are to it. */
export type RemoteService = {
  /** Where its methods begin: `https://…/csc/v2`. */
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
}

const PATIENCE_MS = 15_000
const MOST_BYTES = 1024 * 1024
const RENEW_MS = 30_000

/** What a service's `error` means to whoever signs (CSC API v2, the errors of each method). */
const FAULTS: Readonly<Record<string, KeyFault>> = {
  invalid_pin: 'KEY_SECRET_WRONG',
  invalid_otp: 'KEY_SECRET_WRONG',
  invalid_request: 'KEY_SERVICE_REFUSED',
  access_denied: 'KEY_SERVICE_REFUSED',
}

const failure = z.object({ error: z.string(), error_description: z.string().optional() })
const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().optional() })

/** Asks the methods of one service; signs in by itself (OAuth 2.0, client credentials), and again when that has run out. */
export class RemoteClient {
  private readonly service: RemoteService
  private readonly patienceMs: number
  private token: { readonly value: string; readonly until: number } | null = null

  constructor(service: RemoteService, patienceMs = PATIENCE_MS) {
    this.service = service
    this.patienceMs = patienceMs
  }

  /** @throws KeyFailed: the service is away, slow, refuses, or answers what the method does not */
  async ask<T>(method: string, body: object, answer: z.ZodType<T>): Promise<T> {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${await this.signIn()}` }
    return parsed(await this.post(method, headers, JSON.stringify(body)), answer)
  }

  private async signIn(): Promise<string> {
    const now = performance.now()
    if (this.token && now < this.token.until) return this.token.value
    const { clientId, clientSecret } = this.service
    const named = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: `Basic ${named}` }
    const answer = parsed(await this.post('oauth2/token', headers, 'grant_type=client_credentials'), granted)
    this.token = { value: answer.access_token, until: now + (answer.expires_in ?? 60) * 1000 - RENEW_MS }
    return this.token.value
  }

  private async post(method: string, headers: Record<string, string>, body: string): Promise<unknown> {
    try {
      const response = await fetch(`${this.service.url.replace(/\/$/, '')}/${method}`, {
        ...{ method: 'POST', headers, body, redirect: 'error' },
        signal: AbortSignal.timeout(this.patienceMs),
      })
      const bytes = await response.bytes()
      if (bytes.length > MOST_BYTES) throw new Error(`${bytes.length} bytes are no answer`)
      const said = JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown
      if (!response.ok) throw refusal(method, response.status, said)
      return said
    } catch (error) {
      if (error instanceof KeyFailed) throw error
      throw new KeyFailed('KEY_SERVICE_AWAY', { cause: error })
    }
  }
}

function refusal(method: string, status: number, said: unknown): KeyFailed {
  const told = failure.safeParse(said)
  const cause = `${method} answered ${status}: ${told.success ? `${told.data.error} ${told.data.error_description ?? ''}` : '?'}`
  if (!told.success || status >= 500) return new KeyFailed('KEY_SERVICE_AWAY', { cause })
  return new KeyFailed(FAULTS[told.data.error] ?? 'KEY_SERVICE_REFUSED', { cause })
}

function parsed<T>(said: unknown, shape: z.ZodType<T>): T {
  const answer = shape.safeParse(said)
  if (!answer.success) throw new KeyFailed('KEY_SERVICE_AWAY', { cause: answer.error })
  return answer.data
}
