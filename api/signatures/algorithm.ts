import type { Certificate } from './cms/certificate.ts'

export const RSA_SHA256 = '1.2.840.113549.1.1.11'
export const ECDSA_SHA256 = '1.2.840.10045.4.3.2'

/** What a certificate's key signs with, over SHA-256: RSA (PKCS#1 v1.5) or ECDSA over P-256; null for any other. */
export function algorithmOf({ key }: Certificate): string | null {
  if (key.asymmetricKeyType === 'rsa') return RSA_SHA256
  return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? ECDSA_SHA256 : null
}
