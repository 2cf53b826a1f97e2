import { sql } from 'kysely'
import type { Check } from './runControl.ts'

/** Two shapes of the same ground, however their points are ordered, read the same. */
const groundOf = (table: 'f' | 's') => sql`md5(ST_AsBinary(ST_Normalize(ST_Multi(${sql.raw(table)}.geom))))`

/** Footprints of the file that cover the very same ground with the same effect. */
export const findDuplicates: Check = async (db) => {
  await sql`
    insert into found
    select 'duplicate', 'to_accept', min(name), array_agg(ordinal order by ordinal), min(ST_Area(geom)), (array_agg(geom))[1], '{}'
    from given_footprint f where geom is not null
    group by ${groundOf('f')}, content ->> 'effect' having count(*) > 1`.execute(db)
}

/** Footprints that are servitudes in force already, of the same kind and effect: law is not written twice. */
export const findThere: Check = async (db, { srid }, today) => {
  await sql`
    insert into found
    select 'already_there', 'blocking', f.name, array[f.ordinal], ST_Area(f.geom), f.geom,
      jsonb_build_object('nameFr', s.name_fr, 'nameAr', s.name_ar, 'source', s.source)
    from given_footprint f cross join lateral (
      select * from servitude s where s.srid = ${srid}::integer and s.geom && f.geom
        and s.kind = f.content ->> 'kind' and s.effect = f.content ->> 'effect'
        and coalesce(s.in_force_to >= ${today}::date, true) and ${groundOf('s')} = ${groundOf('f')} limit 1) s
    where f.geom is not null`.execute(db)
}
