import type { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type DemonstrationAuthority, openDemonstrationAuthority } from '../../api/signatures/demonstrationAuthority.ts'
import { writePkcs12 } from '../../api/signatures/pkcs12/writePkcs12.ts'

export const PASSPHRASE = 'clé d’essai'

/** An authority in a folder of its own, which a house believes by the settings it gives, and files it certified. */
export class KeyHouse {
  readonly folder = mkdtempSync(`${tmpdir()}/rokhas-keys-`)
  private authority: DemonstrationAuthority | null = null

  async open(now: Date): Promise<this> {
    this.authority = await openDemonstrationAuthority(this.folder, new Date(now.getTime() - 86_400_000))
    return this
  }

  /** What a server is told to believe it. */
  get env(): Record<string, string> {
    return { ROKHAS_SIGNATURE_ANCHORS: `${this.folder}/demonstration-authority/certificate.pem` }
  }

  pem = () => readFileSync(this.env.ROKHAS_SIGNATURE_ANCHORS ?? '', 'latin1')

  /** A PKCS#12 file as a holder brings it, in base64. */
  file(name: string, from: Date, days = 700): string {
    if (!this.authority) throw new Error('the house is not open')
    return writePkcs12({ ...this.authority.certify(name, from, days), chain: [] }, PASSPHRASE).toString('base64')
  }

  /** A key and its certificate in files of their own, for what keeps keys apart: the path of the key, in PEM (PKCS#8). */
  kept(name: string, from: Date): { readonly key: string; readonly certificate: X509Certificate } {
    if (!this.authority) throw new Error('the house is not open')
    const { key, certificate } = this.authority.certify(name, from, 700)
    const path = `${this.folder}/${name}.key`
    writeFileSync(path, key.export({ type: 'pkcs8', format: 'pem' }))
    return { key: path, certificate: certificate.node }
  }

  close(): void {
    rmSync(this.folder, { recursive: true })
  }
}
