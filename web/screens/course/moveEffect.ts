import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { StageRule } from '../../../api/contract/procedures/definition.ts'
import { HOLDER_OF, type Holder, type Step } from '../../../api/contract/procedures/steps.ts'
import { stepAfter, type Transition } from '../../../api/contract/procedures/transitions.ts'

export type MoveEffect = {
  readonly step: Step
  readonly holder: Holder
  /** The stages whose clock it starts. */
  readonly starts: readonly StageRule[]
  readonly clock: 'pauses' | 'goesOn' | 'restarts' | null
}

const CLOCK: Partial<Record<Transition, MoveEffect['clock']>> = {
  ask_complement: 'pauses',
  ask_modification: 'pauses',
  accept: 'pauses',
  give_complement: 'goesOn',
  settle: 'goesOn',
  file_modified: 'restarts',
}

/** What a move would do to a dossier, by the one table of moves and its procedure's stages; null when it is impossible. */
export function effectOf(transition: Transition, { definition, step, track }: CourseAnswer): MoveEffect | null {
  const next = definition && stepAfter(definition.flow, step, transition)
  if (!definition || !next) return null
  const starts = definition.stages.filter(
    (stage) => stage.from === transition && (stage.track === null || stage.track === track),
  )
  return { step: next, holder: HOLDER_OF[next], starts, clock: CLOCK[transition] ?? null }
}

/** What goes well first, then the rest; taking back and putting away come last. */
const ORDER: readonly Transition[] = [
  ...(['file', 'dispatch', 'summon', 'inspect', 'hold_session', 'sign_minutes', 'accept', 'settle', 'sign'] as const),
  ...(['acknowledge', 'give_complement', 'file_modified', 'resume', 'reopen', 'attest_silence'] as const),
  ...(['open_works', 'declare_completion', 'ask_complement', 'ask_modification', 'extend', 'defer'] as const),
  ...(['refuse_admission', 'refuse', 'record_lapse', 'archive', 'withdraw'] as const),
]
/** Never what a screen proposes first. */
const NEVER_FIRST: readonly Transition[] = [
  ...(['ask_complement', 'ask_modification', 'extend', 'defer'] as const),
  ...(['refuse_admission', 'refuse', 'record_lapse', 'withdraw'] as const),
]

export type Offered = { readonly first: Transition | null; readonly others: readonly Transition[] }

/** The moves somebody may make, one of them first; an acceptance that the law holds back is not among them. */
export function offeredMoves({ may, avis, blockers }: Pick<CourseAnswer, 'may' | 'avis' | 'blockers'>): Offered {
  const held = (move: Transition) =>
    (move === 'accept' && avis.hindrances.length > 0) || (move === 'file' && blockers.length > 0)
  const moves = ORDER.filter((move) => may.includes(move) && !held(move))
  const [first = null] = moves.filter((move) => !NEVER_FIRST.includes(move))
  return { first, others: moves.filter((move) => move !== first) }
}
