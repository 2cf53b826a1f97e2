import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Certificate } from '../../../api/signatures/cms/certificate.ts'
import type { SignatureProvider } from '../../../api/signatures/provider.ts'
import { signPdf } from '../../../api/signatures/sign.ts'
import { stampPdf } from '../../../api/signatures/stamp.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { askTimestamp } from '../../../api/timestamps/ask.ts'
import { openedCms } from '../../build/openedCms.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'
import { hasOpenssl, startTimestampAuthority, type TimestampAuthority } from '../../build/timestampAuthority.ts'

const has = (program: string, flag: string) => spawnSync(program, [flag]).error === undefined
const missing = [
  ...(hasOpenssl() ? [] : ['openssl']),
  ...(has('pdfsig', '-v') ? [] : ['pdfsig (poppler-utils)']),
  ...(has('qpdf', '--version') ? [] : ['qpdf']),
]
if (missing.length > 0) process.stdout.write(`no signature is stamped: no ${missing.join(', ')}\n`)

describe.skipIf(missing.length > 0)('Stamping what was signed without a timestamp', () => {
  let authority: SigningAuthority
  let clock: TimestampAuthority
  let president: SignatureProvider
  let anchors: readonly Certificate[]
  let signed: Buffer
  let now: Date

  beforeAll(async () => {
    authority = new SigningAuthority()
    clock = await startTimestampAuthority()
    president = authority.signer('Présidente')
    anchors = [authority.anchor, new Certificate(new X509Certificate(clock.pem).raw)]
    now = new Date(Math.ceil(Date.now() / 1000) * 1000)
    signed = await signedBy(await printedReceipt(), 2)
  })
  afterAll(async () => {
    authority.close()
    await clock.close()
  })
  beforeEach(() => {
    clock.answerWith = (reply) => reply
  })

  const signedBy = async (bytes: Buffer, permits: 2 | null, at = now) => {
    const made = await signPdf(bytes, president, { at, permits })
    if (!made.ok) throw new Error(made.error)
    return made.value
  }
  const stamp = (bytes: Buffer, { believed = anchors, patienceMs = 10_000 } = {}) =>
    stampPdf(bytes, {
      ask: (digest) => askTimestamp({ url: clock.url, policy: null }, digest, patienceMs),
      trust: { anchors: believed, now: new Date(now.getTime() + 60_000) },
    })
  const stamped = async (bytes: Buffer) => {
    const made = await stamp(bytes)
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    return made.value
  }
  const inFolder = (program: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: authority.folder, encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }

  test('OpenSSL finds the token good for the signature, and the signature as good as before', async () => {
    const { whole, cms, signature, token } = openedCms(await stamped(signed), authority.folder)
    expect(clock.vouches(token, signature)).toBe(true)
    expect(clock.vouches(token, Buffer.from('autre chose'))).toBe(false)
    expect(authority.accepts(cms, whole)).toBe(true)
  })

  test('pdfsig and qpdf find the file as they found it, and not a byte that is signed changed', async () => {
    const file = await stamped(signed)
    expect(openedCms(file, authority.folder).whole).toEqual(openedCms(signed, authority.folder).whole)
    expect(file.length).toBe(signed.length)
    writeFileSync(`${authority.folder}/stamped.pdf`, file)
    const { said } = inFolder('pdfsig', '-nocert', 'stamped.pdf')
    expect(said).toContain('Signature is Valid')
    expect(said).toContain('Total document signed')
    const checked = inFolder('qpdf', '--check', 'stamped.pdf')
    expect(checked).toMatchObject({ status: 0, said: expect.not.stringMatching(/warn/i) })
  })

  test('is B-T for whoever verifies; a second signature over it is stamped in its turn', async () => {
    const twice = await stamped(await signedBy(await stamped(signed), null))
    const { verdict, signatures } = verifyPdf(twice, { anchors, now: new Date(now.getTime() + 60_000) })
    expect([verdict, signatures.map(({ level }) => level)]).toEqual(['valid', ['B-T', 'B-T']])
  })

  test('changes nothing that a later signature covers, nor what is stamped, nor what nobody signed', async () => {
    const refused = async (bytes: Buffer) => {
      const made = await stamp(bytes)
      return made.ok ? null : made.error
    }
    const over = await signedBy(signed, null)
    expect(verifyPdf(await stamped(over), { anchors, now }).signatures.map(({ level }) => level)).toEqual([
      'B-B',
      'B-T',
    ])
    expect(await refused(await stamped(signed))).toEqual({ of: 'file', code: 'ALREADY_STAMPED' })
    expect(await refused(Buffer.concat([signed, Buffer.from('\n%%EOF\n')]))).toMatchObject({ of: 'file' })
    expect(await refused(await printedReceipt())).toEqual({ of: 'file', code: 'NOT_SIGNED' })
    expect(await refused(signed.subarray(0, signed.length / 2))).toMatchObject({ of: 'file' })
  })

  test('takes no token of an authority nobody believes, for another signature, or that somebody altered', async () => {
    const why = async (believed = anchors) => {
      const made = await stamp(signed, { believed })
      return made.ok || made.error.of !== 'authority' ? made : made.error.why
    }
    expect(await why([authority.anchor])).toBe('the token leads to no authority believed here: SIGNER_UNTRUSTED')
    let other: Buffer = Buffer.alloc(0)
    clock.answerWith = (reply) => {
      other = reply
      return reply
    }
    await stamped(await signedBy(await printedReceipt(), 2, new Date(now.getTime() + 1000)))
    clock.answerWith = () => other
    expect(await why()).toBe('the token is for another imprint')
    // The last byte is the authority's signature's.
    clock.answerWith = (reply) => Buffer.from(reply).fill(reply.at(-1) === 0 ? 1 : 0, reply.length - 1)
    expect(await why()).toBe('the token does not hold, or its certificate is not for timestamps')
  })

  test('a silent, a slow and a failing authority leave the file as it is, and say so', async () => {
    clock.answerWith = () => null
    expect(await stamp(signed)).toMatchObject({ ok: false, error: { of: 'authority' } })
    clock.answerWith = (reply) => pause(2_000).then(() => reply)
    const asked = Date.now()
    expect(await stamp(signed, { patienceMs: 200 })).toMatchObject({ ok: false, error: { of: 'authority' } })
    expect(Date.now() - asked).toBeLessThan(1_500)
  })
})
