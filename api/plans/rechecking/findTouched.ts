import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Database } from '../../db/tables.ts'

type Asked = { readonly id: string; readonly srid: LegalSrid; readonly reachM: number }

/**
 * Open dossiers whose ground meets the changed one, or lies within reach: each piece of that asks the spatial index of
 * its own legal zone. A place without an area is not ground that a plan zones: it has no report to make.
 */
export const touchedQuery = ({ id, srid, reachM }: Asked) => sql<{ dossierId: string }>`
  select distinct s.dossier_id as "dossierId"
  from recheck_area a
  cross join lateral (
    select dossier_id, geom from dossier_site t
    where t.srid = ${sql.lit(srid)} and t.geom && ST_Expand(a.geom, ${reachM}::float8)
      and t.state in ('filed', 'examined') offset 0
  ) s
  where a.recheck_id = ${id}::uuid and a.srid = ${sql.lit(srid)} and ST_Dimension(s.geom) = 2
    and ST_DWithin(s.geom, a.geom, ${reachM}::float8)`

/** Writes the list of the dossiers a re-check has to look at, in the order of their ids. */
export async function findTouched(
  db: Kysely<Database>,
  { id, reachM }: { readonly id: string; readonly reachM: number },
): Promise<void> {
  const { rows: zones } = await sql<{ srid: LegalSrid }>`
    select distinct srid from recheck_area where recheck_id = ${id}::uuid`.execute(db)
  for (const { srid } of zones)
    await sql`insert into recheck_dossier (recheck_id, dossier_id)
      select ${id}::uuid, t."dossierId" from (${touchedQuery({ id, srid, reachM })}) t
      on conflict do nothing`.execute(db)
}
