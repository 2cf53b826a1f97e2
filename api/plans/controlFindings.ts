import { type Kysely, sql } from 'kysely'
import { FINDING_SEVERITIES, type PlanFinding } from '../contract/plans/drafts.ts'
import type { Database } from '../db/tables.ts'
import { doneBy, namesOf } from './doneBy.ts'

/** A finding of a control, whatever was controlled, with its own kinds. */
type ControlFinding<Kind extends string> = Omit<PlanFinding, 'kind'> & { readonly kind: Kind }

type FindingRow<Kind extends string> = Omit<ControlFinding<Kind>, 'accepted'> & {
  readonly acceptedBy: string | null
  readonly acceptedAt: Date | null
  readonly reason: string | null
}

/** Where findings are kept, and the column that says of what. */
const KEPT = {
  planDraft: sql.raw('plan_draft_finding where draft_id'),
  servitudeBatch: sql.raw('servitude_batch_finding where batch_id'),
}

export type Controlled = { readonly of: keyof typeof KEPT; readonly id: string }

type Page<Kind> = { readonly kind?: Kind | undefined; readonly cursor: number; readonly limit: number }

const SEVERITY_FIRST = sql`array_position(${sql.lit(`{${FINDING_SEVERITIES.join(',')}}`)}::text[], severity)`

/** Findings of what was controlled: what blocks first, then what is to accept and open, the largest first. */
export async function controlFindings<Kind extends string>(
  db: Kysely<Database>,
  { of, id }: Controlled,
  { kind, cursor, limit }: Page<Kind>,
) {
  const only = kind === undefined ? sql`` : sql`and kind = ${kind}`
  const { rows } = await sql<FindingRow<Kind> & { total: number }>`
    select id, kind, severity, subject, ordinals, area_m2 as "areaM2", data, reason, accepted_by as "acceptedBy",
      accepted_at as "acceptedAt", count(*) over () as total,
      case when at is null then null else json_build_array(ST_X(at), ST_Y(at)) end as at,
      ST_AsGeoJSON(ST_SimplifyPreserveTopology(place, 0.000005), 7, 0)::json as place
    from ${KEPT[of]} = ${id}::uuid ${only}
    order by ${SEVERITY_FIRST}, accepted_at is not null, kind, area_m2 desc nulls last, id offset ${cursor} limit ${limit}`.execute(
    db,
  )
  return { rows, total: Number(rows[0]?.total ?? 0) }
}

/** A page of findings with who accepted them, and where the next one begins. */
export async function findingsPage<Kind extends string>(db: Kysely<Database>, of: Controlled, page: Page<Kind>) {
  const { rows, total } = await controlFindings(db, of, page)
  const next = page.cursor + rows.length
  return { findings: await present(db, rows), total, next: next < total ? next : null }
}

async function present<Kind extends string>(
  db: Kysely<Database>,
  rows: readonly FindingRow<Kind>[],
): Promise<ControlFinding<Kind>[]> {
  const names = await namesOf(
    db,
    rows.map(({ acceptedBy }) => acceptedBy),
  )
  return rows.map(({ acceptedBy, acceptedAt, reason, ...row }) => {
    const accepted = doneBy(names, acceptedBy, acceptedAt)
    const { id, kind, severity, subject, ordinals, areaM2, at, place, data } = row
    return {
      ...{ id, kind, severity, subject, ordinals, areaM2, at, place, data },
      accepted: accepted && { ...accepted, reason: reason ?? '' },
    }
  })
}
