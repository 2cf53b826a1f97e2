import { RSA_SHA256 } from '../algorithm.ts'
import type { SignatureProvider } from '../provider.ts'
import { baselineAttributes, OID } from './attributes.ts'
import { type Der, identifier, integer, NULL, octetString, sequenceOf, setOf, tagged } from './writeDer.ts'

const SHA256 = '2.16.840.1.101.3.4.2.1'
const VERSION = integer(Uint8Array.of(1))

/** The CMS of PAdES B-B over a digest (SHA-256) of what is signed, detached, in DER (RFC 5652 §3 and §5). */
export async function makeSignedData(digest: Buffer, provider: SignatureProvider): Promise<Buffer> {
  const { certificate, chain } = provider
  const attributes = baselineAttributes(digest, certificate.digest('sha256'))
  // What is signed is the SET they are, not the field they stand in (§5.4).
  const signature = await provider.sign(setOf(...attributes))
  const digestAlgorithm = sequenceOf(identifier(SHA256))
  const signer = sequenceOf(
    VERSION,
    sequenceOf(certificate.issuerDer, integer(certificate.serial)),
    digestAlgorithm,
    tagged(0, ...attributes),
    signatureAlgorithm(provider),
    octetString(signature),
  )
  const data = sequenceOf(
    VERSION,
    setOf(digestAlgorithm),
    sequenceOf(identifier(OID.data)),
    tagged(0, ...inOrder([certificate, ...chain].map(({ der }) => der))),
    setOf(signer),
  )
  return sequenceOf(identifier(OID.signedData), tagged(0, data))
}

/** RFC 4055 wants NULL beside an RSA algorithm; RFC 5758 wants nothing beside ECDSA. */
const signatureAlgorithm = ({ algorithm }: SignatureProvider): Der =>
  sequenceOf(identifier(algorithm), ...(algorithm === RSA_SHA256 ? [NULL] : []))

/** As a SET OF stands in DER: by its bytes. */
const inOrder = (values: readonly Buffer[]): readonly Buffer[] => values.toSorted(Buffer.compare)
