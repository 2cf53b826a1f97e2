import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { octets, partsOf, smallInteger } from '../cms/der.ts'

/** Password-based encryption of PKCS#5 (RFC 8018 §6.2): PBKDF2 and AES-CBC, which is what is written nowadays. */

const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'
const PRF: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}
const CIPHERS: Readonly<Record<string, readonly [name: string, keyBytes: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
}

/** What was encrypted, or null when it is not this encryption. Whoever asks has counted its rounds. @throws when the password is another, or the parser does */
export function decrypted(how: AlgorithmIdentifier, bytes: Buffer, password: string): Buffer | null {
  if (how.algorithm !== PBES2 || !how.parameters) return null
  const [derivation, encryption] = partsOf(how.parameters).map((part) => AsnConvert.parse(part, AlgorithmIdentifier))
  const [cipher, keyBytes] = CIPHERS[encryption?.algorithm ?? ''] ?? []
  if (derivation?.algorithm !== PBKDF2 || !derivation.parameters || !cipher || !keyBytes || !encryption?.parameters)
    return null
  const [salt, rounds, ...rest] = partsOf(derivation.parameters)
  const count = rounds && smallInteger(rounds)
  const last = rest.at(-1)
  // Without a pseudorandom function named, it is HMAC with SHA-1; a key length may stand before it.
  const prf = last && smallInteger(last) === null ? PRF[AsnConvert.parse(last, AlgorithmIdentifier).algorithm] : 'sha1'
  if (!salt || !count || !prf) return null
  const key = pbkdf2Sync(password, octets(salt), count, keyBytes, prf)
  const decipher = createDecipheriv(cipher, key, octets(encryption.parameters))
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}
