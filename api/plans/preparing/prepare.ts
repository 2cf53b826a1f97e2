import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { PlanMapping } from '../../contract/plans/mapping.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { enqueue } from '../../jobs/enqueue.ts'
import { record } from '../../journal/record.ts'
import { leastToleranceM } from './control/fineness.ts'
import { type DraftRow, draftFor } from './draftRow.ts'
import { writeStanding } from './zonesStanding.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/**
 * Says what the fields and codes of a draft mean, keeps it for the agency's next file of the same fields, and has the draft
 * controlled.
 * @throws Problem INVALID_INPUT for a field that is not in the file, PLAN_TOLERANCE_FINER, PLAN_DIFFERS, PLAN_VERSION_EXISTS
 */
export const mapDraft = (
  deps: Needs,
  asker: Asker,
  { id, mapping }: { readonly id: string; readonly mapping: PlanMapping },
) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { row, allowed } = await draftFor(transaction, asker, {
      id,
      action: 'plans.prepare',
      states: ['reading', 'control'],
    })
    mustHaveFields(row, mapping)
    mustBeAsFine(row, mapping)
    await mustBeNew(transaction, row, mapping)
    const at = deps.clock.now()
    await transaction
      .updateTable('plan_draft')
      .set({ state: 'control', mapping: JSON.stringify(mapping) })
      .where('id', '=', id)
      .execute()
    await keepMapping(transaction, row, { mapping, by: asker.actor.personId, at })
    await writeStanding(transaction, { draftId: id, mapping })
    await askControl(transaction, { id, at })
    const entry = { action: 'plans.map', subject: { kind: 'plan_draft', id }, mandateId: allowed.mandateId }
    await record(
      transaction,
      { ...asker, at },
      { ...entry, detail: { plan: mapping.plan.code, version: mapping.version.label } },
    )
  })

function mustHaveFields({ fields }: DraftRow, mapping: PlanMapping): void {
  const names = new Set(fields.map(({ name }) => name))
  for (const [key, field] of Object.entries(mapping.fields))
    if (field !== undefined && !names.has(field))
      throw new Problem('INVALID_INPUT', {
        field: `fields.${key}`,
        data: { reason: 'no such field in the file', wanted: field, found: [...names].join(', ') },
      })
  if (mapping.perimeter && !names.has(mapping.perimeter.field))
    throw new Problem('INVALID_INPUT', { field: 'perimeter.field', data: { reason: 'no such field in the file' } })
}

/** Tolerances are metres, whatever the unit of the file: one in degrees is not placed better than the shift it comes through. */
function mustBeAsFine(draft: DraftRow, { version }: PlanMapping): void {
  const leastM = leastToleranceM(draft)
  if (version.toleranceM < leastM)
    throw new Problem('PLAN_TOLERANCE_FINER', {
      field: 'version.toleranceM',
      data: { leastM, typedM: version.toleranceM },
    })
}

/** A version that is there is never changed: reports were made from it. */
async function mustBeNew(
  transaction: ActorTransaction,
  { bodyId }: DraftRow,
  { plan, version, regulationFrom }: PlanMapping,
): Promise<void> {
  const { rows } = await sql<{ id: string; kind: string; label: string | null; version: string | null }>`
    select p.id, p.kind, v.label, v.id as version from plan p left join plan_version v on v.plan_id = p.id
    where p.code = ${plan.code}`.execute(transaction)
  if (rows.some(({ kind }) => kind !== plan.kind)) throw new Problem('PLAN_DIFFERS', { field: 'plan.kind' })
  const { rows: owned } = await sql<{
    ours: boolean
  }>`select plan_is_ours(${plan.code}, ${bodyId}::uuid) as ours`.execute(transaction)
  if (!owned[0]?.ours) throw new Problem('PLAN_ELSEWHERE', { field: 'plan.code' })
  if (rows.some(({ label }) => label === version.label))
    throw new Problem('PLAN_VERSION_EXISTS', { field: 'version.label' })
  if (regulationFrom !== undefined && !rows.some((row) => row.version === regulationFrom))
    throw new Problem('INVALID_INPUT', { field: 'regulationFrom', data: { reason: 'no such version of this plan' } })
}

