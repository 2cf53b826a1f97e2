import { X509Certificate } from 'node:crypto'
import type { CertificateRefusal } from '../contract/keys.ts'
import { algorithmOf } from '../signatures/algorithm.ts'
import { Certificate } from '../signatures/cms/certificate.ts'
import { chainTo } from '../signatures/cms/trust.ts'
import type { KnownKey } from '../signatures/openKey.ts'
import type { Trust } from '../signatures/signatureVerdict.ts'

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g
const MOST = 8
const LEAST_RSA_BITS = 2048

/** A holder's certificate in PEM and those above it; null when it is none. Whoever verifies has the root: it is left out. */
export function certificatesIn(pem: string): KnownKey | null {
  try {
    const [certificate, ...above] = (pem.match(PEM) ?? [])
      .slice(0, MOST)
      .map((one) => new Certificate(new X509Certificate(one).raw))
    return certificate ? { certificate, chain: above.filter((one) => !one.issued(one)) } : null
  } catch {
    return null // the parsers throw whatever they are given wrong
  }
}

/** Why a certificate cannot sign for this house at an instant; null when it can. */
export function certificateRefusal(
  { certificate, chain }: KnownKey,
  { anchors, now }: Trust,
): CertificateRefusal | null {
  if (!certificate.isInForce(now)) return 'CERTIFICATE_NOT_IN_FORCE'
  if (!certificate.maySign || !certificate.isUnderstood) return 'CERTIFICATE_NOT_FOR_SIGNING'
  if (algorithmOf(certificate) === null || isShort(certificate)) return 'ALGORITHM_REFUSED'
  const led = chainTo(certificate, { offered: chain, anchors, at: now })
  return led.ok ? null : led.error
}

const isShort = ({ key }: Certificate) =>
  key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_RSA_BITS
