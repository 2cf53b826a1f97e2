import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Allowed } from '../../access/authorise.ts'
import { STATE_OF, type Step } from '../../contract/procedures/steps.ts'
import type { Flow, Transition } from '../../contract/procedures/transitions.ts'
import { stepAfter } from '../../contract/procedures/transitions.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import { recount } from '../../deadlines/commands.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { acknowledge } from '../receipt/acknowledge.ts'

export type Standing = { readonly id: string; readonly flow: Flow; readonly step: Step; readonly moves: number }

export type Move = {
  readonly transition: Transition
  /** How many moves the asker had seen: theirs follows that one or none. */
  readonly seen: number
  readonly reason?: Readonly<Record<string, unknown>> | undefined
  /** The mover typed the dossier for its owner at the counter: no text forbids it, and the journal says it. */
  readonly typedByMover?: boolean
  /** What the law holds this move back for, said only to whoever could have made it. */
  readonly hindrance?: Problem | null
}

export type Mover = {
  readonly asker: Asker
  readonly at: Date
  readonly today: Day
  readonly allowed: Allowed
}

/**
 * Moves a dossier one step, in the caller's transaction: the event, the step, the deadlines and the journal together; and
 * the receipt of a filing.
 * @throws Problem MOVED_MEANWHILE when somebody moved it since, NOT_AT_THIS_STEP when the procedure has no such move
 */
export async function move(
  transaction: ActorTransaction,
  standing: Standing,
  { transition, seen, reason, typedByMover, hindrance, ...mover }: Move & Mover,
): Promise<Step> {
  if (seen !== standing.moves) throw await movedMeanwhile(transaction, standing, seen)
  const step = stepAfter(standing.flow, standing.step, transition)
  if (step === null) throw new Problem('NOT_AT_THIS_STEP', { data: { step: standing.step, transition } })
  if (hindrance) throw hindrance
  await writeEvent(transaction, standing, { transition, step, reason, ...mover })
  await recount(transaction, standing.id)
  if (transition === 'file') await acknowledge(transaction, { id: standing.id, move: standing.moves + 1, ...mover })
  const { asker, at, allowed } = mover
  const subject = { kind: 'dossier', id: standing.id }
  const entry = { action: `dossier.${transition}`, subject, dossierId: standing.id, mandateId: allowed.mandateId }
  await record(transaction, { ...asker, at }, { ...entry, detail: { step, ...(typedByMover && { typedByMover }) } })
  return step
}

type Happening = Mover & Pick<Move, 'transition' | 'reason'> & { readonly step: Step }

async function writeEvent(
  transaction: ActorTransaction,
  { id, moves }: Standing,
  { transition, step, reason, asker, at, today, allowed }: Happening,
): Promise<void> {
  await transaction
    .insertInto('dossier_event')
    .values({
      dossier_id: id,
      move: moves + 1,
      event: transition,
      step,
      state: STATE_OF[step],
      at,
      day: today,
      person_id: asker.actor.personId,
      mandate_id: allowed.mandateId,
      reason: reason === undefined ? null : JSON.stringify(reason),
    })
    .execute()
    .catch((error: unknown) => {
      if (isOvertaken(error)) throw new Problem('MOVED_MEANWHILE')
      throw error
    })
}

/** Two moves followed the same one: the key is taken, or the trigger found the dossier further on. */
const isOvertaken = (error: unknown) => refusedFor(error, 'unique_violation', 'serialization_failure')

/** What happened since the page was read, so that it can be said. */
async function movedMeanwhile(transaction: ActorTransaction, { id, step }: Standing, seen: number): Promise<Problem> {
  const since = await transaction
    .selectFrom('dossier_event')
    .select(['event', 'at'])
    .where('dossier_id', '=', id)
    .where('move', '>', seen)
    .orderBy('move')
    .execute()
  const happened = since.map(({ event, at }) => `${event} ${at.toISOString()}`)
  return new Problem('MOVED_MEANWHILE', { data: { step, since: happened.join(', ') } })
}