type Keeping = { readonly mapping: PlanMapping; readonly by: string; readonly at: Date }

async function keepMapping(transaction: ActorTransaction, row: DraftRow, { mapping, by, at }: Keeping): Promise<void> {
  const { fields, families, codes } = mapping
  await sql`
    insert into plan_mapping (body_id, fields, mapping, kept_by, kept_at)
    values (${row.bodyId}::uuid, ${fieldNames(row)}::text[], ${JSON.stringify({ fields, families, codes })}::jsonb, ${by}::uuid, ${at})
    on conflict (body_id, fields) do update set mapping = excluded.mapping, kept_by = excluded.kept_by,
      kept_at = excluded.kept_at`.execute(transaction)
}

export const fieldNames = ({ fields }: Pick<DraftRow, 'fields'>): string[] => fields.map(({ name }) => name).sort()

/**
 * Has a draft controlled in the background.
 * @throws Problem PLAN_DRAFT_NOT_AT_THIS_STEP before its fields are mapped or once it is submitted
 */
export const controlDraft = (deps: Needs, asker: Asker, id: string) =>
  asActor(deps, asker.actor, async (transaction) => {
    await draftFor(transaction, asker, { id, action: 'plans.prepare', states: ['control'] })
    await askControl(transaction, { id, at: deps.clock.now() })
  })

async function askControl(
  transaction: ActorTransaction,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { rows } = await sql<{ nth: number }>`
    update plan_draft set control_nth = control_nth + 1, control_step = null, control_asked_at = ${at}, controlled_at = null,
      control_fault = null where id = ${id}::uuid returning control_nth as nth`.execute(transaction)
  const nth = rows[0]?.nth ?? 0
  await enqueue(transaction, 'plan.control', { draftId: id, nth }, { onceKey: `plan:${id}:${nth}`, maxAttempts: 3 })
}

/** Accepts findings for a reason: some, or all of a kind that are to accept. @returns how many were */
export const acceptFindings = (
  deps: Needs,
  asker: Asker,
  given: {
    readonly id: string
    readonly ids?: readonly string[] | undefined
    readonly kind?: string | undefined
    readonly reason: string
  },
) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { id, ids, kind, reason } = given
    const { allowed } = await draftFor(transaction, asker, { id, action: 'plans.prepare', states: ['control'] })
    const at = deps.clock.now()
    const which = ids ? sql`id = any (${[...ids]}::uuid[])` : sql`kind = ${kind}`
    const { rows } = await sql`
      update plan_draft_finding set accepted_by = ${asker.actor.personId}::uuid, accepted_at = ${at}, reason = ${reason}
      where draft_id = ${id}::uuid and severity = 'to_accept' and accepted_at is null and ${which} returning id`.execute(
      transaction,
    )
    if (rows.length === 0) throw new Problem('PLAN_NOTHING_TO_ACCEPT')
    const entry = { action: 'plans.accept', subject: { kind: 'plan_draft', id }, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { findings: rows.length, reason } })
    return rows.length
  })

/** Takes back that a finding was accepted. @throws Problem NOT_FOUND when there is none, or it stands open already */
export const reopenFinding = (
  deps: Needs,
  asker: Asker,
  { id, finding }: { readonly id: string; readonly finding: string },
) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { allowed } = await draftFor(transaction, asker, { id, action: 'plans.prepare', states: ['control'] })
    const { rows } = await sql<{ kind: string; reason: string }>`
      with former as (select id, kind, reason from plan_draft_finding
        where draft_id = ${id}::uuid and id = ${finding}::uuid and accepted_at is not null for update)
      update plan_draft_finding f set accepted_by = null, accepted_at = null, reason = null
      from former where f.id = former.id returning former.kind, former.reason`.execute(transaction)
    const [reopened] = rows
    if (!reopened) throw new Problem('NOT_FOUND')
    const at = deps.clock.now()
    const entry = { action: 'plans.reopen', subject: { kind: 'plan_draft', id }, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { finding, ...reopened } })
  })
