import { hash } from 'node:crypto'
import { z } from 'zod'
import { algorithmOf, ECDSA_SHA256 } from '../algorithm.ts'
import { ecdsaDer } from '../ecdsa.ts'
import { KeyFailed, type OpenedKey, orKeyFault } from '../openKey.ts'
import type { RemoteClient } from './client.ts'
import { type Credential, readCredential } from './credential.ts'

const SHA256 = '2.16.840.1.101.3.4.2.1'

const P256_BYTES = 64

export type RemoteKey = {
  readonly credentialId: string
  readonly pin: string
  /** What the service sent to its person, or their device made. */
  readonly code: string | null
  /** Signatures that this one consent is to cover. */
  readonly signatures: number
}

const authorised = z.object({ SAD: z.string().min(1) })
const signed = z.object({ signatures: z.array(z.string()).length(1) })

/**
 * A key kept by a remote service (CSC API v2): the PIN and the one-time code are said once, and cover as many signatures
 * as asked. Where the service binds a consent to its hashes (SCAL 2), it is extended to each as it comes.
 */
export function openRemote(client: RemoteClient, key: RemoteKey): Promise<OpenedKey> {
  return orKeyFault(async () => {
    const credential = await readCredential(client, key.credentialId)
    const algorithm = algorithmOf(credential.certificate)
    if (!algorithm) throw new KeyFailed('KEY_MISSING')
    if (key.signatures > credential.most) throw new KeyFailed('KEY_BATCH_TOO_LARGE')
    const consent = new Consent(client, credential, key)
    // Where consent is for no hash in particular it is asked at once: a wrong PIN is known before anything is signed.
    if (!credential.bound) await consent.ask(null)
    const { certificate, chain } = credential
    const sign = (bytes: Buffer) => consent.sign(hash('sha256', bytes, 'base64'), algorithm)
    return { certificate, chain, algorithm, sign, close: () => undefined }
  })
}

/** One consent: what authorises the next signature changes with each. */
class Consent {
  private readonly client: RemoteClient
  private readonly credential: Credential
  private readonly key: RemoteKey
  private sad: string | null = null
  /** Each signature needs what the one before left. */
  private turn: Promise<unknown> = Promise.resolve()

  constructor(client: RemoteClient, credential: Credential, key: RemoteKey) {
    this.client = client
    this.credential = credential
    this.key = key
  }

  async ask(digest: string | null): Promise<void> {
    const { id, asks } = this.credential
    const { pin, code, signatures } = this.key
    if (asks.includes('OTP') && !code) throw new KeyFailed('KEY_CODE_MISSING')
    const values = asks.map((prompt) => ({ id: prompt, value: prompt === 'OTP' ? code : pin }))
    const bound = digest === null ? {} : { hashes: [digest], hashAlgorithmOID: SHA256 }
    const asked = { credentialID: id, numSignatures: signatures, authData: values, ...bound }
    this.sad = (await this.client.ask('credentials/authorize', asked, authorised)).SAD
  }

  sign(digest: string, signAlgo: string): Promise<Buffer> {
    const signature = this.turn.then(() => this.signNext(digest, signAlgo))
    this.turn = signature.catch(() => undefined)
    return signature
  }

  private async signNext(digest: string, signAlgo: string): Promise<Buffer> {
    const { id: credentialID, bound } = this.credential
    const hashes = { hashes: [digest], hashAlgorithmOID: SHA256 }
    if (this.sad === null) await this.ask(digest)
    else if (bound) {
      const asked = { credentialID, SAD: this.sad, ...hashes }
      this.sad = (await this.client.ask('credentials/extendTransaction', asked, authorised)).SAD
    }
    const asked = { credentialID, SAD: this.sad, signAlgo, ...hashes }
    const { signatures } = await this.client.ask('signatures/signHash', asked, signed)
    const signature = Buffer.from(signatures[0] ?? '', 'base64')
    // Services answer ECDSA both ways: as DER, or as its two numbers one after the other.
    return signAlgo === ECDSA_SHA256 && signature.length === P256_BYTES ? ecdsaDer(signature) : signature
  }
}
