// @vitest-environment node
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signPdf } from '../../../api/signatures/sign.ts'
import { checkHere } from '../../../web/screens/checkAct/localIntegrity.ts'
import { pdfBytes } from '../../api/documents/pdfBytes.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'

let authority: SigningAuthority

beforeAll(() => {
  authority = new SigningAuthority()
})
afterAll(() => authority.close())

async function signed(file: Buffer, name: string, key?: readonly string[]): Promise<Buffer> {
  const done = await signPdf(file, authority.signer(name, key ? { key } : {}), { at: new Date(), permits: null })
  if (!done.ok) throw new Error(done.error)
  return done.value
}

const check = (file: Buffer) => checkHere(new Uint8Array(file))

describe('A device that checks a signed act alone', () => {
  test.each([
    ['rsa', ['rsa:2048']],
    ['p256', ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256']],
    ['p384', ['EC', '-pkeyopt', 'ec_paramgen_curve:P-384']],
  ])('finds a file signed with a key of %s intact, and names the certificate', async (name, key) => {
    const file = await signed(pdfBytes(), name, key)
    expect(await check(file)).toEqual({ kind: 'intact', signers: [{ name }], whole: true })
  })

  test('names each of two signers, in their order', async () => {
    const file = await signed(await signed(pdfBytes(), 'first'), 'second')
    expect(await check(file)).toEqual({ kind: 'intact', signers: [{ name: 'first' }, { name: 'second' }], whole: true })
  })

  test('says that bytes were added at the end', async () => {
    const file = Buffer.concat([await signed(pdfBytes(), 'longer'), Buffer.from('\n% more\n')])
    expect(await check(file)).toMatchObject({ kind: 'intact', whole: false })
  })

  test('refuses a byte changed anywhere: in the text, in the certificate, in the signature, in what is left out', async () => {
    const file = await signed(pdfBytes(), 'changed')
    const contents = file.indexOf('/Contents <') + '/Contents <'.length
    for (const at of [12, 200, contents + 400, contents + 1200, file.length - 30]) {
      const spoilt = Buffer.from(file)
      spoilt[at] = (spoilt[at] ?? 0) ^ 1
      expect([at, (await check(spoilt)).kind]).toEqual([at, 'altered'])
    }
  })

  test('refuses a range that leaves out more than the signature', async () => {
    const file = await signed(pdfBytes(), 'wider')
    const text = file.toString('latin1')
    const [range = '', left = ''] = /\/ByteRange \[0 (\d+) /.exec(text) ?? []
    const wider = range.replace(left, String(Number(left) - 1).padEnd(left.length))
    expect((await check(Buffer.from(text.replace(range, wider), 'latin1'))).kind).toBe('altered')
  })

  test('tells an unsigned file from one that is no PDF', async () => {
    expect((await check(pdfBytes())).kind).toBe('unsigned')
    expect((await check(Buffer.from('<html>'))).kind).toBe('unreadable')
  })
})
