import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type BatchMapping, batchFault } from '../../contract/servitudeBatches.ts'
import { uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { enqueue } from '../../jobs/enqueue.ts'
import { record } from '../../journal/record.ts'
import { inBatches } from '../../plans/inBatches.ts'
import { type BatchRow, batchFor } from './batchRow.ts'
import { type Attributes, fieldIn, readRow } from './readRow.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
const OPEN = ['reading', 'control'] as const

/**
 * Says what the fields of a batch mean and what holds for all of it, keeps the fields for the agency's next file of the same
 * ones, and has the batch controlled.
 * @throws Problem INVALID_INPUT for a field that is not in the file, SERVITUDE_UNSOUND for what nothing says
 */
export const mapBatch = (deps: Needs, asker: Asker, { id, mapping }: { id: string; mapping: BatchMapping }) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { row, allowed } = await batchFor(transaction, asker, { id, states: OPEN })
    mustHaveFields(row, mapping)
    const fault = batchFault(mapping)
    if (fault) throw new Problem('SERVITUDE_UNSOUND', { field: `once.${fault}` })
    const at = deps.clock.now()
    await sql`update servitude_batch set state = 'control', mapping = ${JSON.stringify(mapping)}::jsonb where id = ${id}::uuid`.execute(
      transaction,
    )
    await keepFields(transaction, row, { mapping, by: asker.actor.personId, at })
    await writeContents(transaction, { id, mapping, at })
    await askControl(transaction, { id, at })
    const entry = { action: 'servitudes.map', subject: { kind: 'servitude_batch', id }, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { source: mapping.once.source } })
  })

function mustHaveFields({ footprints, generators }: BatchRow, mapping: BatchMapping): void {
  const asked = [
    ['fields', mapping.fields, footprints.fields],
    ['generators', mapping.generators, generators?.fields ?? []],
  ] as const
  for (const [layer, named, there] of asked)
    for (const [key, field] of Object.entries(named))
      if (field !== undefined && !there.some(({ name }) => name === field))
        throw new Problem('INVALID_INPUT', { field: `${layer}.${key}`, data: { reason: 'no such field in the file' } })
}

export const batchFieldNames = ({ footprints, generators }: Pick<BatchRow, 'footprints' | 'generators'>): string[] =>
  [
    ...footprints.fields.map(({ name }) => name),
    ...(generators?.fields ?? []).map(({ name }) => `generator ${name}`),
  ].sort()

type Keeping = { readonly mapping: BatchMapping; readonly by: string | null; readonly at: Date }

async function keepFields(transaction: ActorTransaction, row: BatchRow, { mapping, by, at }: Keeping): Promise<void> {
  const { fields, generators, effects } = mapping
  await sql`
    insert into servitude_mapping (body_id, fields, mapping, kept_by, kept_at)
    values (${row.bodyId}::uuid, ${batchFieldNames(row)}::text[], ${JSON.stringify({ fields, generators, effects })}::jsonb,
      ${by}::uuid, ${at})
    on conflict (body_id, fields) do update set mapping = excluded.mapping, kept_by = excluded.kept_by,
      kept_at = excluded.kept_at`.execute(transaction)
}

type Shape = { readonly layer: 'footprint' | 'generator'; readonly ordinal: number; readonly attributes: Attributes }

/** Reads each footprint with the first generator under its key; what was left out by hand stays so. */
async function writeContents(
  transaction: ActorTransaction,
  { id, mapping, at }: { readonly id: string; readonly mapping: BatchMapping; readonly at: Date },
): Promise<void> {
  const { rows } = await sql<Shape>`select layer, ordinal, attributes from servitude_batch_shape
    where batch_id = ${id}::uuid order by layer, ordinal`.execute(transaction)
  const linkOf = ({ layer, attributes }: Shape) =>
    fieldIn(attributes, layer === 'footprint' ? mapping.fields.link : mapping.generators.link)
  const generators = Map.groupBy(
    rows.filter(({ layer }) => layer === 'generator'),
    linkOf,
  )
  const read = rows.map((shape) => {
    const link = linkOf(shape)
    if (shape.layer === 'generator')
      return { ...kept(shape), link, content: null, leftOut: false, faults: [], id: null }
    const [generator] = link === '' ? [] : (generators.get(link) ?? [])
    return { ...kept(shape), link, ...readRow(shape.attributes, generator?.attributes, mapping), id: uuidv7(at) }
  })
  await inBatches(read, (json) =>
    sql`update servitude_batch_shape s set link = r.link, content = r.content, faults = r.faults, servitude_id = r.id,
        left_out = r."leftOut" or s.left_out_why is not null
      from jsonb_to_recordset(${json}::jsonb) as r(layer text, ordinal integer, link text, content jsonb, faults jsonb, id uuid,
        "leftOut" boolean)
      where s.batch_id = ${id}::uuid and s.layer = r.layer and s.ordinal = r.ordinal`.execute(transaction),
  )
}

