import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Certificate } from '../../api/signatures/cms/certificate.ts'
import { openPkcs12 } from '../../api/signatures/pkcs12/pkcs12.ts'
import type { SignatureProvider } from '../../api/signatures/provider.ts'

export const PASSWORD = 'essai'

const SIGNING = 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation'
const AUTHORITY = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign'

export type SignerOptions = {
  readonly key?: readonly string[]
  readonly extensions?: string
  readonly days?: number
  /** How OpenSSL writes the PKCS#12. */
  readonly packing?: readonly string[]
}

/** A root and an authority under it that certify signers: OpenSSL's, in a folder of their own. */
export class SigningAuthority {
  readonly folder = mkdtempSync(`${tmpdir()}/rokhas-signing-`)
  readonly anchor: Certificate

  /** @param more extensions of the authority under the root, as OpenSSL's settings say them */
  constructor({ authority = '' }: { readonly authority?: string } = {}) {
    this.key('root', ['rsa:2048'])
    this.run('req', '-x509', '-key', 'root.key', '-out', 'root.pem', '-days', '3650', ...rootSubject)
    this.certify('authority', 'root', { extensions: `${AUTHORITY}\n${authority}` })
    writeFileSync(`${this.folder}/chain.pem`, this.read('authority.pem') + this.read('root.pem'))
    this.anchor = new Certificate(new X509Certificate(this.read('root.pem')).raw)
  }

  /** The PKCS#12 file of a new signer. */
  pkcs12(name: string, options: SignerOptions = {}): Buffer {
    this.certify(name, 'authority', options)
    const packed = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'chain.pem', '-out', `${name}.p12`]
    this.run('pkcs12', '-export', ...packed, '-passout', `pass:${PASSWORD}`, ...(options.packing ?? []))
    return readFileSync(`${this.folder}/${name}.p12`)
  }

  signer(name: string, options: SignerOptions = {}): SignatureProvider {
    const opened = openPkcs12(this.pkcs12(name, options), PASSWORD)
    if (!opened.ok) throw new Error(`the signer was not opened: ${opened.error}`)
    return opened.value
  }

  /** Whether OpenSSL itself finds that a detached CMS signs some bytes, up to this root. */
  accepts(cms: Buffer, signed: Buffer): boolean {
    writeFileSync(`${this.folder}/cms`, cms)
    writeFileSync(`${this.folder}/signed`, signed)
    const asked = ['-verify', '-binary', '-inform', 'DER', '-in', 'cms', '-content', 'signed', '-CAfile', 'root.pem']
    return this.openssl('cms', ...asked, '-purpose', 'any', '-cades', '-out', '/dev/null').status === 0
  }

  close(): void {
    rmSync(this.folder, { recursive: true })
  }

  private certify(name: string, by: string, { key = ['rsa:2048'], extensions = SIGNING, days = 700 }: SignerOptions) {
    this.key(name, key)
    this.run('req', '-new', '-utf8', '-key', `${name}.key`, '-out', `${name}.csr`, '-subj', `/C=MA/CN=${name}`)
    writeFileSync(`${this.folder}/extensions`, extensions)
    const issuer = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial', '-extfile', 'extensions']
    this.run('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, '-days', String(days), ...issuer)
  }

  private key(name: string, [algorithm = '', ...options]: readonly string[]) {
    const [kind = '', bits] = algorithm.split(':')
    const sized = bits ? ['-pkeyopt', `rsa_keygen_bits:${bits}`] : []
    this.run('genpkey', '-algorithm', kind, ...sized, ...options, '-out', `${name}.key`)
  }

  private read = (name: string) => readFileSync(`${this.folder}/${name}`, 'latin1')

  private openssl(...args: readonly string[]) {
    return spawnSync('openssl', args, { cwd: this.folder })
  }

  private run(...args: readonly string[]) {
    const { status, stderr } = this.openssl(...args)
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`)
  }
}

const rootSubject = ['-subj', '/C=MA/CN=Autorite racine', '-addext', 'keyUsage=critical,keyCertSign,cRLSign']
