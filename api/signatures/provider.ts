import type { Certificate } from './cms/certificate.ts'

/** Who signs: a certificate, and a key nobody sees, wherever it is kept. */
export interface SignatureProvider {
  readonly certificate: Certificate
  /** From the signer's own authority up; the last anchor is left out, since whoever verifies has it or does not trust it. */
  readonly chain: readonly Certificate[]
  /** The object identifier of what `sign` makes, over SHA-256. */
  readonly algorithm: string
  /** Signs bytes, which it digests itself. ECDSA answers the DER of its two numbers. @throws KeyFailed */
  sign(bytes: Buffer): Promise<Buffer>
}