const kept = ({ layer, ordinal }: Shape) => ({ layer, ordinal })

async function askControl(transaction: ActorTransaction, { id, at }: { readonly id: string; readonly at: Date }) {
  const { rows } = await sql<{ nth: number }>`
    update servitude_batch set control_nth = control_nth + 1, control_step = null, control_asked_at = ${at}, controlled_at = null,
      control_fault = null where id = ${id}::uuid returning control_nth as nth`.execute(transaction)
  const nth = rows[0]?.nth ?? 0
  await enqueue(
    transaction,
    'servitudes.control',
    { batchId: id, nth },
    { onceKey: `servitudes:${id}:${nth}`, maxAttempts: 3 },
  )
}

type Chosen = { readonly id: string; readonly ids?: readonly string[] | undefined; readonly kind?: string | undefined }
const which = ({ ids, kind }: Chosen) => (ids ? sql`f.id = any (${[...ids]}::uuid[])` : sql`f.kind = ${kind}`)

/** Accepts findings for a reason: some, or all of a kind that are to accept. */
export const acceptBatchFindings = (deps: Needs, asker: Asker, given: Chosen & { readonly reason: string }) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { id, reason } = given
    const { allowed } = await batchFor(transaction, asker, { id, states: ['control'] })
    const at = deps.clock.now()
    const { rows } = await sql`
      update servitude_batch_finding f set accepted_by = ${asker.actor.personId}::uuid, accepted_at = ${at}, reason = ${reason}
      where f.batch_id = ${id}::uuid and f.severity = 'to_accept' and f.accepted_at is null and ${which(given)}
      returning f.id`.execute(transaction)
    if (rows.length === 0) throw new Problem('PLAN_NOTHING_TO_ACCEPT')
    const entry = {
      action: 'servitudes.accept',
      subject: { kind: 'servitude_batch', id },
      mandateId: allowed.mandateId,
    }
    await record(transaction, { ...asker, at }, { ...entry, detail: { findings: rows.length, reason } })
  })

/** Takes back that a finding was accepted. */
export const reopenBatchFinding = (deps: Needs, asker: Asker, { id, finding }: { id: string; finding: string }) =>
  asActor(deps, asker.actor, async (transaction) => {
    await batchFor(transaction, asker, { id, states: ['control'] })
    await sql`update servitude_batch_finding set accepted_by = null, accepted_at = null, reason = null
      where batch_id = ${id}::uuid and id = ${finding}::uuid`.execute(transaction)
  })

/** Leaves the footprints of some findings out of what is adopted, for a reason, and has the rest controlled again. */
export const leaveOut = (deps: Needs, asker: Asker, given: Chosen & { readonly reason: string }) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { id, reason } = given
    const { allowed } = await batchFor(transaction, asker, { id, states: ['control'] })
    const at = deps.clock.now()
    const { rows } = await sql`
      update servitude_batch_shape s set left_out = true, left_out_why = ${reason}
      where s.batch_id = ${id}::uuid and not s.left_out and exists (select from servitude_batch_finding f
        where f.batch_id = s.batch_id and s.ordinal = any (f.ordinals) and ${which(given)}
          and s.layer = case when f.kind in ('invalid_generator', 'footprint_missing') then 'generator' else 'footprint' end)
      returning s.ordinal`.execute(transaction)
    if (rows.length === 0) throw new Problem('PLAN_NOTHING_TO_ACCEPT')
    await askControl(transaction, { id, at })
    const entry = {
      action: 'servitudes.leave_out',
      subject: { kind: 'servitude_batch', id },
      mandateId: allowed.mandateId,
    }
    await record(transaction, { ...asker, at }, { ...entry, detail: { shapes: rows.length, reason } })
  })

/** Takes back every footprint that was left out by hand. */
export const takeBack = (deps: Needs, asker: Asker, id: string) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { row } = await batchFor(transaction, asker, { id, states: ['control'] })
    const at = deps.clock.now()
    await sql`update servitude_batch_shape set left_out = false, left_out_why = null
      where batch_id = ${id}::uuid and left_out_why is not null`.execute(transaction)
    if (row.mapping) await writeContents(transaction, { id, mapping: row.mapping, at })
    await askControl(transaction, { id, at })
  })

/** Gives a batch up; it stays readable. */
export const discardBatch = (deps: Needs, asker: Asker, id: string) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { allowed } = await batchFor(transaction, asker, { id, states: OPEN })
    const at = deps.clock.now()
    await sql`update servitude_batch set state = 'discarded', discarded_by = ${asker.actor.personId}::uuid, discarded_at = ${at}
      where id = ${id}::uuid`.execute(transaction)
    const entry = {
      action: 'servitudes.discard',
      subject: { kind: 'servitude_batch', id },
      mandateId: allowed.mandateId,
    }
    await record(transaction, { ...asker, at }, { ...entry, detail: {} })
  })
