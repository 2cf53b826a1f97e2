import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignatureProvider } from '../../../api/signatures/provider.ts'
import { signPdf } from '../../../api/signatures/sign.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { firstElement } from '../../build/openedCms.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'
import { withPages } from '../../build/readPdf.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'
import { hasOpenssl } from '../../build/timestampAuthority.ts'

const has = (program: string, flag: string) => spawnSync(program, [flag]).error === undefined
const missing = [
  ...(hasOpenssl() ? [] : ['openssl']),
  ...(has('pdfsig', '-v') ? [] : ['pdfsig (poppler-utils)']),
  ...(has('certutil', '-H') ? [] : ['certutil (libnss3-tools)']),
  ...(has('qpdf', '--version') ? [] : ['qpdf']),
]
if (missing.length > 0) process.stdout.write(`signatures are not shown to other programs: no ${missing.join(', ')}\n`)

/** In the structure of the older kind and of the newer one: cross-reference tables, and streams. */
const KINDS = ['tables', 'streams'] as const

describe.skipIf(missing.length > 0)('Files signed here, as other programs find them', () => {
  let authority: SigningAuthority
  let president: SignatureProvider
  let member: SignatureProvider
  let now: Date
  const papers = {} as Record<(typeof KINDS)[number], Buffer>

  const inFolder = (program: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: authority.folder, encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }

  beforeAll(async () => {
    authority = new SigningAuthority()
    president = authority.signer('Présidente Bennani')
    member = authority.signer('Membre Alaoui', { key: ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'] })
    // A certificate is in force from the second it was made in.
    now = new Date(Math.ceil(Date.now() / 1000) * 1000)
    inFolder('certutil', '-N', '-d', '.', '--empty-password')
    inFolder('certutil', '-A', '-d', '.', '-n', 'root', '-t', 'C,C,C', '-i', 'root.pem')
    papers.tables = await printedReceipt()
    writeFileSync(`${authority.folder}/paper.pdf`, papers.tables)
    inFolder('qpdf', '--object-streams=generate', 'paper.pdf', 'streams.pdf')
    papers.streams = readFileSync(`${authority.folder}/streams.pdf`)
  })

  afterAll(() => authority.close())

  const sign = async (bytes: Buffer, by: SignatureProvider, permits: 2 | null) => {
    const signed = await signPdf(bytes, by, { at: now, permits })
    if (!signed.ok) throw new Error(signed.error)
    return signed.value
  }

  /** What `pdfsig` says of each signature, of its own. */
  const pdfsig = (bytes: Buffer) => {
    writeFileSync(`${authority.folder}/signed.pdf`, bytes)
    return inFolder('pdfsig', '-nssdir', '.', 'signed.pdf').said.split('Signature #').slice(1)
  }

  test.each(KINDS)(
    'one signature over %s: pdfsig trusts it, qpdf warns of nothing, OpenSSL accepts it',
    async (kind) => {
      const signed = await sign(papers[kind], president, 2)
      const [said = ''] = pdfsig(signed)
      expect(said).toContain('Signature is Valid')
      expect(said).toContain('Certificate is Trusted')
      expect(said).toContain('ETSI.CAdES.detached')
      expect(said).toContain('\n  - Total document signed')
      expect(inFolder('qpdf', '--check', 'signed.pdf')).toMatchObject({
        status: 0,
        said: expect.not.stringMatching(/warn/i),
      })
      const [, left = '', right = '', length = ''] =
        /ByteRange \[0 (\d+) +(\d+) +(\d+)/.exec(signed.toString('latin1')) ?? []
      const hex = signed.toString('latin1', Number(left) + 1, Number(right) - 1)
      const whole = Buffer.concat([signed.subarray(0, Number(left)), signed.subarray(Number(right))])
      expect(whole.length).toBe(Number(left) + Number(length))
      const cms = firstElement(Buffer.from(hex, 'hex'))
      expect(authority.accepts(cms, whole)).toBe(true)
      whole[100] = (whole[100] ?? 0) ^ 1
      expect(authority.accepts(cms, whole)).toBe(false)
    },
  )

  test.each(KINDS)('two signatures over %s are two revisions, of which the first is the file it was', async (kind) => {
    const once = await sign(papers[kind], president, 2)
    const twice = await sign(once, member, null)
    expect(twice.subarray(0, once.length).equals(once)).toBe(true)
    const said = pdfsig(twice)
    expect(said).toHaveLength(2)
    for (const one of said) expect(one).toContain('Signature is Valid')
    expect(said[0]).toContain('\n  - Not total document signed')
    expect(said[1]).toContain('\n  - Total document signed')
    expect(inFolder('qpdf', '--check', 'signed.pdf')).toMatchObject({
      status: 0,
      said: expect.not.stringMatching(/warn/i),
    })
    expect(verifyPdf(twice, { anchors: [authority.anchor], now })).toEqual({
      verdict: 'valid',
      refusal: null,
      wholeDocument: true,
      signatures: ['Présidente Bennani', 'Membre Alaoui'].map((signer) => ({
        ...{ level: 'B-B', signer, at: now.toISOString(), valid: true, reason: null, revocation: 'unknown' },
      })),
    })
  })

  test('the pages of a signed file read as before', async () => {
    const texts = (bytes: Buffer) => withPages(bytes, (pages) => pages.map(({ text }) => text))
    expect(await texts(await sign(papers.tables, president, 2))).toEqual(await texts(papers.tables))
  })
})
