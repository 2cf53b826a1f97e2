import { PDF, P12Signer as RivalSigner } from '@libpdf/core'
import { P12Signer } from '@signpdf/signer-p12'
import { SignPdf } from '@signpdf/signpdf'
import { PaperCompiler } from '../../api/papers/compiler.ts'
import { signPdf } from '../../api/signatures/sign.ts'
import { verifyPdf } from '../../api/signatures/verify.ts'
import { PASSWORD, SigningAuthority } from '../build/signingAuthority.ts'
import type { Bench } from './bench.ts'
import { interleaved, type Line, rateLine, rateOf } from './measure.ts'
import { paperOf } from './papers.ts'

const FASTER_THAN_LIBPDF = 2
const FASTER_THAN_SIGNPDF = 20
/** What @signpdf looks for, and puts the range over. */
const STARS = '/**********'

/** The signing step alone, of the same paper with the same key of 2048 bits, beside the two libraries that do it in JavaScript. */
export async function benchSigning({ effort }: Pick<Bench, 'effort'>): Promise<readonly Line[]> {
  const authority = new SigningAuthority()
  try {
    const file = authority.pkcs12('president')
    const paper = Buffer.from(new PaperCompiler().compile(paperOf(1)))
    const provider = authority.signer('president')
    const ours = async () => {
      const signed = await signPdf(paper, provider, { at: new Date(), permits: null })
      if (!signed.ok) throw new Error(`not signed: ${signed.error}`)
      return signed.value
    }
    const { verdict } = verifyPdf(await ours(), { anchors: [authority.anchor], now: new Date() })
    if (verdict !== 'valid') throw new Error(`what is measured makes a signature that is ${verdict}`)

    const against = async (work: () => Promise<unknown>) =>
      interleaved(
        effort.pairs,
        () => rateOf(ours, 1, effort.seconds),
        () => rateOf(work, 1, effort.seconds),
      )
    const rival = await RivalSigner.create(file, PASSWORD)
    const libpdf = await against(async () => (await PDF.load(paper)).sign({ signer: rival, level: 'B-B' }))
    const prepared = withStars(await ours())
    const signpdf = await against(() => new SignPdf().sign(prepared, new P12Signer(file, { passphrase: PASSWORD })))
    return [
      rateLine('a paper signed, PAdES B-B, RSA 2048', libpdf, { bar: FASTER_THAN_LIBPDF, against: '@libpdf/core' }),
      rateLine('a paper signed, PAdES B-B, RSA 2048', signpdf, {
        bar: FASTER_THAN_SIGNPDF,
        against: '@signpdf/signpdf',
      }),
    ]
  } finally {
    authority.close()
  }
}

/** A signed file as it was before its signature was put in, as @signpdf wants it: it does not prepare a file itself. */
function withStars(signed: Buffer): Buffer {
  const text = signed
    .toString('latin1')
    .replace(/\/ByteRange \[[\d ]+\]/, `/ByteRange [0 ${STARS} ${STARS} ${STARS}]`)
    .replace(
      /\/Contents <[0-9a-f]+>/i,
      (contents) => `/Contents <${'0'.repeat(contents.length - '/Contents <>'.length)}>`,
    )
  return Buffer.from(text, 'latin1')
}
