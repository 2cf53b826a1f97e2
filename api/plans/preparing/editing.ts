import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { EditDraft } from '../../contract/plans/drafts.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { type DraftRow, draftFor } from './draftRow.ts'
import { writeStanding } from './zonesStanding.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/**
 * Edits some shapes of a draft: left out, given another outline or another code. The edit is kept with its reason, and what was
 * controlled before it counts no more.
 * @throws Problem INVALID_INPUT for a shape that is not there, PLAN_OUTLINE_INVALID with the place
 */
export const editDraft = (deps: Needs, asker: Asker, { id, edit }: { readonly id: string; readonly edit: EditDraft }) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { row, allowed } = await draftFor(transaction, asker, { id, action: 'plans.prepare', states: ['control'] })
    await mustBeThere(transaction, row, edit.ordinals)
    const at = deps.clock.now()
    const outline = edit.kind === 'outline' ? await outlineOf(transaction, row, edit) : null
    await sql`
      insert into plan_draft_edit (id, draft_id, nth, kind, ordinals, outline, code, reason, made_by, made_at)
      select ${uuidv7(at)}::uuid, ${id}::uuid, coalesce(max(nth), 0) + 1, ${edit.kind}, ${[...edit.ordinals]}::integer[],
        ${outline}::geometry, ${edit.kind === 'recode' ? JSON.stringify(edit.code) : null}::jsonb, ${edit.reason},
        ${asker.actor.personId}::uuid, ${at} from plan_draft_edit where draft_id = ${id}::uuid`.execute(transaction)
    await stand(transaction, row, edit.ordinals)
    const entry = { action: 'plans.edit', subject: { kind: 'plan_draft', id }, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { kind: edit.kind, shapes: edit.ordinals.length } })
  })

/** Undoes an edit; it stays in the list, with who undid it. @throws Problem NOT_FOUND once it is undone */
export const undoEdit = (deps: Needs, asker: Asker, { id, edit }: { readonly id: string; readonly edit: string }) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { row, allowed } = await draftFor(transaction, asker, { id, action: 'plans.prepare', states: ['control'] })
    if (!isUuid(edit)) throw new Problem('NOT_FOUND')
    const at = deps.clock.now()
    const { rows } = await sql<{ ordinals: number[] }>`
      update plan_draft_edit set undone_by = ${asker.actor.personId}::uuid, undone_at = ${at}
      where id = ${edit}::uuid and draft_id = ${id}::uuid and undone_at is null returning ordinals`.execute(transaction)
    const [undone] = rows
    if (!undone) throw new Problem('NOT_FOUND')
    await stand(transaction, row, undone.ordinals)
    const entry = { action: 'plans.undo', subject: { kind: 'plan_draft', id }, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { shapes: undone.ordinals.length } })
  })

async function stand(
  transaction: ActorTransaction,
  { id, mapping }: DraftRow,
  ordinals: readonly number[],
): Promise<void> {
  if (!mapping) throw new Error('a draft under control has a mapping')
  await writeStanding(transaction, { draftId: id, mapping, ordinals })
  await sql`update plan_draft set controlled_at = null, control_asked_at = null, control_step = null, control_nth = control_nth + 1
    where id = ${id}::uuid`.execute(transaction)
}

async function mustBeThere(
  transaction: ActorTransaction,
  { id }: DraftRow,
  ordinals: readonly number[],
): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from plan_draft_zone
    where draft_id = ${id}::uuid and ordinal = any (${[...ordinals]}::integer[])`.execute(transaction)
  if (Number(rows[0]?.count) !== new Set(ordinals).size)
    throw new Problem('INVALID_INPUT', { field: 'ordinals', data: { reason: 'no such shape' } })
}

/** The outline given, in the draft's legal zone on the centimetre grid; never repaired. */
async function outlineOf(
  transaction: ActorTransaction,
  { srid }: DraftRow,
  { outline, legal }: Extract<EditDraft, { kind: 'outline' }>,
): Promise<string> {
  const given = sql`ST_GeomFromGeoJSON(${JSON.stringify(outline)})`
  const placed = legal
    ? sql`ST_SetSRID(${given}, ${srid}::integer)`
    : sql`legal_from_wgs84(ST_SetSRID(${given}, 4326), ${srid}::integer)`
  const { rows } = await sql<{ geom: string; valid: boolean; reason: string; lon: number | null; lat: number | null }>`
    with drawn as (select ${placed} as raw),
    judged as (select ST_IsValidDetail(raw) as detail,
      case when ST_IsValid(raw) then ST_Multi(ST_ReducePrecision(raw, 0.01)) end as geom from drawn)
    select geom::text as geom, geom is not null and not ST_IsEmpty(geom) and ST_IsValid(geom) as valid,
      coalesce((detail).reason, '') as reason,
      ST_X(wgs84_from_legal(ST_SetSRID((detail).location, ${srid}::integer))) as lon,
      ST_Y(wgs84_from_legal(ST_SetSRID((detail).location, ${srid}::integer))) as lat from judged`.execute(transaction)
  const [read] = rows
  if (read?.valid) return read.geom
  const at = read && read.lon !== null && read.lat !== null ? { at: [read.lon, read.lat] } : {}
  throw new Problem('PLAN_OUTLINE_INVALID', { field: 'outline', ...at, data: { reason: read?.reason ?? '' } })
}
