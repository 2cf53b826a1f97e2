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

/** Sums of a thousand areas differ by less than this when nothing overlaps. */
const SHARED_M2 = 0.01

/**
 * Overlaps between the zones just filed, in square metres of the legal plane. Pairs are only compared when the zones
 * together are larger than the ground they cover: on a large plan that comparison takes longer than all the rest.
 */
export async function overlapsBetweenZones(db: Kysely<Database>, { srid, versionId }: Scope): Promise<Doubt> {
  const { rows: sums } = await sql<{ shared: number }>`
    select (select sum(ST_Area(z.geom)) from filed_zone z) - ST_Area(w.geom) as shared from filed_whole w`.execute(db)
  if ((sums[0]?.shared ?? 0) < SHARED_M2) return summed([])
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

/** Holes between the zones just filed: ground inside the plan that has no zone. */
export async function gapsBetweenZones(db: Kysely<Database>, versionId: string): Promise<Doubt> {
  const { rows } = await sql<Row>`
    with holes as (
      select (ST_Dump(ST_Difference(v.perimeter, w.geom))).geom as geom
      from filed_whole w, plan_version v where v.id = ${versionId}::uuid
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
