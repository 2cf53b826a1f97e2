import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { moveIn } from '../../dossiers/course/moveDossier.ts'
import { courseById } from '../../dossiers/course/queries.ts'
import type { DossierRow } from '../../dossiers/queries.ts'
import { receiptsOf, statementsOf } from './queries.ts'
import { isSettled } from './standing.ts'

type Going = { readonly asker: Asker; readonly at: Date; readonly today: Day }

/** Takes the dossier to its signature once the last statement is paid, in the same transaction. */
export async function settleWhenPaid(transaction: ActorTransaction, row: DossierRow, going: Going): Promise<void> {
  const course = await courseById(transaction, row.id)
  if (course?.step !== 'to_settle') return
  const [statement] = await statementsOf(transaction, row.id)
  if (!isSettled(statement, await receiptsOf(transaction, row.id))) return
  await moveIn(transaction, { id: row.id, transition: 'settle', seen: course.moves }, { row, ...going })
}
