import { type Kysely, sql } from 'kysely'
import { daysOf } from '../../api/contract/performance/period.ts'
import type { Database } from '../../api/db/tables.ts'

/**
 * Sums as the roll-up keeps them, for every commune: a dossier a quarter for so many inhabitants, whose delays hang on
 * the commune and on the quarter and on nothing else. Communes of fewer inhabitants than that have none.
 */
export async function fillCells(db: Kysely<Database>, quarters: readonly string[], inhabitants = 4_000): Promise<void> {
  const days = quarters.map((quarter) => daysOf(quarter).first)
  for (const track of ['*', 'gp', 'pp'])
    await sql`
      insert into performance_cell (quarter, commune_code, procedure_code, track, filed, granted, refused, silence,
        acknowledged, withdrawn, timed, in_time, right_first_time, doubtful, guichet_ms, members_ms, president_ms, applicant_ms,
        calendar_gross, calendar_net, working_gross, working_net, open_since)
      select quarter, code, '*', ${track}, n + 2, n, 0, 0, 0, 1, n, n - n / 3, n - n / 4, 0,
        n * 86400000::bigint, n * 604800000::bigint, n * 172800000::bigint, n * 86400000::bigint,
        delays, delays, delays, delays, array_fill(quarter + 30, array[n / 2])
      from (
        select quarter, code, n, array(select (pace - step * 2 + each) from generate_series(1, n) each order by 1) as delays
        from (
          select q.quarter, q.nth as step, c.code, greatest(0, c.population / ${inhabitants})::integer as n,
            (30 + abs(hashtext(c.code)) % 40)::integer as pace
          from unnest(${days}::date[]) with ordinality as q(quarter, nth), commune c
          where not exists (select from commune part where part.parent_code = c.code)
        ) paced where n > 0
      ) counted`.execute(db)
  await sql`insert into performance_quarter (quarter, version) select unnest(${days}::date[]), 1
    on conflict (quarter) do update set version = performance_quarter.version + 1`.execute(db)
}
