import { sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import { Problem } from '../../http/problem.ts'

/**
 * Two changes of one plan are not checked at once: the second would be told by halves.
 * @throws Problem PLAN_RECHECK_RUNNING
 */
export async function mustBeSettled(transaction: ActorTransaction, code: string, today: Day): Promise<void> {
  const { rows } = await sql`
    select from recheck r where r.finished_at is null and r.from_day <= ${today}::date and r.cause <> 'servitude'
      and r.cause_ids && array(select v.id from plan_version v join plan p on p.id = v.plan_id where p.code = ${code})
    limit 1`.execute(transaction)
  if (rows.length > 0) throw new Problem('PLAN_RECHECK_RUNNING')
}
