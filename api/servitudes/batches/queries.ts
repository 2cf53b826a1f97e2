import { type Kysely, sql } from 'kysely'
import type { BatchFields, ServitudeBatch } from '../../contract/servitudeBatches.ts'
import type { Database } from '../../db/tables.ts'
import type { BatchRow } from './batchRow.ts'
import { batchFieldNames } from './prepare.ts'

export type BatchCounted = NonNullable<ServitudeBatch['control']>['counts']

export async function batchCounts(db: Kysely<Database>, id: string): Promise<BatchCounted> {
  const { rows } = await sql<BatchCounted[number]>`
    select kind, severity, count(*) as count, sum(area_m2) as "areaM2",
      count(*) filter (where severity <> 'note' and accepted_at is null) as open
    from servitude_batch_finding where batch_id = ${id}::uuid group by kind, severity
    order by array_position(array['blocking', 'to_accept', 'note'], severity), kind`.execute(db)
  return rows.map((row) => ({ ...row, count: Number(row.count), open: Number(row.open) }))
}

/** Footprints that are not imported, together under the reason that was given; areas in m² of the legal plane. */
export async function leftOutOf(db: Kysely<Database>, id: string): Promise<ServitudeBatch['leftOutFor']> {
  const { rows } = await sql<ServitudeBatch['leftOutFor'][number]>`
    select left_out_why as why, count(*) as count, coalesce(sum(ST_Area(geom)), 0) as "areaM2" from servitude_batch_shape
    where batch_id = ${id}::uuid and layer = 'footprint' and left_out group by left_out_why
    order by 2 desc, 1`.execute(db)
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

export async function proposedFields(db: Kysely<Database>, row: BatchRow): Promise<BatchFields | null> {
  const { rows } = await sql<{ mapping: BatchFields }>`
    select mapping from servitude_mapping where body_id = ${row.bodyId}::uuid and fields = ${batchFieldNames(row)}::text[]`.execute(
    db,
  )
  return rows[0]?.mapping ?? null
}

/** What the map draws of a batch, thinned to a metre, lon/lat. */
export async function shapesDrawn(db: Kysely<Database>, id: string) {
  const { rows } = await sql<{
    ordinal: number
    name: string
    effect: string | null
    leftOut: boolean
    geometry: object
  }>`
    select ordinal, coalesce(content ->> 'nameFr', label) as name, content ->> 'effect' as effect, left_out as "leftOut",
      ST_AsGeoJSON(wgs84_from_legal(ST_SimplifyPreserveTopology(geom, 1)), 6, 0)::json as geometry
    from servitude_batch_shape where batch_id = ${id}::uuid and layer = 'footprint' and geom is not null order by ordinal`.execute(
    db,
  )
  return {
    type: 'FeatureCollection' as const,
    features: rows.map(({ ordinal, geometry, ...properties }) => ({
      type: 'Feature' as const,
      id: ordinal,
      ...{ geometry, properties },
    })),
  }
}
