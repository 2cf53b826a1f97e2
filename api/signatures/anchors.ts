import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Certificate } from './cms/certificate.ts'

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/**
 * The authorities a PEM file lists, whose signers are believed; none without a file.
 * @throws Error when the file cannot be read, lists none, or lists what is no certificate
 */
export async function readAnchors(path: string | null): Promise<readonly Certificate[]> {
  if (path === null) return []
  const listed = (await readFile(path, 'latin1')).match(PEM) ?? []
  if (listed.length === 0) throw new Error(`${path} lists no certificate`)
  return listed.map((pem) => new Certificate(new X509Certificate(pem).raw))
}
