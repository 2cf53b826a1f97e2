import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import type { ActSignature, ActVerification } from '../../contract/acts.ts'
import { readAnchors } from '../../signatures/anchors.ts'
import { verifyPdf } from '../../signatures/verify.ts'

const USAGE = `npm run acts -- <command>
  verify FILE.pdf [--json] [--anchors FILE.pem]
      what a signed PDF is worth: its integrity, each signature, who, when, and what came after; ends with 0 when it is
      valid and with 1 when it is not. The authorities believed are those of --anchors, or else of
      ROKHAS_SIGNATURE_ANCHORS.`

const OPTIONS = { json: { type: 'boolean', default: false }, anchors: { type: 'string' } } as const

const ofSignature = ({ level, signer, at, valid, reason }: ActSignature) =>
  `  ${valid ? 'valid' : reason} · ${signer ?? 'signer unknown'} · ${at ?? 'no date'} · ${level ?? 'no PAdES level'}`

const inWords = ({ verdict, refusal, wholeDocument, signatures }: ActVerification): readonly string[] => [
  `${verdict}${refusal ? `: ${refusal}` : ''}${wholeDocument ? ', the last signature covers the whole file' : ''}`,
  ...signatures.map(ofSignature),
]

async function main(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  const [command, file, ...more] = positionals
  if (command !== 'verify' || file === undefined || more.length > 0) throw new Error(USAGE)
  const anchors = await readAnchors(values.anchors ?? readConfig(process.env).signatureAnchors)
  const verification = verifyPdf(await readFile(file), { anchors, now: new Date() })
  for (const line of values.json ? [JSON.stringify(verification)] : inWords(verification)) console.log(line)
  if (verification.verdict !== 'valid') process.exitCode = 1
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
