import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { STEPS, type Step } from '../../../api/contract/procedures/steps.ts'
import { possibleFrom, stepAfter, type Transition } from '../../../api/contract/procedures/transitions.ts'

/** The days a procedure allows in all, of the calendar and never too few; null when nobody could source them. */
export function daysAllowed({ stages }: ProcedureDefinition): number | null {
  const lengths = stages.flatMap(({ code, term }) => (code === 'total' && term ? [inCalendarDays(term)] : []))
  return lengths.length > 0 ? Math.max(...lengths) : null
}

/** The days of the calendar that a clock certainly runs from a filing on; null when nobody could source it. */
export function daysSure({ stages }: ProcedureDefinition): number | null {
  const totals = stages.flatMap(({ code, term }) => (code === 'total' && term ? [term] : []))
  return totals.length > 0
    ? Math.min(...totals.map(({ length, unit }) => (unit === 'month' ? length * 28 : length)))
    : null
}

type Term = NonNullable<ProcedureDefinition['stages'][number]['term']>

const inCalendarDays = ({ length, unit }: Term): number =>
  unit === 'month' ? length * 31 : unit === 'working' ? length * 2 : length

/** What lapses later than this would have begun before the demonstration does. */
const MOST_MONTHS = 12

/** The months after which a permit that nothing was done under lapses; null when it does not, or nobody could say. */
export function monthsToLapse({ validity }: ProcedureDefinition): number | null {
  const works = validity.find(({ before, term }) => term?.unit === 'month' && before !== 'yearly')
  const months = works?.term?.length ?? null
  return months !== null && months <= MOST_MONTHS ? months : null
}

/** The moves a dossier of a procedure may really make: silence grants some, and not every permit lapses. */
export function movesOf(definition: ProcedureDefinition, step: Step): readonly Transition[] {
  const silenceGrants = definition.silence.effect === 'granted' && daysAllowed(definition) !== null
  return possibleFrom(definition.flow, step).filter(
    (transition) =>
      (transition !== 'attest_silence' || silenceGrants) &&
      (transition !== 'extend' || (definition.extension !== null && daysSure(definition) !== null)) &&
      (transition !== 'record_lapse' || monthsToLapse(definition) !== null),
  )
}

/** The moves that lead from a draft to a step by the shortest way; null when the procedure never leads there. */
export function wayTo(definition: ProcedureDefinition, goal: Step): readonly Transition[] | null {
  const ways = new Map<Step, readonly Transition[]>([['draft', []]])
  for (const [step, way] of ways)
    for (const transition of movesOf(definition, step)) {
      const next = stepAfter(definition.flow, step, transition)
      if (next !== null && !ways.has(next)) ways.set(next, [...way, transition])
    }
  return ways.get(goal) ?? null
}

/** Every step a procedure leads to, in their usual order. */
export const stepsOf = (definition: ProcedureDefinition): readonly Step[] =>
  STEPS.filter((step) => wayTo(definition, step) !== null)
