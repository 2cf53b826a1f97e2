import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import { asDay } from '../../spatial/day.ts'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import { MOST_OUTLINES_BYTES, type OutlinesReport } from '../contract/outlines.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { readBody } from '../http/jsonBody.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { type ImportReport, importWithin } from './importOutlines.ts'
import { type FiledOutline, readOutlines } from './readOutlines.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/** The whole country's communes, compared two by two. */
const LONGEST_MS = 300_000

export type Given = { readonly fileName: string; readonly srid?: number | undefined; readonly request: IncomingMessage }
export type Applied = Given & { readonly sha256: string; readonly source: string; readonly day: string }

type Read = { readonly sha256: string; readonly filed: readonly FiledOutline[] }

/**
 * What a file of outlines would replace; nothing is.
 * @throws Problem OUTLINES_UNREADABLE, OUTLINES_TOO_LARGE, the policy's shut door
 */
export async function previewOutlines(deps: Needs, asker: Asker, given: Given): Promise<OutlinesReport> {
  authorise(asker.actor, 'outlines.import')
  const read = await readFile(given)
  try {
    return await asActor(deps, asker.actor, async (transaction) => {
      const today = deps.clock.today()
      throw new Previewed(await replaced(transaction, read, { source: given.fileName, on: today }))
    })
  } catch (error) {
    if (error instanceof Previewed) return { ...error.answer, applied: false }
    throw error
  }
}

/** Thrown to roll back. */
class Previewed extends Error {
  readonly answer: OutlinesReport
  constructor(answer: OutlinesReport) {
    super('preview')
    this.answer = answer
  }
}

/**
 * Replaces the outlines of communes by those of a file whose report was read, all or nothing, and says so in the journal.
 * @throws Problem OUTLINES_CHANGED, OUTLINES_NONE, OUTLINES_UNREADABLE, OUTLINES_TOO_LARGE, the policy's shut door
 */
export async function applyOutlines(deps: Needs, asker: Asker, given: Applied): Promise<OutlinesReport> {
  const { mandateId } = authorise(asker.actor, 'outlines.import')
  const read = await readFile(given)
  if (read.sha256 !== given.sha256) throw new Problem('OUTLINES_CHANGED')
  const { source, day, fileName } = given
  return asActor(deps, asker.actor, async (transaction) => {
    const answer = await replaced(transaction, read, { source, on: asDay(day) })
    if (answer.matched.length === 0) throw new Problem('OUTLINES_NONE')
    const at = deps.clock.now()
    const { matched, unmatched, invalid, overlaps } = answer
    const counts = { matched: matched.length, unmatched: unmatched.length, invalid: invalid.length }
    const detail = { fileName, sha256: read.sha256, source, day, ...counts, overlaps: overlaps.length }
    const subject = { kind: 'outlines', id: uuidv7(at) }
    await record(transaction, { ...asker, at }, { action: 'outlines.import', subject, mandateId, detail })
    return answer
  })
}

async function readFile({ request, fileName, srid }: Given): Promise<Read> {
  const bytes = await readBody(request, MOST_OUTLINES_BYTES).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'BODY_TOO_LARGE') throw new Problem('OUTLINES_TOO_LARGE')
    throw error
  })
  const filed = readOutlines(bytes, fileName, srid)
  if (!filed.ok) throw new Problem('OUTLINES_UNREADABLE', { detail: filed.error })
  return { sha256: createHash('sha256').update(bytes).digest('hex'), filed: filed.value }
}

async function replaced(
  transaction: ActorTransaction,
  { sha256, filed }: Read,
  options: Parameters<typeof importWithin>[2],
): Promise<OutlinesReport> {
  await sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(transaction)
  const before = await communes(transaction)
  const report = await importWithin(transaction, filed, options)
  return present(report, { sha256, before })
}

type Commune = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  readonly kind: string | null
}

async function communes(transaction: ActorTransaction): Promise<ReadonlyMap<string, Commune>> {
  const rows = await transaction
    .selectFrom('commune')
    .select(['code', 'name_fr as nameFr', 'name_ar as nameAr', 'outline_kind as kind'])
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

type Before = { readonly sha256: string; readonly before: ReadonlyMap<string, Commune> }

function present(report: ImportReport, { sha256, before }: Before): OutlinesReport {
  const named = (code: string) => {
    const { nameFr = code, nameAr = code } = before.get(code) ?? {}
    return { code, nameFr, nameAr }
  }
  return {
    ...{ sha256, applied: true, overlaps: [...report.overlaps] },
    matched: report.matched.map(({ code, label, by, repairedFrom }) => ({
      ...named(code),
      ...{ label, by, repaired: repairedFrom !== null, first: before.get(code)?.kind !== 'imported' },
    })),
    unmatched: report.unmatched.map(({ label, reason, nearest }) => ({
      ...{ label, reason, nearest: nearest && named(nearest.code) },
    })),
    invalid: report.invalid.map(({ label, reason, at }) => ({ label, reason, at: [...at] })),
    rezoned: report.rezoned.map(named),
  }
}
