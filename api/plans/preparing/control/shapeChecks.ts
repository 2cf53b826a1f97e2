import { sql, type Transaction } from 'kysely'
import type { Database } from '../../../db/tables.ts'
import type { Controlled } from './runControl.ts'

type Db = Transaction<Database>

/** Shapes that are not valid as filed, damaged or curved, until they are left out or given an outline. */
export async function findInvalid(db: Db, { id, srid }: Controlled): Promise<void> {
  await sql`
    insert into found
    select 'invalid_shape', 'blocking', z.label, array[z.ordinal], null,
      legal_from_wgs84(ST_SetSRID(ST_Point((z.refusal #>> '{at,0}')::float8, (z.refusal #>> '{at,1}')::float8), 4326), ${srid}::integer),
      jsonb_strip_nulls((z.refusal - 'at') || jsonb_build_object('record', z.record))
    from plan_draft_zone z where z.draft_id = ${id}::uuid and not z.left_out and z.geom is null`.execute(db)
}

/** Records that are no area: what was meant to be one a person accepts to lose, a point or a text is only said. */
export async function findSkipped(db: Db, { id }: Controlled): Promise<void> {
  await sql`
    insert into found
    select 'shape_skipped', case s.severity when 'info' then 'note' else 'to_accept' end, s.label, '{}', null, null,
      jsonb_strip_nulls(jsonb_build_object('code', s.code, 'fr', s.fr, 'ar', s.ar, 'record', s.record, 'count', s.count))
    from plan_draft d, jsonb_to_recordset(d.skipped)
      as s(label text, severity text, code text, fr text, ar text, record integer, count integer)
    where d.id = ${id}::uuid`.execute(db)
}

/** Shapes whose drawing reading changed, arcs for the most part, unless they were redrawn since. */
export async function findChanged(db: Db, { id }: Controlled): Promise<void> {
  await sql`
    insert into found
    select 'shape_changed', 'note', z.label, array[z.ordinal], ST_Area(z.geom), z.geom,
      jsonb_strip_nulls(c || jsonb_build_object('record', z.record))
    from plan_draft_zone z, jsonb_array_elements(z.changes) c
    where z.draft_id = ${id}::uuid and not z.left_out and z.geom::bytea = z.filed::bytea`.execute(db)
}
