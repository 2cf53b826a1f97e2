import { sql, type Transaction } from 'kysely'
import type { Database } from '../../../db/tables.ts'
import type { Controlled } from './runControl.ts'

type Db = Transaction<Database>

/** Of one kind, what is listed with its place: the largest. Who drew such a file puts it right, no list does. */
const MOST_LISTED = 20_000

/** About a metre. */
const SAME_PLACE_DEG = 0.00001

/**
 * What was found replaces what an older control found. A list that is too long is cut at its largest, and a finding says how many
 * there are in all: it blocks, for what is not listed can't be accepted.
 */
export async function keepFindings(db: Db, { id }: Controlled): Promise<void> {
  await sql`
    create temporary table listed on commit drop as
    select *, row_number() over (partition by kind, severity order by area_m2 desc nulls last, ordinals) as rank from found`.execute(
    db,
  )
  await sql`
    insert into listed
    select 'list_cut', case severity when 'note' then 'note' else 'blocking' end, kind, '{}', sum(area_m2), null,
      jsonb_build_object('of', kind, 'severity', severity, 'total', count(*), 'listed', ${MOST_LISTED}::integer), 1
    from listed group by kind, severity having count(*) > ${MOST_LISTED}`.execute(db)
  await replaceFindings(db, id)
}

/** Found again unchanged: the same kind, subject, shapes and place, and the same area to a tenth of a square metre. */
async function replaceFindings(db: Db, id: string): Promise<void> {
  await sql`
    create temporary table before on commit drop as select * from plan_draft_finding
    where draft_id = ${id}::uuid and accepted_at is not null`.execute(db)
  await sql`create index on before (kind, subject)`.execute(db)
  await sql`delete from plan_draft_finding where draft_id = ${id}::uuid`.execute(db)
  await sql`
    insert into plan_draft_finding (id, draft_id, kind, severity, subject, ordinals, area_m2, place, at, data, accepted_by,
      accepted_at, reason)
    select gen_random_uuid(), ${id}::uuid, f.kind, f.severity, f.subject, f.ordinals, f.area_m2,
      f.place, f.at, f.data, b.accepted_by, b.accepted_at, b.reason
    from (
      select kind, severity, subject, ordinals, area_m2, data, wgs84_from_legal(shape) as place,
        wgs84_from_legal(ST_PointOnSurface(shape)) as at
      from listed where rank <= ${MOST_LISTED}
    ) f left join lateral (
      select * from before b where b.kind = f.kind and b.subject = f.subject and b.ordinals = f.ordinals
        and f.severity = 'to_accept' and b.data -> 'record' is not distinct from f.data -> 'record'
        and round(coalesce(b.area_m2, 0)::numeric, 1) = round(coalesce(f.area_m2, 0)::numeric, 1)
        and (b.at is null and f.at is null or ST_Distance(b.at, f.at) < ${SAME_PLACE_DEG}) limit 1) b on true`.execute(
    db,
  )
}
