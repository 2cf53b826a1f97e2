import type { Day } from '../../../spatial/day.ts'
import type { BacklogFault, BacklogField, BacklogNote } from '../../contract/backlog.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import {
  type Flow,
  MOVES,
  possibleFrom,
  stepAfter,
  TRANSITIONS,
  type Transition,
} from '../../contract/procedures/transitions.ts'

/** What was said for it: as it is written, under its code where the house knows it. */
export type PaperReason = { readonly text: string; readonly code?: string }

export type PaperEvent = {
  readonly event: Transition
  readonly day: Day
  readonly step: Step
  /** Not on paper: the procedure cannot have gone on without it, and its day is the next one known. */
  readonly assumed: boolean
  readonly reason?: PaperReason
}

/** What the paper says happened, and where it says it. */
export type Dated = {
  readonly event: Transition
  readonly day: Day
  readonly field: BacklogField
  readonly reason?: PaperReason
}

export type Course = {
  readonly events: readonly PaperEvent[]
  readonly faults: readonly BacklogFault[]
  readonly notes: readonly BacklogNote[]
}

/** What a register seldom dates, and what may therefore be held to have happened by the next day it does. */
const SELDOM_DATED: readonly Transition[] = ['dispatch', 'hold_session', 'inspect', 'sign_minutes', 'accept', 'settle']

const inOrder = (a: Dated, b: Dated) =>
  a.day === b.day ? TRANSITIONS.indexOf(a.event) - TRANSITIONS.indexOf(b.event) : a.day < b.day ? -1 : 1

/**
 * The course of a dossier from its dated events, as `MOVES` allows it. A step the register does not date is filled in on the
 * day of the next event and said; an event that cannot follow the one before it, even so, is a fault.
 */
export function courseOf(flow: Flow, dated: readonly Dated[]): Course {
  const events: PaperEvent[] = []
  const faults: BacklogFault[] = []
  const notes: BacklogNote[] = []
  let step: Step = 'draft'
  for (const { event, day, field, reason } of dated.toSorted(inOrder)) {
    if (step === 'draft' && event !== 'file') {
      faults.push({ field, code: 'BEFORE_FILING', data: { day, event } })
      continue
    }
    const way = wayTo(flow, step, event)
    if (!way) {
      const code = isOf(flow, event) ? 'EVENT_OUT_OF_ORDER' : 'EVENT_NOT_OF_PROCEDURE'
      faults.push({ field, code, data: { day, event, step } })
      continue
    }
    for (const made of [...way, event]) {
      step = stepAfter(flow, step, made) ?? step // the way was found in the same table
      const assumed = made !== event
      events.push({ event: made, day, step, assumed, ...(!assumed && reason && { reason }) })
      if (assumed) notes.push({ field, code: 'EVENT_ASSUMED', data: { event: made, day } })
    }
  }
  return { events, faults, notes }
}

/** Whether the procedure has such an event at all. */
const isOf = (flow: Flow, event: Transition) => Object.values(MOVES[flow]).some((moves) => event in moves)

/** The fewest undated events that lead to a step where `event` may happen; null when none do. */
function wayTo(flow: Flow, from: Step, event: Transition): readonly Transition[] | null {
  const seen = new Set<Step>([from])
  let reached: readonly { step: Step; way: readonly Transition[] }[] = [{ step: from, way: [] }]
  while (reached.length > 0) {
    const found = reached.find(({ step }) => stepAfter(flow, step, event) !== null)
    if (found) return found.way
    reached = reached.flatMap(({ step, way }) =>
      possibleFrom(flow, step).flatMap((filler) => {
        const next = SELDOM_DATED.includes(filler) ? stepAfter(flow, step, filler) : null
        if (next === null || seen.has(next)) return []
        seen.add(next)
        return [{ step: next, way: [...way, filler] }]
      }),
    )
  }
  return null
}
