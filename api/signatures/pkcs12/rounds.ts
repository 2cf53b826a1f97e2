import { id_pkcs8ShroudedKeyBag, type PFX, PKCS8ShroudedKeyBag, type SafeBag } from '@peculiar/asn1-pfx'
import { AsnConvert } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { partsOf, smallInteger } from '../cms/der.ts'

/**
 * How often a PKCS#12 file asks for its passphrase to be digested: the file says it, and each time keeps this process busy.
 * OpenSSL writes 2,048 for each of its three keys and NSS 600,000; two million are about a second of work.
 */
export const MOST_ROUNDS = 2_000_000

const PBES2 = '1.2.840.113549.1.5.13'
const PBMAC1 = '1.2.840.113549.1.5.14'
const PBKDF2 = '1.2.840.113549.1.5.12'

/** Of the seal over the file; endless when it says none that can be read. */
export function roundsOfSeal({ macData }: PFX): number {
  if (!macData) return 0
  const { digestAlgorithm } = macData.mac
  // A count beyond 31 bits is told as a word.
  return digestAlgorithm.algorithm === PBMAC1 ? roundsOf(digestAlgorithm) : counted(Number(macData.iterations))
}

/** Of the keys in a safe, each encrypted by itself. */
export const roundsOfKeys = (bags: readonly SafeBag[]): number =>
  bags
    .filter(({ bagId }) => bagId === id_pkcs8ShroudedKeyBag)
    .map(({ bagValue }) => roundsOf(AsnConvert.parse(bagValue, PKCS8ShroudedKeyBag).encryptionAlgorithm))
    .reduce((sum, one) => sum + one, 0)

/** Of one encryption or seal by a passphrase (RFC 8018 §5.2, appendix A; RFC 7292, appendix C); endless for any other. */
export function roundsOf({ algorithm, parameters }: AlgorithmIdentifier): number {
  if (!parameters) return Number.POSITIVE_INFINITY
  const [first, second] = partsOf(parameters)
  if (algorithm !== PBES2 && algorithm !== PBMAC1) return counted(second ? smallInteger(second) : null)
  const derivation = first && AsnConvert.parse(first, AlgorithmIdentifier)
  if (derivation?.algorithm !== PBKDF2 || !derivation.parameters) return Number.POSITIVE_INFINITY
  const [, rounds] = partsOf(derivation.parameters)
  return counted(rounds ? smallInteger(rounds) : null)
}

const counted = (rounds: number | null): number => (rounds !== null && rounds >= 1 ? rounds : Number.POSITIVE_INFINITY)
