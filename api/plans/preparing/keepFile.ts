import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { findingSentence, refusalSentence } from '../../../spatial/intake/sentences.ts'
import type { Finding, IntakeRefusal, SkippedShape } from '../../../spatial/intake/types.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { type Allowed, authorise } from '../../access/authorise.ts'
import { MOST_PLAN_BYTES, type ReadField } from '../../contract/plans/drafts.ts'
import { uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { readBody } from '../../http/jsonBody.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { inBatches } from '../inBatches.ts'
import { countValues } from '../mappingProblems.ts'
import type { FiledShape, PlanFile } from './reading/planFile.ts'
import { readApart } from './reading/readApart.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Told = { readonly communeCode: string; readonly fileName: string; readonly srid?: LegalSrid | undefined }
export type PlanGiven = Told & { readonly bytes?: number | undefined; readonly request: IncomingMessage }

/** The values of a field that are listed: enough to map every code of a real plan. */
const MOST_VALUES = 500

/**
 * Reads a plan's file and keeps its shapes beside the law.
 * @returns the draft's id
 * @throws Problem PLAN_FILE_UNREADABLE, PLAN_FILE_TOO_LARGE, PLAN_FILE_HALF, INVALID_INPUT, the policy's shut door
 */
export async function readDraft(deps: Needs, asker: Asker, given: PlanGiven): Promise<string> {
  // Whoever may not is told before a byte of theirs is read.
  await asActor(deps, asker.actor, (transaction) => placeOf(transaction, asker, given.communeCode))
  const bytes = await bodyOf(given)
  return keepDraft(deps, asker, { ...given, bytes })
}

export async function bodyOf({ request, bytes: meant }: Pick<PlanGiven, 'request' | 'bytes'>): Promise<Buffer> {
  const bytes = await readBody(request, MOST_PLAN_BYTES).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'BODY_TOO_LARGE') throw new Problem('PLAN_FILE_TOO_LARGE')
    throw error
  })
  if (meant !== undefined && meant !== bytes.length)
    throw new Problem('PLAN_FILE_HALF', { data: { received: bytes.length, meant } })
  return bytes
}

/** The same with bytes at hand: what the command line does. */
export async function keepDraft(
  deps: Needs,
  asker: Asker,
  given: Told & { readonly bytes: Uint8Array },
): Promise<string> {
  const sha256 = createHash('sha256').update(given.bytes).digest('hex')
  const question = ['plans.read', given.communeCode, sha256, given.srid ?? null] as const
  const { home } = await asActor(deps, asker.actor, (transaction) => placeOf(transaction, asker, given.communeCode))
  const { bytes, fileName: name, srid } = given
  const read = await readApart({ bytes, name, home, ...(srid === undefined ? {} : { srid }) })
  if (!read.ok) throw unreadable(read.error)
  return asActor(deps, asker.actor, async (transaction) => {
    const before = await askedBefore(transaction, asker, question)
    if (before) return before
    const { allowed, bodyId } = await placeOf(transaction, asker, given.communeCode)
    const at = deps.clock.now()
    const id = uuidv7(at)
    await insertDraft(transaction, { ...given, id, sha256, bodyId, file: read.value, by: asker.actor.personId, at })
    const entry = { action: 'plans.read', subject: { kind: 'plan_draft', id }, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { sha256, shapes: read.value.shapes.length } })
    await keepAsked(transaction, asker, { question, id, at })
    return id
  })
}

export const unreadable = (refusal: IntakeRefusal) =>
  new Problem('PLAN_FILE_UNREADABLE', {
    detail: refusalSentence(refusal),
    ...(refusal.at && { at: [...refusal.at] }),
    ...(refusal.candidates && { candidates: refusal.candidates }),
    data: { ...refusal.data, why: refusal.code },
  })

type Place = { readonly allowed: Allowed; readonly bodyId: string; readonly home: LegalSrid }

/** The commune of a plan, and the agency that whoever asks prepares it for. */
async function placeOf(transaction: ActorTransaction, { actor }: Asker, communeCode: string): Promise<Place> {
  const { rows } = await sql<{ territory: string[] | null; home: LegalSrid }>`
    select territory_path(code) as territory, legal_srid as home from commune where code = ${communeCode}`.execute(
    transaction,
  )
  const [place] = rows
  if (!place?.territory)
    throw new Problem('INVALID_INPUT', { field: 'communeCode', data: { reason: 'no such commune' } })
  const allowed = authorise(actor, 'plans.prepare', { territory: place.territory })
  const mandate = actor.mandates.find(({ id }) => id === allowed.mandateId)
  if (!mandate) throw new Error('the mandate that opened the door is not one of the actor’s')
  return { allowed, bodyId: mandate.bodyId, home: place.home }
}

type Inserting = Told & {
  readonly id: string
  readonly sha256: string
  readonly bodyId: string
  readonly file: PlanFile
  readonly by: string
  readonly at: Date
}

async function insertDraft(transaction: ActorTransaction, given: Inserting): Promise<void> {
  const { id, file, by, at } = given
  await transaction
    .insertInto('plan_draft')
    .values({
      ...{
        id,
        body_id: given.bodyId,
        commune_code: given.communeCode,
        file_name: given.fileName,
        sha256: given.sha256,
      },
      ...{
        format: file.format,
        srid: file.srid,
        how: file.how,
        left_out: file.skipped.length,
        created_by: by,
        created_at: at,
      },
      fields: JSON.stringify(fieldsOf(file.shapes)),
      skipped: JSON.stringify(file.skipped.map(skippedSaid)),
      grid_m: file.gridM,
    })
    .execute()
  const rows = file.shapes.map(({ refusal, changes, ...shape }) => ({
    ...shape,
    refusal: refusal && saidOf(refusal),
    changes: changes.map(changeSaid),
  }))
  await inBatches(rows, (json) =>
    sql`
      insert into plan_draft_zone (draft_id, ordinal, record, label, attributes, filed, refusal, rings, changes, geom)
      select ${id}::uuid, r.ordinal, r.record, r.label, r.attributes, r.geom::geometry, r.refusal, r.rings, r.changes,
        r.geom::geometry
      from jsonb_to_recordset(${json}::jsonb) as r(ordinal integer, record integer, label text, attributes jsonb, geom text,
        refusal jsonb, rings jsonb, changes jsonb)`.execute(transaction),
  )
}

export const saidOf = (refusal: IntakeRefusal) => ({
  code: refusal.code,
  ...refusalSentence(refusal),
  at: refusal.at ?? null,
})

/** Sentences carry their place; the number is said apart, as every finding does. */
const changeSaid = ({ code, data }: Finding) => ({ code, ...findingSentence({ code, ...(data && { data }) }) })

const skippedSaid = ({ label, finding }: SkippedShape) => {
  const { severity, data = {} } = finding
  const [record, count] = [data.record, data.count].map((figure) => (typeof figure === 'number' ? figure : null))
  return { label, severity, record, count, ...changeSaid(finding) }
}

/** The fields of the file, each with its values, the most frequent first. */
export function fieldsOf(shapes: readonly FiledShape[]): readonly ReadField[] {
  const names = [...new Set(shapes.flatMap(({ attributes }) => Object.keys(attributes)))]
  return names.map((name) => {
    const values = countValues(shapes.map(({ attributes }) => attributes[name] ?? ''))
    return { name, distinct: values.length, values: values.slice(0, MOST_VALUES) }
  })
}
