import type { ActorTransaction } from '../../access/asActor.ts'
import { type ItemAsked, REQUESTS } from '../../contract/complements.ts'
import type { ProcedureDefinition } from '../../contract/procedures/definition.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import { Problem } from '../../http/problem.ts'
import type { Footing } from '../course/readFooting.ts'
import { type Prepared, prepareItems } from './ask.ts'

type Wanted = { readonly transition: Transition; readonly items?: readonly ItemAsked[] | undefined }
type Asking = { readonly definition: ProcedureDefinition; readonly today: string }

/**
 * What a move asks of the applicant, read before it is made.
 * @throws Problem INVALID_INPUT for items of a move that asks nothing, or that are not of the procedure
 */
export function readRequest(
  transaction: ActorTransaction,
  { transition, items = [] }: Wanted,
  asking: Asking,
): Promise<readonly Prepared[]> {
  if (items.length > 0 && !(REQUESTS as readonly Transition[]).includes(transition))
    throw new Problem('INVALID_INPUT', { field: 'items', data: { reason: 'this move asks nothing' } })
  return prepareItems(transaction, items, asking)
}

/**
 * One request only for a complement, whatever the rounds (law 55-19).
 * @throws Problem COMPLEMENT_ALREADY_ASKED with the day and the words of the first
 */
export function checkOnlyOnce(transition: Transition, { row, events }: Footing): void {
  if (transition !== 'ask_complement') return
  const asked = events.filter(({ event }) => event === 'ask_complement')
  if (asked.length < (row.definition?.complements.atMost ?? 1)) return
  const [first] = asked
  const data = first ? { on: first.at.toISOString(), asked: first.reason ?? '' } : {}
  throw new Problem('COMPLEMENT_ALREADY_ASKED', { data })
}
