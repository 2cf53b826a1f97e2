import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { BulletinData } from '../../../contract/performance/bulletinData.ts'
import { daysOf } from '../../../contract/performance/period.ts'
import type { Database } from '../../../db/tables.ts'
import type { PaperPress } from '../../../papers/press.ts'
import { composePaper, composePart } from '../composing/compose.ts'
import { readOutlines } from '../drawing/outlines.ts'
import { type BulletinAsked, gatherFigures } from '../figures/gather.ts'
import { pageOf } from './page.ts'
import { tablesOf } from './tables.ts'

/** A file of a bulletin: under this name it is written, kept and given. */
export type MadeFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
  readonly sha256: string
}

export type MadeBulletin = { readonly data: BulletinData; readonly files: readonly MadeFile[] }

export const MAKING_STEPS = ['figures', 'papers', 'pages'] as const
export type MakingStep = (typeof MAKING_STEPS)[number]

type Needs = {
  readonly db: Kysely<Database>
  readonly press: PaperPress
  readonly onStep?: (step: MakingStep) => Promise<void> | void
}

const SAID_BY = { fr: 'العربية', ar: 'Français' } as const

/**
 * Makes a quarter's bulletin: paper and page in both languages, its data and tables. The same figures make the same bytes.
 * @throws Problem QUARTER_NOT_OVER; PressFailed
 */
export async function makeBulletin(
  { db, press, onStep = () => undefined }: Needs,
  asked: BulletinAsked,
): Promise<MadeBulletin> {
  await onStep('figures')
  const [data, outlines] = [await gatherFigures(db, asked), await readOutlines(db, daysOf(asked.quarter).last)]
  const name = `bulletin-${asked.quarter}`
  await onStep('papers')
  const madeAt = new Date(`${data.asOf}T00:00:00Z`)
  const [french, arabic] = await Promise.all(
    (['fr', 'ar'] as const).map((language) =>
      press
        .print({ template: 'bulletin', data: composePaper({ data, outlines, language }), madeAt })
        .catch(asPressFailed),
    ),
  )
  await onStep('pages')
  const page = (language: 'fr' | 'ar', other: 'fr' | 'ar') =>
    Buffer.from(
      pageOf(composePart({ data, outlines, language }), { href: `${name}-${other}.html`, label: SAID_BY[language] }),
    )
  const files = [
    file(`${name}-fr.pdf`, Buffer.from(french ?? [])),
    file(`${name}-ar.pdf`, Buffer.from(arabic ?? [])),
    file(`${name}-fr.html`, page('fr', 'ar')),
    file(`${name}-ar.html`, page('ar', 'fr')),
    file(`${name}.json`, Buffer.from(JSON.stringify(data))),
    ...Object.entries(tablesOf(data)).map(([table, bytes]) => file(`${name}-${table}`, bytes)),
  ]
  return { data, files }
}

/** The paper could not be set. */
export class PressFailed extends Error {}

function asPressFailed(cause: unknown): never {
  throw new PressFailed('the paper of a bulletin could not be set', { cause })
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

function file(name: string, bytes: Buffer): MadeFile {
  const mediaType = TYPES[name.split('.').at(-1) ?? '']
  if (!mediaType) throw new Error(`${name} has no type`)
  return { name, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
