import { type Kysely, sql } from 'kysely'
import type { PlanDraft } from '../../contract/plans/drafts.ts'
import type { FieldsMapping } from '../../contract/plans/mapping.ts'
import type { Database } from '../../db/tables.ts'
import type { DraftRow } from './draftRow.ts'
import { fieldNames } from './prepare.ts'

export type Counts = NonNullable<PlanDraft['control']>['counts']

export async function countsOf(db: Kysely<Database>, draftId: string): Promise<Counts> {
  const { rows } = await sql<Counts[number]>`
    select f.kind, f.severity, coalesce(max(cut.total), count(*)) as count, coalesce(max(cut.m2), sum(f.area_m2)) as "areaM2",
      count(*) filter (where f.severity <> 'note' and f.accepted_at is null) as open
    from plan_draft_finding f left join (
      select subject, data ->> 'severity' as severity, (data ->> 'total')::integer as total, area_m2 as m2
      from plan_draft_finding where draft_id = ${draftId}::uuid and kind = 'list_cut') cut
      on cut.subject = f.kind and cut.severity = f.severity
    where f.draft_id = ${draftId}::uuid group by f.kind, f.severity order by f.kind, f.severity`.execute(db)
  return rows.map((row) => ({ ...row, count: Number(row.count), open: Number(row.open) }))
}

export async function shapesOf(db: Kysely<Database>, draftId: string) {
  const { rows } = await sql<{ read: number; refused: number; leftOut: number }>`
    select count(*) as read, count(*) filter (where refusal is not null) as refused, count(*) filter (where left_out) as "leftOut"
    from plan_draft_zone where draft_id = ${draftId}::uuid`.execute(db)
  const [row] = rows
  return { read: Number(row?.read), refused: Number(row?.refused), leftOut: Number(row?.leftOut) }
}

export type EditRow = Omit<PlanDraft['edits'][number], 'made' | 'undone'> & {
  readonly madeBy: string
  readonly madeAt: Date
  readonly undoneBy: string | null
  readonly undoneAt: Date | null
}

export async function editsOf(db: Kysely<Database>, draftId: string): Promise<readonly EditRow[]> {
  const { rows } = await sql<EditRow>`
    select id, nth, kind, ordinals, code, reason, made_by as "madeBy", made_at as "madeAt", undone_by as "undoneBy",
      undone_at as "undoneAt" from plan_draft_edit where draft_id = ${draftId}::uuid order by nth desc`.execute(db)
  return rows
}

export async function proposedMapping(db: Kysely<Database>, draft: DraftRow): Promise<FieldsMapping | null> {
  const { rows } = await sql<{ mapping: FieldsMapping }>`
    select mapping from plan_mapping where body_id = ${draft.bodyId}::uuid and fields = ${fieldNames(draft)}::text[]`.execute(
    db,
  )
  return rows[0]?.mapping ?? null
}

/** What the map draws of a draft, simplified to half a metre, lon/lat. */
export async function zonesDrawn(db: Kysely<Database>, draftId: string) {
  const { rows } = await sql<{
    ordinal: number
    code: string | null
    family: string | null
    leftOut: boolean
    geometry: { type: string }
  }>`
    select ordinal, code, family, left_out as "leftOut",
      ST_AsGeoJSON(wgs84_from_legal(ST_SimplifyPreserveTopology(geom, 0.5)), 6, 0)::json as geometry
    from plan_draft_zone where draft_id = ${draftId}::uuid and geom is not null order by ordinal`.execute(db)
  return {
    type: 'FeatureCollection' as const,
    features: rows.map(({ ordinal, geometry, ...properties }) => ({
      type: 'Feature' as const,
      id: ordinal,
      geometry,
      properties,
    })),
  }
}

/** One shape of a draft, exact. */
export async function zoneOf(db: Kysely<Database>, { id, srid }: Pick<DraftRow, 'id' | 'srid'>, ordinal: number) {
  const { rows } = await sql<{ geometry: unknown; areaM2: number | null }>`
    select ordinal, label, attributes, code, sector, family, label_fr as "labelFr", label_ar as "labelAr", left_out as "leftOut",
      rings, ST_Area(geom) as "areaM2", ST_AsGeoJSON(ST_Multi(geom), 3, 0)::json as geometry
    from plan_draft_zone where draft_id = ${id}::uuid and ordinal = ${ordinal}::integer`.execute(db)
  const [row] = rows
  if (!row) return null
  const { geometry, ...zone } = row
  return { ...zone, legal: geometry === null ? null : { srid, geometry } }
}
