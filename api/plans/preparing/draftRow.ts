import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type Allowed, authorise } from '../../access/authorise.ts'
import type { ControlStep, DraftState, PlanMapping, ReadField } from '../../contract/plans/drafts.ts'
import type { Action } from '../../contract/policy/policy.ts'
import type { Database } from '../../db/tables.ts'
import { isUuid } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'

export type DraftRow = {
  readonly id: string
  readonly bodyId: string
  readonly communeCode: string
  readonly territory: readonly string[]
  readonly state: DraftState
  readonly fileName: string
  readonly sha256: string
  readonly format: string
  readonly srid: LegalSrid
  readonly how: 'declared' | 'prj' | 'proposed' | 'geographic'
  readonly fields: readonly ReadField[]
  readonly skipped: number
  /** The step of the last decimal of a file in degrees, metres. */
  readonly gridM: number | null
  readonly perimeterFile: string | null
  readonly mapping: PlanMapping | null
  readonly createdBy: string
  readonly createdAt: Date
  readonly controlNth: number
  readonly controlStep: ControlStep | null
  readonly controlAskedAt: Date | null
  readonly controlledAt: Date | null
  readonly controlFault: string | null
  readonly counts: { readonly zones: number; readonly areaM2: number } | null
  readonly returnedBy: string | null
  readonly returnedAt: Date | null
  readonly returnedWhy: string | null
  readonly submittedBy: string | null
  readonly submittedAt: Date | null
  readonly publishedBy: string | null
  readonly publishedAt: Date | null
  readonly versionId: string | null
  readonly withdrawnBy: string | null
  readonly withdrawnAt: Date | null
  /** Whoever gave its file, mapped, mended, accepted a finding of it or submitted it. */
  readonly hands: readonly string[]
}

const COLUMNS = [
  ...[
    'id',
    'body_id as bodyId',
    'commune_code as communeCode',
    'territory',
    'state',
    'file_name as fileName',
    'sha256',
  ],
  ...[
    'format',
    'srid',
    'how',
    'fields',
    'left_out as skipped',
    'mapping',
    'grid_m as gridM',
    'created_by as createdBy',
  ],
  ...['created_at as createdAt', 'control_nth as controlNth', 'control_step as controlStep'],
  ...['control_asked_at as controlAskedAt', 'controlled_at as controlledAt', 'control_fault as controlFault', 'counts'],
  ...['returned_by as returnedBy', 'returned_at as returnedAt', 'returned_why as returnedWhy'],
  ...['submitted_by as submittedBy', 'submitted_at as submittedAt', 'published_by as publishedBy'],
  ...['published_at as publishedAt', 'plan_version_id as versionId', 'withdrawn_by as withdrawnBy'],
  'withdrawn_at as withdrawnAt',
  `(select coalesce(array_agg(distinct h.person_id::text), '{}') from plan_draft_hand h where h.draft_id = plan_draft.id) as hands`,
  'perimeter_file as perimeterFile',
]

const selected = sql.raw(COLUMNS.map((one) => one.replace(/ as (\w+)$/, ' as "$1"')).join(', '))

export async function draftById(db: Kysely<Database>, id: string): Promise<DraftRow | null> {
  const { rows } = await sql<DraftRow>`select ${selected} from plan_draft where id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** The drafts that whoever asks may read, the youngest first. */
export async function draftsListed(db: Kysely<Database>): Promise<readonly DraftRow[]> {
  const { rows } = await sql<DraftRow>`select ${selected} from plan_draft order by id desc limit 200`.execute(db)
  return rows
}

export type Found = { readonly row: DraftRow; readonly allowed: Allowed }

/**
 * A draft whoever asks may work on, held until the transaction ends.
 * @throws Problem NOT_FOUND, the policy's shut door, PLAN_DRAFT_NOT_AT_THIS_STEP
 */
export async function draftFor(
  transaction: ActorTransaction,
  { actor }: Asker,
  { id, action, states }: { readonly id: string; readonly action: Action; readonly states: readonly DraftState[] },
): Promise<Found> {
  if (isUuid(id)) await sql`select from plan_draft where id = ${id}::uuid for update`.execute(transaction)
  const row = isUuid(id) ? await draftById(transaction, id) : null
  if (!row) throw new Problem('NOT_FOUND')
  const allowed = authorise(actor, action, questionOf(row, actor))
  if (!states.includes(row.state)) throw new Problem('PLAN_DRAFT_NOT_AT_THIS_STEP')
  return { row, allowed }
}

/** What the policy is asked of a draft: to whoever had a hand in it, it is their own. */
export const questionOf = ({ territory, hands, submittedBy }: DraftRow, { personId }: Asker['actor']) => ({
  territory,
  personId: hands.includes(personId) ? personId : submittedBy,
})

/** The same to read it, whatever its step. */
export async function consultedDraft(transaction: ActorTransaction, { actor }: Asker, id: string): Promise<DraftRow> {
  const row = isUuid(id) ? await draftById(transaction, id) : null
  if (!row) throw new Problem('NOT_FOUND')
  authorise(actor, 'plans.prepare', { territory: row.territory })
  return row
}
