import type { BulkAct, DeskAnswer } from '../../../api/contract/desk.ts'
import { type Actor, decide } from '../../../api/contract/policy/decide.ts'
import { DOOR_OF } from '../../../api/contract/procedures/doors.ts'
import { STATE_OF } from '../../../api/contract/procedures/steps.ts'
import { possibleFrom } from '../../../api/contract/procedures/transitions.ts'
import type { QueuedDossier } from '../../../api/contract/queue.ts'

type Move = Extract<BulkAct, { kind: 'move' }>['transition']
const MOVES: readonly Move[] = ['dispatch', 'acknowledge', 'summon', 'hold_session', 'sign_minutes', 'archive']

export type Chosen = Pick<QueuedDossier, 'step' | 'procedure' | 'commune' | 'labels'>

/** The moves that some of the dossiers can make and that the actor's roles allow, and how many can. */
export function movesFor(chosen: readonly Chosen[], actor: Actor): { readonly move: Move; readonly count: number }[] {
  const able = (move: Move, { step, procedure }: Chosen) =>
    possibleFrom(procedure.flow, step).includes(move) && mayMove(actor, move, step)
  return MOVES.map((move) => ({ move, count: chosen.filter((one) => able(move, one)).length })).filter(
    ({ count }) => count > 0,
  )
}

/** Anywhere in the actor's territories: what the list shows lies in one of them. */
function mayMove(actor: Actor, move: Move, step: QueuedDossier['step']): boolean {
  const territory = actor.mandates.flatMap(({ territories }) => territories)
  return decide(actor, DOOR_OF[move], { state: STATE_OF[step], territory }).allowed
}

/** An act as one value of a list. */
export const actValue = (act: BulkAct): string => {
  if (act.kind === 'move') return `move ${act.transition}`
  if (act.kind === 'label') return `label ${act.labelId} ${act.on ? 'on' : 'off'}`
  return `assign ${act.bodyId} ${act.personId ?? 'nobody'}`
}

/** The act a value says; null for a value of no act. */
export function actOf(value: string): BulkAct | null {
  const [kind, one = '', two = ''] = value.split(' ')
  if (kind === 'move') {
    const transition = MOVES.find((move) => move === one)
    return transition ? { kind, transition } : null
  }
  if (kind === 'label') return { kind, labelId: one, on: two === 'on' }
  return kind === 'assign' ? { kind, bodyId: one, personId: two === 'nobody' ? null : two } : null
}

/** Labels that some of the dossiers bear, and may lose. */
export const labelsBorne = (chosen: readonly Chosen[], labels: DeskAnswer['labels']) =>
  labels.filter(({ id }) => chosen.some((one) => one.labels.includes(id)))
