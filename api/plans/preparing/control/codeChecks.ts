import { sql, type Transaction } from 'kysely'
import type { Database } from '../../../db/tables.ts'
import type { Controlled } from './runControl.ts'

type Db = Transaction<Database>

/** Shapes whose code is empty, or whose family nothing tells: one finding a value. */
export async function findCodes(db: Db, { id, mapping: { fields } }: Controlled): Promise<void> {
  const field = fields.family ?? fields.code
  await sql`
    insert into found
    select 'code_unknown', 'blocking', value, array_agg(ordinal order by ordinal), sum(ST_Area(geom)), ST_Collect(geom),
      jsonb_build_object('field', field)
    from (
      select z.ordinal, z.geom,
        case when z.code is null then ${fields.code} else ${field} end as field,
        coalesce(case when z.code is null then '' else z.attributes ->> ${field} end, '') as value
      from plan_draft_zone z where z.draft_id = ${id}::uuid and not z.left_out and (z.code is null or z.family is null)
    ) unknown group by field, value`.execute(db)
}

/** Codes that the règlement taken over does not know; every one of them when none is. */
export async function findUnregulated(db: Db, { mapping: { regulationFrom } }: Controlled): Promise<void> {
  await sql`
    insert into found
    select 'code_without_regulation', 'to_accept', trim(z.code || ' ' || z.sector), array_agg(z.ordinal order by z.ordinal),
      sum(ST_Area(z.geom)), ST_Collect(z.geom), '{}'
    from filed_zone z where z.code is not null and not exists (
      select from regulation r where r.plan_version_id = ${regulationFrom ?? null}::uuid and r.zone_code = z.code
        and r.sector = z.sector)
    group by z.code, z.sector`.execute(db)
}
