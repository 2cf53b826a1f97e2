import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const ATTESTED = 0x40

const base64url = (bytes: Buffer): string => bytes.toString('base64url')
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()

type Options = { readonly challenge: string }
type Passkey = { readonly id: Buffer; readonly key: KeyObject; readonly userHandle: string; counter: number }
type Circumstances = { readonly origin?: string; readonly verified?: boolean }

/** CBOR (RFC 8949) of what an attestation holds: text keys, bytes, small integers. */
const head = (major: number, n: number): Buffer =>
  n < 24
    ? Buffer.from([(major << 5) | n])
    : n < 256
      ? Buffer.from([(major << 5) | 24, n])
      : Buffer.from([(major << 5) | 25, n >> 8, n & 0xff])
const integer = (n: number): Buffer => (n < 0 ? head(1, -1 - n) : head(0, n))
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value])
const text = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)])
const map = (...entries: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([head(5, entries.length), ...entries.flat()])

/** EC2 key on P-256 for ES256 (RFC 9053, sections 2.1 and 7.1.1). */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return map(
    [integer(1), integer(2)],
    [integer(3), integer(-7)],
    [integer(-1), integer(1)],
    [integer(-2), bytes(Buffer.from(x, 'base64url'))],
    [integer(-3), bytes(Buffer.from(y, 'base64url'))],
  )
}

/**
 * A security key in software, as Web Authentication 3 describes one (sections 6.1, 6.3.2, 6.3.3): ES256, discoverable
 * passkeys, no attestation, a counter that rises.
 */
export class Authenticator {
  private readonly rpId: string
  private readonly origin: string
  private readonly passkeys: Passkey[] = []

  constructor(origin: string) {
    this.origin = origin
    this.rpId = new URL(origin).hostname
  }

  /** Answers `navigator.credentials.create`. */
  create(options: Options & { readonly user: { readonly id: string } }, circumstances: Circumstances = {}) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.passkeys.push({ id: randomBytes(32), key: privateKey, userHandle: options.user.id, counter: 1 })
    return this.createAgain(options, circumstances)
  }

  /** Gives its last passkey as if it were new, which an honest authenticator does not do. */
  createAgain({ challenge }: Options, { origin, verified = true }: Circumstances = {}) {
    const passkey = this.last()
    const length = Buffer.alloc(2)
    length.writeUInt16BE(passkey.id.length)
    const attested = [Buffer.alloc(16), length, passkey.id, coseKey(createPublicKey(passkey.key))]
    const data = Buffer.concat([this.data(passkey, verified, ATTESTED), ...attested])
    const attestation = map([text('fmt'), text('none')], [text('attStmt'), map()], [text('authData'), bytes(data)])
    const clientDataJSON = base64url(this.clientData('webauthn.create', challenge, origin))
    return this.credential(passkey, { clientDataJSON, attestationObject: base64url(attestation), transports: ['usb'] })
  }

  /** Answers `navigator.credentials.get` with its last passkey. */
  get(options: Options, { origin, verified = true }: Circumstances = {}) {
    const passkey = this.last()
    passkey.counter += 1
    const data = this.data(passkey, verified)
    const clientData = this.clientData('webauthn.get', options.challenge, origin)
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), passkey.key)
    return this.credential(passkey, {
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(data),
      signature: base64url(signature),
      userHandle: passkey.userHandle,
    })
  }

  /** What somebody who copied the authenticator `uses` ago would hold. */
  rewind(uses: number): void {
    for (const passkey of this.passkeys) passkey.counter -= uses
  }

  private last(): Passkey {
    const passkey = this.passkeys.at(-1)
    if (!passkey) throw new Error('this authenticator holds no passkey')
    return passkey
  }

  private data({ counter }: Passkey, verified: boolean, more = 0): Buffer {
    const rest = Buffer.alloc(5)
    rest.writeUInt8(USER_PRESENT | (verified ? USER_VERIFIED : 0) | more)
    rest.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(this.rpId), rest])
  }

  private clientData(type: string, challenge: string, origin = this.origin): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }

  private credential<R>({ id }: Passkey, response: R) {
    const name = base64url(id)
    return { id: name, rawId: name, type: 'public-key', clientExtensionResults: {}, response } as const
  }
}
