import { sql } from 'kysely'
import type { Check } from './runControl.ts'

/** The communes that the footprints meet, each once: a city with arrondissements is known by them. */
export const stageCommunes: Check = async (db, { srid, territories }, today) => {
  await sql`
    create temporary table met_commune on commit drop as
    select c.code, c.name_fr, c.name_ar, c.legal_srid, c.outline_kind, legal_from_wgs84(c.outline, ${srid}::integer) as geom,
      exists (select from unnest(${[...territories]}::text[]) t where territory_covers(t, c.code)) as ours,
      (select b.name_fr from body b where b.id = note_agency(c.code, ${today}::date)) as agency
    from commune c where c.ended_on is null and c.outline is not null
      and not exists (select from commune a where a.parent_code = c.code and a.ended_on is null and a.outline is not null)
      and c.outline && (select wgs84_from_legal(ST_SetSRID(ST_Extent(geom)::geometry, ${srid}::integer)) from given_footprint)`.execute(
    db,
  )
  await sql`create index on met_commune using gist (geom)`.execute(db)
  await sql`
    create temporary table placed on commit drop as
    select f.ordinal, f.name, f.geom, c.code, c.ours, c.legal_srid
    from given_footprint f left join lateral (
      select * from met_commune c where ST_Intersects(c.geom, ST_PointOnSurface(f.geom))
      order by c.outline_kind = 'imported' desc, c.code limit 1) c on true
    where f.geom is not null`.execute(db)
}

/** The legal zone of the commune is the servitude's: another one is metres of another plane. */
export const findWrongZone: Check = async (db, { srid }) => {
  await sql`
    insert into found
    select 'wrong_legal_zone', 'blocking', ${String(srid)}, array_agg(ordinal order by ordinal), sum(ST_Area(geom)), ST_Collect(geom),
      jsonb_build_object('expected', legal_srid)
    from placed where legal_srid <> ${srid}::integer group by legal_srid`.execute(db)
}

/** Servitudes that lie on another agency's ground, or in no commune that is known: not this agency's to write. */
export const findOutside: Check = async (db) => {
  await sql`
    insert into found
    select 'outside_territory', 'blocking', p.name, array[p.ordinal], ST_Area(p.geom), p.geom,
      jsonb_strip_nulls(jsonb_build_object('communeFr', c.name_fr, 'communeAr', c.name_ar, 'agency', c.agency))
    from placed p left join met_commune c on c.code = p.code where p.ours is not true`.execute(db)
}

/** Less than this is how doubles write a shared line, and two outlines one border. */
const NOISE_M2 = 1

/** Servitudes of this agency's ground that reach over to other communes: which, and how much of each, in the legal plane. */
export const findNeighbours: Check = async (db) => {
  await sql`
    with beyond as materialized (
      select p.ordinal, p.name, c.code, c.name_fr, c.name_ar, c.agency, c.outline_kind,
        ST_CollectionExtract(ST_Intersection(p.geom, c.geom), 3) as geom
      from placed p join met_commune c on c.geom && p.geom and ST_Intersects(c.geom, p.geom)
      where p.ours and not c.ours
    )
    insert into found
    select 'spills_over', 'to_accept', name, array[ordinal], sum(ST_Area(geom)), ST_Collect(geom),
      jsonb_build_object(
        'communesFr', string_agg(name_fr || ' (' || round(ST_Area(geom)::numeric) || ' m²)', ', ' order by ST_Area(geom) desc, code),
        'communesAr', string_agg(name_ar || ' (' || round(ST_Area(geom)::numeric) || ' م²)', '، ' order by ST_Area(geom) desc, code),
        'agencies', coalesce(string_agg(distinct agency, ', '), ''), 'approximate', (bool_or(outline_kind <> 'imported'))::integer)
    from beyond where ST_Area(geom) >= ${NOISE_M2} group by ordinal, name`.execute(db)
}
