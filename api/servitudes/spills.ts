import { type Kysely, sql } from 'kysely'
import type { ServitudeSpill } from '../contract/servitudes.ts'
import type { Database } from '../db/tables.ts'

/** Less than this is how doubles write a shared line, and two outlines one border. */
const NOISE_M2 = 1

/**
 * The communes beyond the territory of the agency it lies in that a servitude reaches over to, the largest part first, measured
 * in its legal plane. A city with arrondissements is known by them. Empty where no agency is known to have its ground.
 */
export async function spillsOf(db: Kysely<Database>, id: string, today: string): Promise<readonly ServitudeSpill[]> {
  const { rows } = await sql<ServitudeSpill>`
    with given as materialized (
      select s.srid, s.geom, units_under(s.geom) as units, wgs84_from_legal(ST_Envelope(s.geom)) as box
      from servitude s where s.id = ${id}::uuid and s.former_of is null
    ), agency as materialized (
      select b.id, b.name_fr, b.name_ar, t.territory, t.territory = any (g.units) as is_owner
      from given g cross join body b cross join lateral territories_on(b.id, ${today}::date) t where b.kind = 'urban_agency'
    ), owner as materialized (select distinct id from agency where is_owner), met as materialized (
      select c.code, c.name_fr, c.name_ar, c.outline_kind,
        ST_Area(ST_CollectionExtract(ST_Intersection(g.geom, legal_from_wgs84(c.outline, g.srid)), 3)) as m2
      from given g join commune c on c.outline && g.box
      where c.ended_on is null and exists (select from owner)
        and not exists (select from commune a where a.parent_code = c.code and a.ended_on is null and a.outline is not null)
        and not exists (select from agency a where a.id in (select id from owner) and territory_covers(a.territory, c.code))
    )
    select m.code, m.name_fr as "nameFr", m.name_ar as "nameAr", m.m2 as "areaM2", m.outline_kind <> 'imported' as approximate,
      (select json_build_object('nameFr', b.name_fr, 'nameAr', b.name_ar) from body b
        where b.id = note_agency(m.code, ${today}::date)) as agency
    from met m where m.m2 >= ${NOISE_M2} order by m.m2 desc, m.code`.execute(db)
  return rows
}
