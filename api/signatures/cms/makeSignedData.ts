import { hash } from 'node:crypto'
import {
  CertificateChoices,
  CertificateSet,
  ContentInfo,
  DigestAlgorithmIdentifier,
  DigestAlgorithmIdentifiers,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignatureAlgorithmIdentifier,
  SignedData,
  SignerIdentifier,
  SignerInfo,
  SignerInfos,
} from '@peculiar/asn1-cms'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import type { SignatureProvider } from '../provider.ts'
import { attributeBytes, baselineAttributes, OID } from './attributes.ts'

const SHA256 = '2.16.840.1.101.3.4.2.1'
/** RFC 4055 wants NULL beside an RSA algorithm; RFC 5758 wants nothing beside ECDSA. */
const RSA_SHA256 = '1.2.840.113549.1.1.11'

/** The CMS of PAdES B-B over a digest (SHA-256) of what is signed, detached, in DER. */
export async function makeSignedData(digest: Buffer, provider: SignatureProvider): Promise<Buffer> {
  const { certificate, chain, algorithm } = provider
  const signedAttrs = [...baselineAttributes(digest, hash('sha256', certificate.der, 'buffer'))]
  const signature = await provider.sign(attributeBytes(signedAttrs))
  const { issuer, serialNumber } = certificate.shape.tbsCertificate
  const digestAlgorithm = new DigestAlgorithmIdentifier({ algorithm: SHA256 })
  const info = new SignerInfo({
    version: 1,
    sid: new SignerIdentifier({ issuerAndSerialNumber: new IssuerAndSerialNumber({ issuer, serialNumber }) }),
    digestAlgorithm,
    signedAttrs,
    signatureAlgorithm: new SignatureAlgorithmIdentifier({
      algorithm,
      ...(algorithm === RSA_SHA256 ? { parameters: null } : {}),
    }),
    signature: new OctetString(signature),
  })
  const data = new SignedData({
    version: 1,
    digestAlgorithms: new DigestAlgorithmIdentifiers([digestAlgorithm]),
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: new CertificateSet(
      [certificate, ...chain].map(({ shape }) => new CertificateChoices({ certificate: shape })),
    ),
    signerInfos: new SignerInfos([info]),
  })
  const outer = new ContentInfo({ contentType: OID.signedData, content: AsnConvert.serialize(data) })
  return Buffer.from(AsnConvert.serialize(outer))
}
