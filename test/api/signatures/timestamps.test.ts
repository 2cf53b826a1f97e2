import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { Attribute, ContentInfo, SignedData } from '@peculiar/asn1-cms'
import { AsnConvert } from '@peculiar/asn1-schema'
import { TimeStampResp } from '@peculiar/asn1-tsp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OID } from '../../../api/signatures/cms/attributes.ts'
import type { Certificate } from '../../../api/signatures/cms/certificate.ts'
import { readCms } from '../../../api/signatures/cms/signedData.ts'
import type { SignatureProvider } from '../../../api/signatures/provider.ts'
import { signPdf } from '../../../api/signatures/sign.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { firstElement } from '../../build/openedCms.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'
import { hasOpenssl, startTimestampAuthority, type TimestampAuthority } from '../../build/timestampAuthority.ts'
import { placesOf } from './tampering/file.ts'

if (!hasOpenssl()) process.stdout.write('no signature is timestamped: no openssl\n')

const YEARS_MS = 3 * 365 * 86_400_000

describe.skipIf(!hasOpenssl())(
  'A signature with a token of an RFC 3161 authority (OpenSSL’s) in the room it left',
  () => {
    let authority: SigningAuthority
    let clock: TimestampAuthority
    let signer: SignatureProvider
    let signed: Buffer
    let now: Date

    beforeAll(async () => {
      authority = new SigningAuthority()
      clock = await startTimestampAuthority()
      signer = authority.signer('Présidente', { days: 300 })
      now = new Date(Math.ceil(Date.now() / 1000) * 1000)
      const made = await signPdf(await printedReceipt(), signer, { at: now, permits: 2 })
      if (!made.ok) throw new Error(made.error)
      signed = made.value
    })
    afterAll(async () => {
      authority.close()
      await clock.close()
    })

    const cmsOf = () => {
      const { left, right } = placesOf(signed)
      const der = firstElement(Buffer.from(signed.toString('latin1', left + 1, right - 1), 'hex'))
      const outer = AsnConvert.parse(der, ContentInfo)
      return { outer, data: AsnConvert.parse(outer.content, SignedData) }
    }
    const signatureValue = () => Buffer.from(cmsOf().data.signerInfos[0]?.signature.buffer ?? new ArrayBuffer(0))

    async function tokenOver(bytes: Buffer): Promise<ArrayBuffer> {
      writeFileSync(`${authority.folder}/stamped`, bytes)
      const asked = ['ts', '-query', '-data', 'stamped', '-sha256', '-cert', '-out', 'query']
      spawnSync('openssl', asked, { cwd: authority.folder })
      const body = new Uint8Array(readFileSync(`${authority.folder}/query`))
      const reply = await (await fetch(clock.url, { method: 'POST', body })).arrayBuffer()
      return AsnConvert.serialize(AsnConvert.parse(reply, TimeStampResp).timeStampToken)
    }

    function withToken(token: ArrayBuffer): Buffer {
      const { outer, data } = cmsOf()
      const [info] = data.signerInfos
      if (info) info.unsignedAttrs = [new Attribute({ attrType: OID.signatureTimestamp, attrValues: [token] })]
      outer.content = AsnConvert.serialize(data)
      const copy = Buffer.from(signed)
      copy.write(Buffer.from(AsnConvert.serialize(outer)).toString('hex'), placesOf(signed).left + 1, 'latin1')
      return copy
    }

    /** The authority's own certificate, which its tokens carry. */
    const clockAnchor = (token: ArrayBuffer): Certificate => {
      const carried = readCms(Buffer.from(token))?.signer
      if (!carried) throw new Error('the token carries no certificate')
      return carried
    }

    test('is B-T, at the instant the authority says', async () => {
      const token = await tokenOver(signatureValue())
      const anchors = [authority.anchor, clockAnchor(token)]
      const soon = new Date(now.getTime() + 60_000)
      const { verdict, signatures } = verifyPdf(withToken(token), { anchors, now: soon })
      expect([verdict, signatures[0]]).toEqual([
        'valid',
        {
          level: 'B-T',
          signer: 'Présidente',
          at: expect.any(String),
          valid: true,
          reason: null,
          revocation: 'unknown',
        },
      ])
      expect(Math.abs(Date.parse(signatures[0]?.at ?? '') - Date.now())).toBeLessThan(60_000)
    })

    test('a token of an authority nobody trusts proves no time', async () => {
      const file = withToken(await tokenOver(signatureValue()))
      const later = new Date(now.getTime() + YEARS_MS)
      expect(verifyPdf(file, { anchors: [authority.anchor], now: later }).signatures[0]?.reason).toBe(
        'CERTIFICATE_EXPIRED',
      )
      expect(verifyPdf(file, { anchors: [authority.anchor], now }).signatures[0]).toMatchObject({
        ...{ valid: true, at: now.toISOString() },
      })
    })

    test('a token over something else is refused', async () => {
      const token = await tokenOver(Buffer.from('autre chose'))
      const anchors = [authority.anchor, clockAnchor(token)]
      expect(verifyPdf(withToken(token), { anchors, now }).signatures[0]).toMatchObject({
        ...{ level: 'B-B', valid: false, reason: 'TIMESTAMP_WRONG' },
      })
    })
  },
)
