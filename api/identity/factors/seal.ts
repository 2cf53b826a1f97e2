import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Problem } from '../../http/problem.ts'
import type { SecretKey } from './secretKey.ts'

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const NAME_AT = 1
const NONCE_AT = NAME_AT + 4
const TAG_AT = NONCE_AT + NONCE_BYTES
const TEXT_AT = TAG_AT + TAG_BYTES

/**
 * AES-256-GCM (NIST SP 800-38D), a fresh nonce each time: version, the key's name, nonce, tag, ciphertext. `owner` is
 * authenticated with it, so that a row moved to somebody else no longer opens.
 */
export function seal(key: SecretKey, owner: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce)
  cipher.setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), key.name, nonce, cipher.getAuthTag(), sealed])
}

/** @throws Problem SECRET_KEY_LOST when it was sealed with another key or altered since */
export function unseal(key: SecretKey, owner: string, sealed: Buffer): string {
  try {
    if (sealed[0] !== VERSION || !sealed.subarray(NAME_AT, NONCE_AT).equals(key.name))
      throw new Error('sealed with another key than the one in use: restore secret.key or ROKHAS_SECRET_KEY')
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, sealed.subarray(NONCE_AT, TAG_AT))
    decipher.setAAD(Buffer.from(owner))
    decipher.setAuthTag(sealed.subarray(TAG_AT, TEXT_AT))
    return Buffer.concat([decipher.update(sealed.subarray(TEXT_AT)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw Object.assign(new Problem('SECRET_KEY_LOST'), { cause })
  }
}
