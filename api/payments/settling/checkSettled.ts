import type { ActorTransaction } from '../../access/asActor.ts'
import { Problem } from '../../http/problem.ts'
import { receiptsOf, statementsOf } from './queries.ts'
import { isSettled } from './standing.ts'

/** Nothing is delivered before it is paid: a statement was drawn up, and each creditor's receipt stands. @throws Problem STATEMENT_NOT_SETTLED */
export async function checkSettled(transaction: ActorTransaction, dossierId: string): Promise<void> {
  const [statement] = await statementsOf(transaction, dossierId)
  if (!isSettled(statement, await receiptsOf(transaction, dossierId))) throw new Problem('STATEMENT_NOT_SETTLED')
}
