import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ActVerification } from '../../../api/contract/acts.ts'
import type { Certificate } from '../../../api/signatures/cms/certificate.ts'
import { readCms } from '../../../api/signatures/cms/signedData.ts'
import { signatureFields, standingSignature } from '../../../api/signatures/pdf/fields.ts'
import { readPdf } from '../../../api/signatures/pdf/pdf.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { sharedData } from '../../build/sharedData.ts'

/** Files of pyHanko's tests (MIT), made by Acrobat, pyHanko and by hand; what is expected is what their makers say they are. */
const folder = sharedData('pdf/signed-pyhanko/')
if (folder === null)
  process.stdout.write('files signed by others are not checked: no pdf/signed-pyhanko beside the checkout\n')

const fileOf = (name: string) => readFileSync(`${folder}${name}.pdf`)
/** A day on which the certificates of those files were in force. */
const THEN = new Date('2021-11-28T00:00:00Z')

/** The certificates at the top of those a file carries: trusted, its chains lead somewhere. */
function topsOf(bytes: Buffer): readonly Certificate[] {
  const pdf = readPdf(bytes)
  if (!pdf.ok) return []
  return signatureFields(pdf.value, pdf.value.last).flatMap((field) => {
    const standing = field.value ? standingSignature(pdf.value, field) : null
    const cms = standing?.ok ? readCms(standing.value.contents.bytes) : null
    return (cms?.certificates ?? []).filter((one) => one.issued(one))
  })
}

const inShort = ({ verdict, refusal, wholeDocument, signatures }: ActVerification) => ({
  ...{ verdict, refusal, wholeDocument },
  signatures: signatures.map(({ level, signer, reason }) => [level, signer, reason]),
})
const refusal = (code: string) => ({ verdict: 'unreadable', refusal: code, wholeDocument: false, signatures: [] })
const unsigned = { verdict: 'unsigned', refusal: null, wholeDocument: false, signatures: [] }
const invalid = (wholeDocument: boolean, ...signature: readonly (string | null)[]) => ({
  ...{ verdict: 'invalid', refusal: null, wholeDocument },
  signatures: [signature],
})

describe.skipIf(folder === null)('Files that others signed or spoiled get the verdict they deserve', () => {
  test.each([
    ['minimal', unsigned],
    ['minimal-with-field', unsigned],
    ['arabic-box', unsigned],
    ['circular-page-tree', unsigned],
    ['minimal-badxref', refusal('XREF_BROKEN')],
    ['minimal-aes256', refusal('ENCRYPTED')],
    ['base', invalid(false, null, null, 'CMS_MALFORMED')],
    ['tail-uncovered', invalid(false, null, null, 'BYTE_RANGE_OFF_REVISION')],
    ['signature-gap-too-big', invalid(false, null, null, 'BYTE_RANGE_MOVED')],
    ['weird-byterange', invalid(false, null, null, 'BYTE_RANGE_MOVED')],
    ['pdf-sig-with-econtent', invalid(true, null, 'Alice', 'CMS_EMBEDS_CONTENT')],
    ['sig-no-signed-attrs', invalid(true, null, 'Lord Testerino', 'SIGNED_ATTRIBUTES_MISSING')],
  ])('%s', (name, expected) => {
    expect(inShort(verifyPdf(fileOf(name), { anchors: [], now: THEN }))).toEqual(expected)
  })

  test.each(['minimal-signed-twice-both-created', 'minimal-two-fields-signed-twice'])(
    '%s, by Acrobat: whole, by somebody not known here',
    (name) => {
      expect(inShort(verifyPdf(fileOf(name), { anchors: [], now: THEN }))).toEqual({
        ...{ verdict: 'untrusted', refusal: null, wholeDocument: true },
        signatures: Array(2).fill([null, 'Lord Testerino', 'SIGNER_UNTRUSTED']),
      })
    },
  )

  test('a signature with its timestamp, evidence and a timestamp over all: B-LT, and evidence alone may come after', () => {
    const bytes = fileOf('pades-lta-dss-indirect-arrs-test')
    expect(verifyPdf(bytes, { anchors: topsOf(bytes), now: new Date('2020-11-02T00:00:00Z') })).toEqual({
      verdict: 'valid',
      refusal: null,
      wholeDocument: false,
      signatures: [
        {
          ...{ level: 'B-LT', signer: 'Alice', at: '2020-11-01T00:00:00.000Z' },
          ...{ valid: true, reason: null, revocation: 'good' },
        },
        {
          ...{ level: 'timestamp', signer: 'Time Stamping Authority', at: '2020-11-01T00:00:00.000Z' },
          ...{ valid: true, reason: null, revocation: 'good' },
        },
      ],
    })
  })
})
