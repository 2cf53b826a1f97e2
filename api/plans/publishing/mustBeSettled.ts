import { sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import { Problem } from '../../http/problem.ts'

/**
 * Two changes of one plan are not checked at once: the second would be told by halves. The plan is held until the
 * transaction ends, so that of two at one instant the second waits and sees what the first began.
 * @throws Problem PLAN_RECHECK_RUNNING
 */
export async function mustBeSettled(transaction: ActorTransaction, code: string, today: Day): Promise<void> {
  const { rows } = await sql<{ settled: boolean }>`select plan_is_settled(${code}, ${today}::date) as settled`.execute(
    transaction,
  )
  if (!rows[0]?.settled) throw new Problem('PLAN_RECHECK_RUNNING')
}
