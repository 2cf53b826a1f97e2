import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Database } from '../db/tables.ts'

/** Ground that two zones claim, or that none does: how much, and the largest places. */
export type Doubt = {
  readonly count: number
  readonly areaM2: number
  readonly largest: readonly {
    readonly between: string
    readonly areaM2: number
    readonly at: readonly [number, number]
  }[]
}

export type Scope = { readonly srid: LegalSrid; readonly versionId: string }

type Row = { between: string; m2: number; lon: number; lat: number; count: number; total: number }

const SHOWN = 10

/** Less than a square centimetre is how doubles write a shared line. */
const NOISE_M2 = 0.0001

/** Overlaps between the zones of a version, in square metres of the legal plane. */
export async function overlapsBetweenZones(db: Kysely<Database>, { srid, versionId }: Scope): Promise<Doubt> {
  const { rows } = await sql<Row>`
    with pairs as (
      select a.code || ' / ' || b.code as between, ST_Intersection(a.geom, b.geom) as geom
      from zone a join zone b on a.geom && b.geom and a.id < b.id
      where a.srid = ${srid}::integer and b.srid = ${srid}::integer
        and a.plan_version_id = ${versionId}::uuid and b.plan_version_id = ${versionId}::uuid
        and ST_Relate(a.geom, b.geom, 'T********')
    ), measured as (select between, ST_Area(geom) as m2, ST_CollectionExtract(geom, 3) as geom from pairs)
    ${largest(sql`measured`)}`.execute(db)
  return summed(rows)
}

/** Holes between the zones of a version: ground inside the plan that has no zone. */
export async function gapsBetweenZones(db: Kysely<Database>, { srid, versionId }: Scope): Promise<Doubt> {
  const { rows } = await sql<Row>`
    with whole as (
      select ST_Union(geom) as geom from zone where srid = ${srid}::integer and plan_version_id = ${versionId}::uuid
    ), holes as (
      select (ST_Dump(ST_Difference(v.perimeter, whole.geom))).geom as geom
      from whole, plan_version v where v.id = ${versionId}::uuid
    ), measured as (select '' as between, ST_Area(geom) as m2, geom from holes)
    ${largest(sql`measured`)}`.execute(db)
  return summed(rows)
}

const largest = (measured: ReturnType<typeof sql>) => sql`
  , placed as (select between, m2, wgs84_from_legal(ST_PointOnSurface(geom)) as place from ${measured} where m2 > ${NOISE_M2})
  select between, m2, ST_X(place) as lon, ST_Y(place) as lat, count(*) over () as count, sum(m2) over () as total
  from placed order by m2 desc limit ${SHOWN}`

const summed = (rows: readonly Row[]): Doubt => ({
  count: rows[0]?.count ?? 0,
  areaM2: rows[0]?.total ?? 0,
  largest: rows.map(({ between, m2, lon, lat }) => ({ between, areaM2: m2, at: [lon, lat] })),
})
