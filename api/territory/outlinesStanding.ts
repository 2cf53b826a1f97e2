import { type Kysely, sql } from 'kysely'
import type { OutlinesStanding } from '../contract/outlines.ts'
import type { Database } from '../db/tables.ts'

/** How the communes of each region are drawn now. */
export async function outlinesStanding(db: Kysely<Database>): Promise<OutlinesStanding> {
  const { rows } = await sql<OutlinesStanding['regions'][number]>`
    select r.code, r.name_fr as "nameFr", r.name_ar as "nameAr", count(*)::integer as communes,
      (count(*) filter (where c.outline_kind = 'imported'))::integer as imported,
      coalesce((select json_agg(s order by s.day desc, s.source) from (
        select o.outline_source as source, o.outline_date::text as day, count(*)::integer as communes
        from commune o join province q on q.code = o.province_code
        where q.region_code = r.code and o.outline_kind = 'imported' group by 1, 2) s), '[]') as sources
    from region r join province p on p.region_code = r.code join commune c on c.province_code = p.code
    group by r.code, r.name_fr, r.name_ar order by r.code`.execute(db)
  return { regions: rows }
}
