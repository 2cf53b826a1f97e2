import type { Step } from '../../contract/procedures/steps.ts'
import { type Flow, MOVES, possibleFrom, stepAfter, type Transition } from '../../contract/procedures/transitions.ts'

/** Steps one may come to from some others, those included. */
function stepsFrom(flow: Flow, starts: readonly Step[]): ReadonlySet<Step> {
  const reached = new Set(starts)
  // A set hands out what is added while it is walked.
  for (const step of reached) {
    for (const transition of possibleFrom(flow, step)) {
      const next = stepAfter(flow, step, transition)
      if (next !== null) reached.add(next)
    }
  }
  return reached
}

const movesFrom = (flow: Flow, steps: Iterable<Step>): ReadonlySet<Transition> =>
  new Set([...steps].flatMap((step) => possibleFrom(flow, step)))

/** Everything that can happen to a dossier of a flow, from its draft on. */
export const eventsOf = (flow: Flow): ReadonlySet<Transition> => movesFrom(flow, stepsFrom(flow, ['draft']))

/** Everything that can still happen once an event did. */
export function eventsAfter(flow: Flow, event: Transition): ReadonlySet<Transition> {
  const sources = Object.keys(MOVES[flow]) as Step[]
  const led = sources.flatMap((step) => stepAfter(flow, step, event) ?? [])
  return movesFrom(flow, stepsFrom(flow, led))
}
