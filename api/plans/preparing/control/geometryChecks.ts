import { sql, type Transaction } from 'kysely'
import type { Database } from '../../../db/tables.ts'
import type { Controlled } from './runControl.ts'

type Db = Transaction<Database>

/** Less than a square centimetre is how doubles write a shared line. */
const NOISE_M2 = 0.0001

/** Sums of a thousand areas differ by less than this when nothing overlaps. */
const SHARED_M2 = 0.01

/** A file with more of them than anyone reads is put right by who drew it: its control gives up, and says so. */
const MOST_FOUND = 20_000

/** Beyond what a control lists. */
export class TooMany extends Error {}

async function mustBeFew(db: Db): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from found`.execute(db)
  if ((rows[0]?.count ?? 0) > MOST_FOUND) throw new TooMany(`more than ${MOST_FOUND} findings`)
}

/** How wide ground is, taken as a ribbon of its area and perimeter, metres. */
const width = sql`2 * ST_Area(geom) / nullif(ST_Perimeter(geom), 0)`

/**
 * Ground under two zones, in the legal plane. Pairs are only compared when the zones together are larger than the ground they
 * cover: on a large plan that comparison takes longer than all the rest. An overlap thinner than the plan was drawn is a sliver.
 */
export async function findOverlaps(db: Db, { mapping }: Controlled): Promise<void> {
  const { rows } = await sql<{ shared: number | null }>`
    select (select sum(ST_Area(z.geom)) from filed_zone z) - ST_Area(w.geom) as shared from filed_whole w`.execute(db)
  if ((rows[0]?.shared ?? 0) < SHARED_M2) return
  await sql`
    with pairs as materialized (
      select a.code || ' / ' || b.code as subject, array[a.ordinal, b.ordinal] as ordinals,
        ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 3) as geom
      from filed_zone a join filed_zone b on a.geom && b.geom and a.ordinal < b.ordinal
      where ST_Relate(a.geom, b.geom, 'T********')
    )
    insert into found
    select case when ${width} < ${mapping.version.toleranceM}::float8 then 'sliver' else 'overlap' end,
      case when ${width} < ${mapping.version.toleranceM}::float8 then 'note' else 'to_accept' end,
      subject, ordinals, ST_Area(geom), geom, '{"of":"overlap"}'
    from pairs where ST_Area(geom) > ${NOISE_M2} limit ${MOST_FOUND + 1}`.execute(db)
  await mustBeFew(db)
}

/** Holes between the zones: ground inside the plan that has none. */
export async function findGaps(db: Db, { mapping }: Controlled): Promise<void> {
  await sql`
    with outer_line as (
      select ST_Union(ST_MakePolygon(ST_ExteriorRing(d.geom))) as geom from filed_whole w, ST_Dump(w.geom) d
    ), holes as materialized (
      select (ST_Dump(ST_Difference(o.geom, w.geom))).geom as geom from outer_line o, filed_whole w
    )
    insert into found
    select case when ${width} < ${mapping.version.toleranceM}::float8 then 'sliver' else 'gap' end,
      case when ${width} < ${mapping.version.toleranceM}::float8 then 'note' else 'to_accept' end,
      '', '{}', ST_Area(geom), geom, '{"of":"gap"}'
    from holes where ST_Area(geom) > ${NOISE_M2} limit ${MOST_FOUND + 1}`.execute(db)
  await mustBeFew(db)
}

/** Zones that are themselves thinner than the plan was drawn. */
export async function findThin(db: Db, { mapping }: Controlled): Promise<void> {
  await sql`
    insert into found select 'sliver', 'note', code, array[ordinal], ST_Area(geom), geom, '{"of":"zone"}'
    from filed_zone where ${width} < ${mapping.version.toleranceM}::float8`.execute(db)
}
