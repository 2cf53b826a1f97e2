import type { ActorTransaction } from '../../access/asActor.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import { Problem } from '../../http/problem.ts'
import { standingItems } from './standing.ts'

const ANSWERING: readonly Transition[] = ['give_complement', 'file_modified', 'file']

/**
 * A request is given back whole: every item has its answer, were it in writing.
 * @throws Problem COMPLEMENT_UNANSWERED with each item that has none
 */
export async function checkAnswered(
  transaction: ActorTransaction,
  { id, transition }: { readonly id: string; readonly transition: Transition },
): Promise<void> {
  if (!ANSWERING.includes(transition)) return
  const open = (await standingItems(transaction, id)).filter(({ answered }) => !answered)
  if (open.length === 0) return
  throw new Problem('COMPLEMENT_UNANSWERED', {
    faults: open.map((item) => ({ path: item.id, sentence: item.text })),
    data: { unanswered: open.length },
  })
}
