import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ACT_KINDS, ACT_LAYOUTS, type ActKind, type ActLayout } from '../../../contract/actsDrafted.ts'
import type { PaperPress } from '../../../papers/press.ts'
import type { Certificate } from '../../../signatures/cms/certificate.ts'
import type { SignatureProvider } from '../../../signatures/provider.ts'
import { signPdf } from '../../../signatures/sign.ts'
import { stampPdf } from '../../../signatures/stamp.ts'
import { askTimestamp, type TimestampAuthority } from '../../../timestamps/ask.ts'
import { composeAct } from '../../paper/composeAct.ts'
import { checkAddress } from '../../printAct.ts'
import { TEMPLATES } from '../../templates.ts'
import { SampleAuthority } from './authority.ts'
import { exampleFacts, exampleSigner } from './exampleFacts.ts'

/** Whoever checks the samples trusts this one. */
export const AUTHORITY_FILE = 'authority.pem'

export type Sampling = {
  readonly press: PaperPress
  readonly folder: string
  readonly at: Date
  /** Where the house is reached, for the address each code leads to. */
  readonly base: string
  /** Who dates the signatures, and up to whom it is believed; without it they are of level B-B. */
  readonly dating: Dating | null
}

export type Dating = { readonly authority: TimestampAuthority; readonly anchors: readonly Certificate[] }

type Sample = { readonly kind: ActKind; readonly layout: ActLayout; readonly number: number }

/**
 * Writes one signed act for every template and layout, on invented facts, and beside them the authority that certified their
 * signers for this run.
 * @returns the names of the acts written
 * @throws Error when one cannot be printed, signed or dated
 */
export async function writeSamples({ press, folder, at, base, dating }: Sampling): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const authority = await SampleAuthority.open('Rokhas – autorité d’exemple', at)
  await writeFile(join(folder, AUTHORITY_FILE), authority.certificate.node.toString())
  const signers = new Map<ActKind, SignatureProvider>()
  for (const kind of ACT_KINDS) signers.set(kind, await authority.signer(exampleSigner(kind, at).by.nameFr, at))
  const samples: Sample[] = ACT_KINDS.flatMap((kind, rank) =>
    ACT_LAYOUTS.map((layout, index) => ({ kind, layout, number: rank * ACT_LAYOUTS.length + index + 1 })),
  )
  return Promise.all(
    samples.map(async (sample) => {
      const { template, version } = TEMPLATES[sample.kind]
      const name = `${template}-${version}-${sample.layout}.pdf`
      const signer = signers.get(sample.kind)
      if (!signer) throw new Error(`nobody signs a ${sample.kind}`)
      await writeFile(join(folder, name), await signed(sample, signer, { press, at, base, dating }))
      return name
    }),
  )
}

async function signed(
  { kind, layout, number }: Sample,
  signer: SignatureProvider,
  { press, at, base, dating }: Omit<Sampling, 'folder'>,
): Promise<Buffer> {
  const address = checkAddress(base, randomBytes(16).toString('base64url'))
  const begun = { number, year: at.getUTCFullYear(), signing: exampleSigner(kind, at), address }
  const data = composeAct({ facts: exampleFacts(kind), layout, draftedAt: at, begun })
  const pdf = Buffer.from(await press.print({ template: 'act', data, madeAt: at }))
  const answer = await signPdf(pdf, signer, { at, permits: 2 })
  if (!answer.ok) throw new Error(`the ${kind} was not signed: ${answer.error}`)
  return dating ? dated(answer.value, dating, at) : answer.value
}

/** An authority is given this long for each signature. */
const PATIENCE_MS = 10_000

async function dated(file: Buffer, { authority, anchors }: Dating, at: Date): Promise<Buffer> {
  const trust = { anchors, now: at }
  const made = await stampPdf(file, { ask: (digest) => askTimestamp(authority, digest, PATIENCE_MS), trust })
  if (made.ok) return made.value
  throw new Error(`not dated by ${authority.url}: ${made.error.of === 'authority' ? made.error.why : made.error.code}`)
}
