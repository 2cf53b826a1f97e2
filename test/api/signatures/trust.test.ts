import { createSign, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { certify } from '../../../api/signatures/certify.ts'
import { Certificate } from '../../../api/signatures/cms/certificate.ts'
import { openPkcs12 } from '../../../api/signatures/pkcs12/pkcs12.ts'
import { writePkcs12 } from '../../../api/signatures/pkcs12/writePkcs12.ts'
import type { SignatureProvider } from '../../../api/signatures/provider.ts'
import { type Signing, signPdf } from '../../../api/signatures/sign.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'
import { PASSWORD, SigningAuthority } from '../../build/signingAuthority.ts'
import { hasOpenssl } from '../../build/timestampAuthority.ts'
import { placesOf } from './tampering/file.ts'

if (!hasOpenssl()) process.stdout.write('no certificate is made: no openssl\n')

const DAY_MS = 86_400_000
const SIGNER = 'basicConstraints=critical,CA:FALSE\n'

describe.skipIf(!hasOpenssl())('Who signed, and whether they might', () => {
  let authority: SigningAuthority
  let paper: Buffer
  let now: Date

  beforeAll(async () => {
    authority = new SigningAuthority()
    paper = await printedReceipt()
  })
  afterAll(() => authority.close())

  const made = (name: string, options = {}) => {
    const signer = authority.signer(name, options)
    now = new Date(Math.ceil(Date.now() / 1000) * 1000)
    return signer
  }
  const sign = async (by: SignatureProvider, signing: Partial<Signing> = {}, bytes = paper) => {
    const signed = await signPdf(bytes, by, { at: now, permits: null, ...signing })
    if (!signed.ok) throw new Error(signed.error)
    return signed.value
  }
  const verify = (bytes: Buffer, at = now, anchors = [authority.anchor]) => {
    const { verdict, signatures } = verifyPdf(bytes, { anchors, now: at })
    return [verdict, ...signatures.map(({ reason }) => reason)]
  }
  const days = (count: number) => new Date(now.getTime() + count * DAY_MS)

  test('a certificate in force is believed up to the anchor, and without the anchor is not', async () => {
    const signed = await sign(made('a'))
    expect(verify(signed)).toEqual(['valid', null])
    expect(verify(signed, now, [])).toEqual(['untrusted', 'SIGNER_UNTRUSTED'])
    const other = new SigningAuthority()
    expect(verify(signed, now, [other.anchor])).toEqual(['untrusted', 'SIGNER_UNTRUSTED'])
    other.close()
  })

  test('a certificate that has expired since, or was not in force when it is said to have signed', async () => {
    const signer = made('b', { days: 30 })
    const signed = await sign(signer)
    expect(verify(signed, days(29))).toEqual(['valid', null])
    expect(verify(signed, days(31))).toEqual(['invalid', 'CERTIFICATE_EXPIRED'])
    expect(verify(await sign(signer, { at: days(-2) }))).toEqual(['invalid', 'CERTIFICATE_NOT_IN_FORCE'])
    expect(verify(await sign(signer, { at: days(2) }))).toEqual(['invalid', 'SIGNED_IN_FUTURE'])
  })

  test.each([
    ['only enciphers', `${SIGNER}keyUsage=critical,keyEncipherment`, 'CERTIFICATE_NOT_FOR_SIGNING'],
    ['is a server’s', `${SIGNER}extendedKeyUsage=serverAuth`, 'CERTIFICATE_NOT_FOR_SIGNING'],
    ['is a person’s', `${SIGNER}extendedKeyUsage=clientAuth,emailProtection`, null],
    ['has a critical limit nobody here knows', `${SIGNER}1.2.3.4=critical,ASN1:NULL`, 'SIGNER_UNTRUSTED'],
    ['says nothing of its use', SIGNER, null],
  ] as const)('a certificate that %s', async (name, extensions, reason) => {
    expect(verify(await sign(made(name, { extensions })))).toEqual([expect.any(String), reason])
  })

  test('a key of 1024 bits', async () => {
    expect(openPkcs12(authority.pkcs12('c', { key: ['rsa:1024'] }), PASSWORD).ok).toBe(false)
    const [certificate, key] = ['pem', 'key'].map((end) => readFileSync(`${authority.folder}/c.${end}`))
    const weak: SignatureProvider = {
      ...made('cc'),
      certificate: new Certificate(new X509Certificate(certificate ?? '').raw),
      sign: async (bytes) =>
        createSign('sha256')
          .update(bytes)
          .sign(key?.toString() ?? ''),
    }
    expect(verify(await sign(weak))).toEqual(['invalid', 'ALGORITHM_REFUSED'])
  })

  test('a signer who stands under another signer instead of an authority', async () => {
    made('d')
    for (const end of ['key', 'pem'])
      writeFileSync(`${authority.folder}/authority.${end}.kept`, readFileSync(`${authority.folder}/authority.${end}`))
    for (const end of ['key', 'pem'])
      writeFileSync(`${authority.folder}/authority.${end}`, readFileSync(`${authority.folder}/d.${end}`))
    writeFileSync(
      `${authority.folder}/chain.pem`,
      ['d.pem', 'authority.pem.kept', 'root.pem'].map((name) => readFileSync(`${authority.folder}/${name}`)).join(''),
    )
    const signed = await sign(made('e'))
    for (const end of ['key', 'pem'])
      writeFileSync(`${authority.folder}/authority.${end}`, readFileSync(`${authority.folder}/authority.${end}.kept`))
    expect(verify(signed)).toEqual(['untrusted', 'SIGNER_UNTRUSTED'])
  })

  test('what the first signature closes stays closed, and only the first closes', async () => {
    const signer = made('f')
    const closed = await sign(signer, { permits: 1 })
    expect(verify(closed)).toEqual(['valid', null])
    expect(await signPdf(closed, signer, { at: now, permits: null })).toEqual({
      ok: false,
      error: 'CLOSED_BY_FIRST_SIGNATURE',
    })
    const open = await sign(signer)
    expect(await signPdf(open, signer, { at: now, permits: 2 })).toEqual({ ok: false, error: 'ALREADY_SIGNED' })
    const forced = await sign(signer, {}, await sign(signer, { permits: 2 }))
    const closedLater = Buffer.from(forced.toString('latin1').replace('/P 2 ', '/P 1 '), 'latin1')
    expect(verify(closedLater)[1]).toBe('DIGEST_DIFFERS')
  })

  test('what the first signature certified bears no further signature that shows on a page', async () => {
    const signer = made('i')
    const shown = async (permits: 2 | null) => {
      const twice = await sign(signer, {}, await sign(signer, { permits }))
      const at = twice.lastIndexOf('[0 0 0 0]')
      twice.write('[0 0 9 9]', at, 'latin1')
      return verify(twice)
    }
    expect(await shown(2)).toEqual(['invalid', 'CHANGED_AFTER_SIGNING', 'DIGEST_DIFFERS'])
    expect(await shown(null)).toEqual(['invalid', null, 'DIGEST_DIFFERS'])
  })

  test('nothing is signed over a file that was changed', async () => {
    const signer = made('g')
    const changed = Buffer.concat([await sign(signer), Buffer.from('\n')])
    expect(await signPdf(changed, signer, { at: now, permits: null })).toEqual({ ok: false, error: 'TRAILING_BYTES' })
  })

  test('any byte of the signature’s value changed: never valid', async () => {
    const signed = await sign(made('h'))
    const { left, cmsEnd } = placesOf(signed)
    fc.assert(
      fc.property(fc.integer({ min: left + 1, max: cmsEnd - 1 }), fc.integer({ min: 1, max: 15 }), (at, change) => {
        const copy = Buffer.from(signed)
        const digit = (Number.parseInt(String.fromCharCode(copy[at] ?? 0), 16) ^ change).toString(16)
        copy.write(digit, at, 'latin1')
        expect(verify(copy)[0]).not.toBe('valid')
      }),
      { numRuns: 400 },
    )
  })
})

describe.skipIf(!hasOpenssl())('A PKCS#12 file', () => {
  let authority: SigningAuthority
  beforeAll(() => {
    authority = new SigningAuthority()
  })
  afterAll(() => authority.close())

  test.each([
    ['as OpenSSL writes it', []],
    ['with AES of 128 bits', ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC']],
    ['whose certificates are open', ['-certpbe', 'NONE']],
  ])('%s is opened, its root left out of the chain', (name, packing) => {
    const opened = openPkcs12(authority.pkcs12(name, { packing }), PASSWORD)
    expect(opened.ok && [opened.value.certificate.holder, ...opened.value.chain.map(({ holder }) => holder)]).toEqual([
      name,
      'authority',
    ])
  })

  test('with another password, cut, or changed: not opened', () => {
    const bytes = authority.pkcs12('x')
    const changed = Buffer.from(bytes)
    changed[200] = (changed[200] ?? 0) ^ 1
    for (const [file, password] of [
      [bytes, 'autre'],
      [bytes.subarray(0, 500), PASSWORD],
      [changed, PASSWORD],
      [Buffer.alloc(0), PASSWORD],
    ] as const)
      expect(openPkcs12(file, password)).toEqual({ ok: false, error: 'PKCS12_NOT_OPENED' })
  })

  test.each([
    ['its seal', ['-certpbe', 'NONE', '-keypbe', 'NONE', '-iter', '3000000']],
    ['its certificates', ['-keypbe', 'NONE', '-iter', '3000000', '-nomaciter']],
    ['its key', ['-certpbe', 'NONE', '-iter', '3000000', '-nomaciter']],
  ])('that asks millions of rounds of %s is refused before they are made, whatever the password', (_what, packing) => {
    const file = authority.pkcs12('slow', { packing })
    for (const password of [PASSWORD, 'autre'])
      expect(openPkcs12(file, password)).toEqual({ ok: false, error: 'PKCS12_TOO_SLOW' })
  })

  test('that asks them of all it has together is refused, and one that asks half of them is not', () => {
    const asking = (rounds: string) => openPkcs12(authority.pkcs12('many', { packing: ['-iter', rounds] }), PASSWORD)
    expect(asking('700000')).toEqual({ ok: false, error: 'PKCS12_TOO_SLOW' })
    expect(asking('330000').ok).toBe(true)
  })

  test('gives eight certificates above its own, however many it holds', () => {
    const from = new Date(Date.now() - DAY_MS)
    let above = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    const line = Array.from({ length: 12 }, (_, nth) => {
      const own = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      const named = { subject: `rang ${nth}`, issuer: `rang ${nth - 1}`, key: own.publicKey, from, days: 9 }
      const der = certify({ ...named, as: nth === 11 ? 'signer' : 'authority' }, above.privateKey)
      above = own
      return new Certificate(der)
    })
    const [certificate, ...chain] = line.toReversed() as [Certificate, ...Certificate[]]
    const opened = openPkcs12(writePkcs12({ key: above.privateKey, certificate, chain }, PASSWORD), PASSWORD)
    expect(opened.ok && opened.value.chain).toEqual(chain.slice(0, 8))
  })

  test('without a key, or encrypted as is done no longer, says so', () => {
    const outdated = authority.pkcs12('y', { packing: ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES'] })
    expect(openPkcs12(outdated, PASSWORD)).toEqual({ ok: false, error: 'PKCS12_OUTDATED' })
    const keyless = authority.pkcs12('z', { packing: ['-nokeys'] })
    expect(openPkcs12(keyless, PASSWORD)).toEqual({ ok: false, error: 'PKCS12_WITHOUT_KEY' })
  })
})
