import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { SigningAuthority } from './signingAuthority.ts'

const SETTINGS = (by: string) => `
[ ca ]
default_ca = house
[ house ]
database = ${by}.index
crlnumber = ${by}.number
default_md = sha256
certificate = ${by}.pem
private_key = ${by}.key
[ point ]
issuingDistributionPoint = critical, @where
[ where ]
fullname = URI:http://lists.example/${by}.crl
[ part ]
issuingDistributionPoint = critical, @some
[ some ]
onlysomereasons = keyCompromise
`

/** What an authority of the tests says of its certificates: OpenSSL's lists and answers. */
export class RevocationDesk {
  private readonly folder: string
  private readonly by: string

  constructor(authority: SigningAuthority, by: 'authority' | 'root') {
    this.folder = authority.folder
    this.by = by
    writeFileSync(`${this.folder}/${by}.ca`, SETTINGS(by))
    if (!existsSync(`${this.folder}/${by}.index`)) writeFileSync(`${this.folder}/${by}.index`, '')
    writeFileSync(`${this.folder}/${by}.number`, '01\n')
  }

  /** Enters certificates it issued, so that it can answer for them. */
  know(...names: readonly string[]): void {
    for (const name of names) this.ca('-valid', `${name}.pem`)
  }

  revoke(name: string): void {
    this.ca('-revoke', `${name}.pem`, '-crl_reason', 'keyCompromise')
  }

  /** The list of today, for some days; with an extension of the settings, limited. */
  list({ days = 30, limit }: { readonly days?: number; readonly limit?: 'point' | 'part' } = {}): Buffer {
    this.ca('-gencrl', '-crldays', String(days), '-out', 'list.pem', ...(limit ? ['-crlexts', limit] : []))
    this.openssl('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.der')
    return this.read('list.der')
  }

  /** What it answers of a certificate by OCSP, signed by itself or by somebody else. */
  answer(name: string, signer: string = this.by): Buffer {
    const issuer = ['-issuer', `${this.by}.pem`, '-cert', `${name}.pem`]
    this.openssl('ocsp', ...issuer, '-no_nonce', '-reqout', 'asked.der')
    return this.answerTo(this.read('asked.der'), signer)
  }

  /** The same to a question somebody else asks. */
  answerTo(question: Buffer, signer: string = this.by): Buffer {
    writeFileSync(`${this.folder}/asked.der`, question)
    const signed = ['-rsigner', `${signer}.pem`, '-rkey', `${signer}.key`, '-CA', `${this.by}.pem`]
    const kept = ['-reqin', 'asked.der', '-respout', 'answer.der', '-ndays', '30']
    this.openssl('ocsp', '-index', `${this.by}.index`, ...signed, ...kept)
    return this.read('answer.der')
  }

  /** Whether OpenSSL itself takes a certificate of this authority, given its list. */
  accepts(name: string, list: Buffer): boolean {
    writeFileSync(`${this.folder}/asked.crl`, list)
    const trusted = ['-partial_chain', '-trusted', `${this.by}.pem`, '-crl_check', '-CRLfile', 'asked.crl']
    return this.run('verify', ...trusted, `${name}.pem`).status === 0
  }

  private ca(...args: readonly string[]): void {
    this.openssl('ca', '-config', `${this.by}.ca`, '-batch', ...args)
  }

  private openssl(...args: readonly string[]): void {
    const { status, stderr } = this.run(...args)
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`)
  }

  private run = (...args: readonly string[]) => spawnSync('openssl', args, { cwd: this.folder })

  private read = (name: string) => readFileSync(`${this.folder}/${name}`)
}
