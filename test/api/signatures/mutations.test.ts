import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignatureProvider } from '../../../api/signatures/provider.ts'
import { signPdf } from '../../../api/signatures/sign.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'
import { hasOpenssl } from '../../build/timestampAuthority.ts'
import { ADDED } from './tampering/added.ts'
import { ENDS, INSIDE } from './tampering/ends.ts'
import { MOVED } from './tampering/moved.ts'

const MUTATIONS = [...ADDED, ...MOVED, ...ENDS, ...INSIDE]

if (!hasOpenssl()) process.stdout.write('no signed file is tampered with: no openssl\n')

describe.skipIf(!hasOpenssl())('A signed file that somebody tampered with', () => {
  let authority: SigningAuthority
  let president: SignatureProvider
  let signed: Buffer
  let now: Date

  beforeAll(async () => {
    authority = new SigningAuthority()
    president = authority.signer('Présidente')
    now = new Date(Math.ceil(Date.now() / 1000) * 1000)
    const made = await signPdf(await printedReceipt(), president, { at: now, permits: 2 })
    if (!made.ok) throw new Error(made.error)
    signed = made.value
  })

  afterAll(() => authority.close())

  const verify = (bytes: Buffer) => verifyPdf(bytes, { anchors: [authority.anchor], now })

  test('is valid before', () => expect(verify(signed)).toMatchObject({ verdict: 'valid', wholeDocument: true }))

  test('in more than fifty ways', () => expect(MUTATIONS.length).toBeGreaterThan(50))

  test.each(MUTATIONS)('%s: is refused, with a reason', (_, mutate) => {
    const mutated = mutate(signed)
    expect(mutated.equals(signed)).toBe(false)
    const { verdict, refusal, signatures } = verify(mutated)
    expect(verdict).not.toBe('valid')
    if (verdict === 'unreadable') expect(refusal).not.toBeNull()
    else expect(verdict === 'unsigned' || signatures.some(({ valid, reason }) => !valid && reason !== null)).toBe(true)
  })
})
