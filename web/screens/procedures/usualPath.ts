import type { StageRule } from '../../../api/contract/procedures/definition.ts'
import type { Step } from '../../../api/contract/procedures/steps.ts'
import { type Flow, MOVES, type Transition } from '../../../api/contract/procedures/transitions.ts'

/** What happens when everything goes well; at most one of them is possible from a step. */
const ONWARDS: readonly Transition[] = [
  'file',
  'dispatch',
  'hold_session',
  'inspect',
  'sign_minutes',
  'accept',
  'settle',
  'sign',
  'acknowledge',
  // From aside, back on it.
  'give_complement',
  'file_modified',
  'resume',
]

export type PathStep = { readonly step: Step; readonly by: Transition }

/** The ordinary way of a flow, from the filing to the act. */
export const usualPath = (flow: Flow): readonly PathStep[] => pathFrom(flow, 'draft')

/** The ordinary way on from a step, taken from the one table of moves. */
export function pathFrom(flow: Flow, from: Step): readonly PathStep[] {
  const path: PathStep[] = []
  let step = from
  for (;;) {
    const moves: Partial<Record<Transition, Step>> = MOVES[flow][step] ?? {}
    const by = ONWARDS.find((transition) => moves[transition] !== undefined)
    const next = by && moves[by]
    if (!by || !next) return path
    path.push({ step: next, by })
    step = next
  }
}

/** The delay that runs while a dossier stands at a step of the path: the one its arrival starts, the total apart. */
export const stageAt = ({ by }: PathStep, stages: readonly StageRule[], track: 'gp' | 'pp' | null) =>
  stages.find((stage) => stage.from === by && stage.code !== 'total' && fits(stage, track)) ?? null

const fits = (stage: StageRule, track: 'gp' | 'pp' | null) =>
  stage.code !== 'notification' && (stage.track === null || track === null || stage.track === track)
