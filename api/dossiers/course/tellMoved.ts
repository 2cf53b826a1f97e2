import type { ActorTransaction } from '../../access/asActor.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { DossierRow } from '../queries.ts'
import { tellApplicants } from '../tellApplicants.ts'
import type { Mover } from './move.ts'

/** What an official did and the applicant waits for. What is asked of them is told with its items, by whoever asks it. */
const TOLD: readonly Transition[] = [
  'dispatch',
  'summon',
  'inspect',
  'hold_session',
  'sign_minutes',
  'defer',
  'resume',
  'reopen',
  'extend',
  'accept',
  'settle',
  'sign',
  'refuse',
  'attest_silence',
  'acknowledge',
  'record_lapse',
]

type Moved = {
  readonly row: DossierRow
  readonly number: string | null
  readonly transition: Transition
  readonly step: Step
}

/** Tells the applicant that an official moved their dossier, in the transaction of the move. */
export async function tellMoved(
  transaction: ActorTransaction,
  { row, number, transition, step }: Moved,
  { asker, at, today }: Mover,
): Promise<void> {
  if (number === null || !TOLD.includes(transition)) return
  const data = { number, title: row.title, event: transition, step }
  const telling = { kind: 'dossier_moved', data, except: asker.actor.personId } as const
  await tellApplicants(transaction, { ...row, at, today }, telling)
}
