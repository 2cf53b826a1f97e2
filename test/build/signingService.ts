import { spawnSync } from 'node:child_process'
import { randomUUID, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import type { SigningAuthority } from './signingAuthority.ts'

export const SERVICE = { clientId: 'rokhas', clientSecret: 'entre nous & eux' } as const
const RSA = '1.2.840.113549.1.1.11'
export const ECDSA = '1.2.840.10045.4.3.2'
const SHA256 = '2.16.840.1.101.3.4.2.1'

export type RemoteCredential = {
  /** The path of a private key, in PEM. */
  readonly key: string
  readonly algorithm: string
  readonly certificates: readonly string[]
  readonly pin: string
  readonly otp: string | null
  readonly scal: '1' | '2'
  readonly multisign: number
  wrong: number
}

type Told = Record<string, unknown>
type Consent = { readonly credential: string; left: number; hashes: readonly string[] | null }

class Refusal extends Error {}

/**
 * A remote signing service on this machine that speaks the CSC API v2 over HTTP: tokens, consents that run out, hashes
 * bound to their consent, PINs that lock after three tries. It keeps real keys and makes real signatures.
 */
export class SigningService {
  readonly credentials = new Map<string, RemoteCredential>()
  url = ''
  /** What each request waits before it is answered. */
  delayMs = 0
  private readonly tokens = new Set<string>()
  private readonly consents = new Map<string, Consent>()
  private readonly server = createServer((request, response) => {
    this.answer(request)
      .then(
        (told) => [200, told] as const,
        (error: unknown) =>
          [error instanceof Refusal ? 400 : 500, { error: error instanceof Error ? error.message : '?' }] as const,
      )
      .then(([status, told]) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told)),
      )
  })

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    const { port } = this.server.address() as AddressInfo // a listening TCP server has one
    this.url = `http://127.0.0.1:${port}/csc/v2`
    return this
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  /** Keeps a key the authority certified under a name. */
  keep(id: string, { folder }: SigningAuthority, name: string, how: Partial<RemoteCredential> = {}): void {
    const der = (file: string) => new X509Certificate(readFileSync(`${folder}/${file}.pem`)).raw.toString('base64')
    this.credentials.set(id, {
      key: `${folder}/${name}.key`,
      algorithm: RSA,
      certificates: [der(name), der('authority'), der('root')],
      ...{ pin: '2468', otp: null, scal: '1', multisign: 100, wrong: 0 },
      ...how,
    })
  }

  private async answer(request: IncomingMessage): Promise<Told> {
    const body = await text(request)
    await pause(this.delayMs)
    const method = (request.url ?? '').replace('/csc/v2/', '')
    if (method === 'oauth2/token') return this.grant(request, body)
    const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
    if (!this.tokens.has(token)) throw new Refusal('invalid_token')
    const asked = JSON.parse(body) as Told
    if (method === 'credentials/list') return { credentialIDs: [...this.credentials.keys()] }
    const id = String(asked.credentialID)
    const credential = this.credentials.get(id)
    if (!credential) throw new Refusal('invalid_request')
    if (method === 'credentials/info') return describe(credential)
    if (method === 'credentials/authorize') return this.authorise(id, credential, asked)
    if (method === 'credentials/extendTransaction') return this.extend(id, asked)
    if (method === 'signatures/signHash') return this.sign(credential, asked)
    throw new Refusal('invalid_request')
  }

  private grant({ headers }: IncomingMessage, body: string): Told {
    const said = Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64').toString()
    const [id, secret] = said.split(':').map(decodeURIComponent)
    if (id !== SERVICE.clientId || secret !== SERVICE.clientSecret || body !== 'grant_type=client_credentials')
      throw new Refusal('invalid_client')
    const token = randomUUID()
    this.tokens.add(token)
    return { access_token: token, token_type: 'Bearer', expires_in: 3600 }
  }

  private authorise(id: string, credential: RemoteCredential, asked: Told): Told {
    const said = new Map((asked.authData as { id: string; value: string }[]).map((one) => [one.id, one.value]))
    if (credential.wrong >= 3) throw new Refusal('invalid_request')
    if (said.get('PIN') !== credential.pin) {
      credential.wrong += 1
      throw new Refusal('invalid_pin')
    }
    if (credential.otp !== null && said.get('OTP') !== credential.otp) throw new Refusal('invalid_otp')
    const count = Number(asked.numSignatures)
    const hashes = asked.hashes as string[] | undefined
    if (!(count >= 1) || count > credential.multisign || (credential.scal === '2' && !hashes))
      throw new Refusal('invalid_request')
    return this.consent({ credential: id, left: count, hashes: hashes ?? null })
  }

  private consent(consent: Consent): Told {
    const sad = randomUUID()
    this.consents.set(sad, consent)
    return { SAD: sad, expiresIn: 300 }
  }

  private extend(id: string, asked: Told): Told {
    const consent = this.consents.get(String(asked.SAD))
    if (consent?.credential !== id) throw new Refusal('invalid_request')
    this.consents.delete(String(asked.SAD))
    return this.consent({ ...consent, hashes: asked.hashes as string[] })
  }

  private sign({ key }: RemoteCredential, asked: Told): Told {
    const consent = this.consents.get(String(asked.SAD))
    const hashes = asked.hashes as string[]
    const covered = consent && (consent.hashes === null || hashes.every((one) => consent.hashes?.includes(one)))
    if (consent?.credential !== asked.credentialID || !covered || consent.left < hashes.length)
      throw new Refusal('invalid_request')
    if (asked.hashAlgorithmOID !== SHA256) throw new Refusal('invalid_request')
    consent.left -= hashes.length
    return { signatures: hashes.map((one) => signHash(key, Buffer.from(one, 'base64')).toString('base64')) }
  }
}

const describe = ({ algorithm, certificates, otp, scal, multisign, wrong }: RemoteCredential): Told => ({
  key: { status: wrong >= 3 ? 'disabled' : 'enabled', algo: [algorithm], len: 2048 },
  cert: { status: 'valid', certificates },
  auth: {
    mode: 'explicit',
    expression: 'PIN AND OTP',
    objects: [{ type: 'Password', id: 'PIN' }, ...(otp === null ? [] : [{ type: 'Password', id: 'OTP' }])],
  },
  SCAL: scal,
  multisign,
})

function signHash(key: string, digest: Buffer): Buffer {
  const asked = ['pkeyutl', '-sign', '-inkey', key, '-pkeyopt', 'digest:sha256']
  const { status, stdout, stderr } = spawnSync('openssl', asked, { input: digest })
  if (status !== 0) throw new Error(String(stderr))
  return stdout
}
