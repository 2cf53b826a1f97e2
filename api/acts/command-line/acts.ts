import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import type { ActSignature, ActVerification } from '../../contract/acts.ts'
import { PaperPress } from '../../papers/press.ts'
import { readAnchors } from '../../signatures/anchors.ts'
import { houseAnchors } from '../../signatures/houseAnchors.ts'
import { verifyPdf } from '../../signatures/verify.ts'
import { AUTHORITY_FILE, writeSamples } from './sample/writeSamples.ts'

const USAGE = `npm run acts -- <command>
  verify FILE.pdf [--json] [--anchors FILE.pem]
      what a signed PDF is worth: its integrity, each signature, who, when, and what came after; ends with 0 when it is
      valid and with 1 when it is not. The authorities believed are those of --anchors, or else of
      ROKHAS_SIGNATURE_ANCHORS and, in a demonstration, the one that certifies its signers.
  sample DIR
      one signed act for every template and language layout, on invented facts, and ${AUTHORITY_FILE}: the authority that
      certified their signers for this run. With ROKHAS_TIMESTAMP_URL each signature is dated by that authority, which
      ROKHAS_SIGNATURE_ANCHORS must lead to.`

const OPTIONS = { json: { type: 'boolean', default: false }, anchors: { type: 'string' } } as const

const ofSignature = ({ level, signer, at, valid, reason }: ActSignature) =>
  `  ${valid ? 'valid' : reason} · ${signer ?? 'signer unknown'} · ${at ?? 'no date'} · ${level ?? 'no PAdES level'}`

const inWords = ({ verdict, refusal, wholeDocument, signatures }: ActVerification): readonly string[] => [
  `${verdict}${refusal ? `: ${refusal}` : ''}${wholeDocument ? ', the last signature covers the whole file' : ''}`,
  ...signatures.map(ofSignature),
]

type Values = { readonly json: boolean; readonly anchors?: string | undefined }

async function verify(file: string, values: Values): Promise<void> {
  const anchors = values.anchors ? await readAnchors(values.anchors) : await houseAnchors(readConfig(process.env))
  const verification = verifyPdf(await readFile(file), { anchors, now: new Date() })
  for (const line of values.json ? [JSON.stringify(verification)] : inWords(verification)) console.log(line)
  if (verification.verdict !== 'valid') process.exitCode = 1
}

async function sample(folder: string): Promise<void> {
  const config = readConfig(process.env)
  const { publicUrl, port, timestamp } = config
  const dating = timestamp && { authority: timestamp, anchors: await houseAnchors(config) }
  const press = new PaperPress()
  try {
    const base = publicUrl ?? `http://127.0.0.1:${port}`
    for (const name of await writeSamples({ press, folder, at: new Date(), base, dating })) console.log(name)
    console.log(AUTHORITY_FILE)
  } finally {
    press.close()
  }
}

async function main(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  const [command, target, ...more] = positionals
  if (target === undefined || more.length > 0) throw new Error(USAGE)
  if (command === 'verify') return verify(target, values)
  if (command === 'sample') return sample(target)
  throw new Error(USAGE)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
