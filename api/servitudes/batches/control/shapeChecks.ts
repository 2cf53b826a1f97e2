import { sql } from 'kysely'
import type { Check } from './runControl.ts'

/** Shapes that are not valid as filed, with their places: a footprint blocks, a generator may be done without. */
export const findInvalid: Check = async (db) => {
  for (const [layer, severity] of [
    ['footprint', 'blocking'],
    ['generator', 'to_accept'],
  ] as const)
    await sql`insert into found
      select ${sql.lit(`invalid_${layer}`)}, ${severity}, label, array[ordinal], null, null,
        jsonb_strip_nulls(jsonb_build_object('fr', refusal ->> 'fr', 'ar', refusal ->> 'ar', 'at', refusal -> 'at'))
      from ${sql.table(`given_${layer}`)} where refusal is not null`.execute(db)
}

/** Records of a file that hold no polygon: nothing of them is kept. */
export const findEmptyRecords: Check = async (db, { footprints, generators }) => {
  for (const file of [footprints, generators])
    if (file && file.skipped > 0)
      await sql`insert into found values ('record_empty', 'note', ${file.fileName}, '{}', null, null,
        jsonb_build_object('records', ${file.skipped}::integer))`.execute(db)
}

/** Values that say nothing that can be read, each with the shapes that hold it. */
export const findValues: Check = async (db) => {
  await sql`
    insert into found
    select fault.kind, 'blocking', fault.value, array_agg(f.ordinal order by f.ordinal), sum(ST_Area(f.geom)), ST_Collect(f.geom),
      jsonb_build_object('field', fault.field)
    from given_footprint f cross join lateral jsonb_to_recordset(f.faults) as fault(kind text, field text, value text)
    where f.geom is not null group by fault.kind, fault.value, fault.field`.execute(db)
}

/** Footprints whose generator is not in its file, and generators without a footprint: asked when one file names the other. */
export const findMissing: Check = async (db, { generators, mapping }) => {
  if (!generators || !mapping?.fields.link || !mapping.generators.link) return
  await sql`
    insert into found
    select 'generator_missing', 'to_accept', f.name, array[f.ordinal], ST_Area(f.geom), f.geom,
      jsonb_build_object('link', coalesce(f.link, ''))
    from given_footprint f where f.geom is not null and not exists (
      select from given_generator g where g.link = f.link and g.link <> '' and g.geom is not null)`.execute(db)
  await sql`
    insert into found
    select 'footprint_missing', 'to_accept', g.name, array[g.ordinal], ST_Area(g.geom), g.geom,
      jsonb_build_object('link', coalesce(g.link, ''))
    from given_generator g where g.geom is not null and not exists (
      select from given_footprint f where f.link = g.link and f.link <> '' and f.geom is not null)`.execute(db)
}
