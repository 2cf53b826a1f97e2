import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withEvidence } from '../../../api/signatures/revocation/dss.ts'
import { RevocationList } from '../../../api/signatures/revocation/revocationList.ts'
import type { Evidence } from '../../../api/signatures/revocation/statement.ts'
import { StatusAnswer } from '../../../api/signatures/revocation/statusAnswer.ts'
import { signPdf } from '../../../api/signatures/sign.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { RevocationDesk } from '../../build/revocationDesk.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'
import { pdfBytes } from '../documents/pdfBytes.ts'

const DAY_MS = 86_400_000
const OCSP_SIGNING = 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning'
const AT_POINT =
  'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\ncrlDistributionPoints=URI:http://lists.example/authority.crl'

let authority: SigningAuthority
let desk: RevocationDesk
let root: RevocationDesk
/** The authority itself was not taken back, says the one above it. */
let above: Evidence

beforeAll(() => {
  authority = new SigningAuthority()
  desk = new RevocationDesk(authority, 'authority')
  root = new RevocationDesk(authority, 'root')
  above = list(root.list())
})
afterAll(() => authority.close())

const list = (der: Buffer): Evidence => RevocationList.read(der) ?? fail('no list')
const answer = (der: Buffer): Evidence => StatusAnswer.read(der) ?? fail('no answer')

function fail(what: string): never {
  throw new Error(what)
}

async function signedBy(name: string, extensions?: string): Promise<Buffer> {
  const provider = authority.signer(name, extensions ? { extensions } : {})
  const signed = await signPdf(pdfBytes(), provider, { at: new Date(), permits: 2 })
  return signed.ok ? signed.value : fail(signed.error)
}

/** What is found of the one signature of a file: the verdict, why not, and whether its signer stood. */
function found(file: Buffer, evidence: readonly Evidence[], now = new Date()) {
  const { verdict, signatures } = verifyPdf(file, { anchors: [authority.anchor], evidence, now })
  const [first] = signatures
  return [verdict, first?.reason ?? null, first?.revocation]
}

describe('A list of revoked certificates', () => {
  test('that does not name the signer, with the list above it: the signer stood', async () => {
    const file = await signedBy('standing')
    const der = desk.list()
    expect(desk.accepts('standing', der)).toBe(true)
    expect(found(file, [list(der), above])).toEqual(['valid', null, 'good'])
  })

  test('without the list above it nobody knows whether the authority stood: valid, and said to be unknown', async () => {
    expect(found(await signedBy('halfway'), [list(desk.list())])).toEqual(['valid', null, 'unknown'])
  })

  test('that names the signer: refused, as OpenSSL refuses, for want of a timestamp that would prove it came later', async () => {
    const file = await signedBy('revoked')
    desk.revoke('revoked')
    const der = desk.list()
    expect(desk.accepts('revoked', der)).toBe(false)
    expect(found(file, [list(der), above])).toEqual(['invalid', 'CERTIFICATE_REVOKED', 'revoked'])
  })

  test('that ended before the signature was made says nothing of it', async () => {
    const early = list(desk.list({ days: 1 }))
    const later = new Date(Date.now() + 3 * DAY_MS)
    const signed = await signPdf(pdfBytes(), authority.signer('later'), { at: later, permits: null })
    expect(found(signed.ok ? signed.value : fail('not signed'), [early, above], later)).toEqual([
      'valid',
      null,
      'unknown',
    ])
  })

  test('with one byte changed, or signed by another authority: nobody’s word', async () => {
    const file = await signedBy('changed')
    const der = desk.list()
    const spoilt = Buffer.from(der)
    spoilt[der.length - 9] = (spoilt[der.length - 9] ?? 0) ^ 1
    expect(found(file, [list(spoilt), above])).toEqual(['valid', null, 'unknown'])
    expect(found(file, [list(root.list()), above])).toEqual(['valid', null, 'unknown'])
  })

  test('of one place speaks of the certificates that name the place; of some reasons alone, of nobody', async () => {
    const placed = list(desk.list({ limit: 'point' }))
    expect(found(await signedBy('placed', AT_POINT), [placed, above])).toEqual(['valid', null, 'good'])
    expect(found(await signedBy('elsewhere'), [placed, above])).toEqual(['valid', null, 'unknown'])
    expect(RevocationList.read(desk.list({ limit: 'part' }))).toBeNull()
  })
})

describe('An answer about a certificate', () => {
  test('by the authority, or by a responder it certified for that', async () => {
    const file = await signedBy('answered')
    authority.signer('responder', { extensions: OCSP_SIGNING })
    desk.know('answered')
    expect(found(file, [answer(desk.answer('answered')), above])).toEqual(['valid', null, 'good'])
    expect(found(file, [answer(desk.answer('answered', 'responder')), above])).toEqual(['valid', null, 'good'])
  })

  test('by somebody certified for anything else: nobody’s word', async () => {
    const file = await signedBy('usurped')
    desk.know('usurped')
    expect(found(file, [answer(desk.answer('usurped', 'usurped')), above])).toEqual(['valid', null, 'unknown'])
  })

  test('that it was taken back: refused; that it is not known there: unknown', async () => {
    const file = await signedBy('withdrawn')
    expect(found(file, [answer(desk.answer('withdrawn')), above])).toEqual(['valid', null, 'unknown'])
    desk.revoke('withdrawn')
    expect(found(file, [answer(desk.answer('withdrawn')), above])).toEqual([
      'invalid',
      'CERTIFICATE_REVOKED',
      'revoked',
    ])
  })

  test('bytes that are none are no answer and no list', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('3003020101', 'hex'), pdfBytes()])
      expect([StatusAnswer.read(bytes), RevocationList.read(bytes)]).toEqual([null, null])
  })
})

describe('Evidence kept in the file', () => {
  test('speaks for its signer as what is known here does, and leaves the signature as it was', async () => {
    const file = await signedBy('kept')
    const evidence = { certificates: [], lists: [desk.list(), root.list()], answers: [] }
    const kept = withEvidence(file, evidence)
    if (!kept.ok) throw new Error(kept.error)
    expect(kept.value.subarray(0, file.length).equals(file)).toBe(true)
    expect(found(kept.value, [])).toEqual(['valid', null, 'good'])
    const again = withEvidence(kept.value, evidence)
    expect(again.ok && again.value.toString('latin1').split('stream\n').length).toBe(
      kept.value.toString('latin1').split('stream\n').length,
    )
    expect(again.ok && found(again.value, [])).toEqual(['valid', null, 'good'])
  })

  test.skipIf(spawnSync('qpdf', ['--version']).error !== undefined)(
    'is read by qpdf without a warning (skipped where qpdf is not installed)',
    async () => {
      const kept = withEvidence(await signedBy('read'), { certificates: [], lists: [desk.list()], answers: [] })
      writeFileSync(`${authority.folder}/kept.pdf`, kept.ok ? kept.value : '')
      const checked = spawnSync('qpdf', ['--check', 'kept.pdf'], { cwd: authority.folder, encoding: 'utf8' })
      expect([checked.status, checked.stderr]).toEqual([0, ''])
    },
  )
})
