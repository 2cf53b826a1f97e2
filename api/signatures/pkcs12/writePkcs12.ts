import { createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto'
import { id_certBag, id_pkcs8ShroudedKeyBag } from '@peculiar/asn1-pfx'
import { OID } from '../cms/attributes.ts'
import type { Certificate } from '../cms/certificate.ts'
import { type Der, identifier, integer, NULL, octetString, sequenceOf, tagged } from '../cms/writeDer.ts'

const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1'
const SHA256 = '2.16.840.1.101.3.4.2.1'
const VERSION = integer(Uint8Array.of(3))
const ROUNDS = 2048
/** What SHA-256 works on at once. */
const BLOCK = 64
const FOR_A_SEAL = 3

type Content = { readonly key: KeyObject; readonly certificate: Certificate; readonly chain: readonly Certificate[] }

/** A PKCS#12 file (RFC 7292) of a key and its certificates: the key in AES-256, the seal with SHA-256, both by one passphrase. */
export function writePkcs12({ key, certificate, chain }: Content, passphrase: string): Buffer {
  const shrouded = key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase })
  const certificates = [certificate, ...chain].map(({ der }) =>
    bag(id_certBag, sequenceOf(identifier(X509_CERTIFICATE), tagged(0, octetString(der)))),
  )
  const safes = sequenceOf(data(sequenceOf(...certificates)), data(sequenceOf(bag(id_pkcs8ShroudedKeyBag, shrouded))))
  return sequenceOf(VERSION, data(safes), seal(safes, passphrase))
}

const data = (content: Der): Der => sequenceOf(identifier(OID.data), tagged(0, octetString(content)))

const bag = (kind: string, value: Uint8Array): Der => sequenceOf(identifier(kind), tagged(0, value))

function seal(safes: Der, passphrase: string): Der {
  const salt = randomBytes(16)
  const mac = createHmac('sha256', sealKey(passphrase, salt)).update(safes).digest()
  const digest = sequenceOf(sequenceOf(identifier(SHA256), NULL), octetString(mac))
  return sequenceOf(digest, octetString(salt), integer(Uint8Array.of(ROUNDS >> 8, ROUNDS & 0xff)))
}

/** PKCS#12's own derivation (RFC 7292, appendix B.2): one block of it is the whole key. */
function sealKey(passphrase: string, salt: Buffer): Buffer {
  const secret = Buffer.from(`${passphrase}\0`, 'utf16le').swap16()
  const begin = [Buffer.alloc(BLOCK, FOR_A_SEAL), repeated(salt), repeated(secret)]
  let key = createHash('sha256').update(Buffer.concat(begin)).digest()
  for (let round = 1; round < ROUNDS; round++) key = createHash('sha256').update(key).digest()
  return key
}

const repeated = (bytes: Buffer): Buffer => Buffer.alloc(Math.ceil(bytes.length / BLOCK) * BLOCK, bytes)
