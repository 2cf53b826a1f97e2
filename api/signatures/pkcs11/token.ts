import type { KeyFault } from '../../contract/keyFaults.ts'
import { type Cryptoki, CryptokiError } from './cryptoki.ts'
import type { TokenReference } from './reference.ts'

/** A fault found here, not answered by the driver. */
export class TokenFault extends Error {
  readonly fault: KeyFault

  constructor(fault: KeyFault) {
    super(fault)
    this.fault = fault
  }
}

const WORD = 8
const TOKENS_AT_MOST = 64
const USER = 1
const SERIAL_SESSION = 4
const PRIVATE_KEY = 3n
const ATTRIBUTE = { class: 0x0, label: 0x3, id: 0x1_02 } as const
const MECHANISM = { rsa: 0x1, ec: 0x1041 } as const
const MOST_SIGNATURE_BYTES = 1024
/** DigestInfo of SHA-256 (RFC 8017 §9.2): the token signs a digest, never the file. */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

export type OpenToken = { readonly session: number | bigint; readonly key: bigint }

/**
 * Signs in to the token of a reference and finds its private key.
 * @throws CryptokiError with the driver's answer, TokenFault
 */
export function openToken(call: Cryptoki, reference: TokenReference, pin: string): OpenToken {
  const session: [number | bigint] = [0]
  call('openSession', slotOf(call, reference), SERIAL_SESSION, null, null, session)
  const secret = Buffer.from(pin, 'utf8')
  try {
    call('login', session[0], USER, secret, secret.length)
    return { session: session[0], key: keyOf(call, session[0], reference) }
  } catch (error) {
    call('closeSession', session[0])
    throw error
  }
}

/** Signs out of it, as far as its driver still can: whoever signs in next is not told that somebody is in already. */
export function closeToken(call: Cryptoki, { session }: OpenToken): void {
  try {
    call('closeSession', session)
  } catch (error) {
    if (!(error instanceof CryptokiError)) throw error // the token that went took its session along
  }
}

/** @returns RSA: PKCS#1 v1.5; ECDSA: its two numbers, one after the other */
export function signDigest(call: Cryptoki, { session, key }: OpenToken, kind: 'rsa' | 'ec', digest: Buffer): Buffer {
  const bytes = kind === 'rsa' ? Buffer.concat([DIGEST_INFO, digest]) : digest
  call('signInit', session, { mechanism: MECHANISM[kind], parameter: null, length: 0 }, key)
  const signature = Buffer.alloc(MOST_SIGNATURE_BYTES)
  const length: [number | bigint] = [signature.length]
  call('sign', session, bytes, bytes.length, signature, length)
  return signature.subarray(0, Number(length[0]))
}

function slotOf(call: Cryptoki, { token, serial }: TokenReference): bigint {
  const slots = Buffer.alloc(WORD * TOKENS_AT_MOST)
  const count: [number | bigint] = [TOKENS_AT_MOST]
  call('getSlotList', 1, slots, count)
  const found = Array.from({ length: Number(count[0]) }, (_, at) => slots.readBigUInt64LE(at * WORD)).filter((slot) => {
    const named = tokenOf(call, slot)
    return named && (token === null || named.label === token) && (serial === null || named.serial === serial)
  })
  const [slot, another] = found
  if (slot === undefined) throw new TokenFault('KEY_TOKEN_ABSENT')
  if (another !== undefined) throw new TokenFault('KEY_TOKEN_AMBIGUOUS')
  return slot
}

/**
 * CK_TOKEN_INFO: label (32), manufacturer (32), model (16), serial (16), padded with blanks; then numbers. Null for a slot
 * whose token does not say what it is: it was taken out since the slots were counted.
 */
function tokenOf(call: Cryptoki, slot: bigint): { readonly label: string; readonly serial: string } | null {
  const info = Buffer.alloc(208)
  try {
    call('getTokenInfo', slot, info)
  } catch (error) {
    if (error instanceof CryptokiError) return null
    throw error
  }
  const text = (from: number, to: number) => info.toString('utf8', from, to).trimEnd()
  return { label: text(0, 32), serial: text(80, 96) }
}

function keyOf(call: Cryptoki, session: number | bigint, { id, object }: TokenReference): bigint {
  const kind = Buffer.alloc(WORD)
  kind.writeBigUInt64LE(PRIVATE_KEY)
  const wanted = [
    { type: ATTRIBUTE.class, value: kind, length: WORD },
    ...(id === null ? [] : [bytesAttribute(ATTRIBUTE.id, Buffer.from(id, 'hex'))]),
    ...(object === null ? [] : [bytesAttribute(ATTRIBUTE.label, Buffer.from(object, 'utf8'))]),
  ]
  const found = Buffer.alloc(WORD)
  const count: [number | bigint] = [0]
  call('findObjectsInit', session, wanted, wanted.length)
  call('findObjects', session, found, 1, count)
  call('findObjectsFinal', session)
  if (Number(count[0]) !== 1) throw new TokenFault('KEY_MISSING')
  return found.readBigUInt64LE()
}

const bytesAttribute = (type: number, value: Buffer) => ({ type, value, length: value.length })
