import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { certify } from './certify.ts'
import { Certificate } from './cms/certificate.ts'

const NAME = 'Autorité de démonstration Rokhas'
const DAYS = 10 * 365
const CURVE = { namedCurve: 'prime256v1' } as const

type Certified = { readonly key: KeyObject; readonly certificate: Certificate }

/** An authority that certifies the signers of the demonstration, and whom nobody believes outside of it. */
export type DemonstrationAuthority = {
  readonly certificate: Certificate
  /** A new key and its certificate, in force from an instant for so many days. */
  readonly certify: (subject: string, from: Date, days: number) => Certified
}

const pathOf = (dataFolder: string, name: 'certificate' | 'key') => `${dataFolder}/demonstration-authority/${name}.pem`

/** The authority's own certificate; null where none was made in this data folder. */
export async function demonstrationAnchor(dataFolder: string): Promise<Certificate | null> {
  const path = pathOf(dataFolder, 'certificate')
  return existsSync(path) ? new Certificate(new X509Certificate(await readFile(path)).raw) : null
}

/** The authority of a data folder, made at the first need. */
export async function openDemonstrationAuthority(dataFolder: string, now: Date): Promise<DemonstrationAuthority> {
  if (!existsSync(pathOf(dataFolder, 'key'))) await make(dataFolder, now)
  const authority = createPrivateKey(await readFile(pathOf(dataFolder, 'key')))
  const certificate = new Certificate(new X509Certificate(await readFile(pathOf(dataFolder, 'certificate'))).raw)
  return {
    certificate,
    certify: (subject, from, days) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', CURVE)
      const der = certify({ subject, issuer: NAME, key: publicKey, from, days, as: 'signer' }, authority)
      return { key: privateKey, certificate: new Certificate(der) }
    },
  }
}

async function make(dataFolder: string, from: Date): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', CURVE)
  const named = { subject: NAME, issuer: NAME, key: publicKey, from, days: DAYS, as: 'authority' } as const
  await mkdir(`${dataFolder}/demonstration-authority`, { recursive: true, mode: 0o700 })
  await writeFile(pathOf(dataFolder, 'certificate'), new X509Certificate(certify(named, privateKey)).toString())
  // Written last: a certificate whose key never came is made again.
  await writeFile(pathOf(dataFolder, 'key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
}
