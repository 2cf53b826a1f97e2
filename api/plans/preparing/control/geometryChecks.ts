import { sql, type Transaction } from 'kysely'
import type { Database } from '../../../db/tables.ts'
import { drawingToleranceM } from './fineness.ts'
import type { Controlled } from './runControl.ts'
import { width } from './width.ts'

type Db = Transaction<Database>

/** Less than a square centimetre is how doubles write a shared line. */
const NOISE_M2 = 0.0001

/** Sums of a thousand areas differ by less than this when nothing overlaps. */
const SHARED_M2 = 0.01

/**
 * Ground under two zones, in the legal plane. Pairs are only compared when the zones together are larger than the ground they
 * cover: on a large plan that comparison takes longer than all the rest. An overlap thinner than the plan was drawn is a sliver.
 */
export async function findOverlaps(db: Db, draft: Controlled): Promise<void> {
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
    select case when ${width} < ${drawingToleranceM(draft)}::float8 then 'sliver' else 'overlap' end,
      case when ${width} < ${drawingToleranceM(draft)}::float8 then 'note' else 'to_accept' end,
      subject, ordinals, ST_Area(geom), geom, '{"of":"overlap"}'
    from pairs where ST_Area(geom) > ${NOISE_M2}`.execute(db)
}

/** Holes between the zones: ground inside the plan that has none. */
export async function findGaps(db: Db, draft: Controlled): Promise<void> {
  await sql`
    with parts as materialized (
      select (d.dump).geom as geom from filed_whole w, lateral (select ST_Dump(w.geom) as dump) d
    ), rings as materialized (
      select ST_MakePolygon(ST_ExteriorRing((r.ring).geom)) as geom
      from parts p, lateral (select ST_DumpRings(p.geom) as ring) r where (r.ring).path[1] > 0
    ), holes as materialized (
      -- Zones may stand in a hole like islands.
      select (ST_Dump(case when i.geom is null then h.geom else ST_Difference(h.geom, i.geom) end)).geom as geom
      from rings h cross join lateral (
        select ST_Union(p.geom) as geom from parts p where p.geom && h.geom and ST_Relate(p.geom, h.geom, 'T********')) i
    )
    insert into found
    select case when ${width} < ${drawingToleranceM(draft)}::float8 then 'sliver' else 'gap' end,
      case when ${width} < ${drawingToleranceM(draft)}::float8 then 'note' else 'to_accept' end,
      '', '{}', ST_Area(geom), geom, '{"of":"gap"}'
    from holes where ST_Area(geom) > ${NOISE_M2}`.execute(db)
}

/** Zones that are themselves thinner than the plan was drawn. */
export async function findThin(db: Db, draft: Controlled): Promise<void> {
  await sql`
    insert into found select 'sliver', 'note', code, array[ordinal], ST_Area(geom), geom, '{"of":"zone"}'
    from filed_zone where ${width} < ${drawingToleranceM(draft)}::float8`.execute(db)
}
