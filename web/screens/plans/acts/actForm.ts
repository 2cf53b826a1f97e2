import type { PlanActWhat, ProposeAct } from '../../../../api/contract/plans/acts.ts'
import type { PlanVersion } from '../../../../api/contract/plans/plans.ts'
import { nextActs } from '../../../../spatial/conformity/nextActs.ts'
import type { PlanEventKind } from '../../../../spatial/conformity/planState.ts'
import { dayAfter } from '../../../../spatial/conformity/terms.ts'
import { asDay, type Day } from '../../../../spatial/day.ts'
import { typedDay } from '../../../text/figures.ts'

/** What may be proposed: an act that follows, or what becomes of a recorded one, which `onDay` then names. */
export type Choice = {
  readonly id: string
  readonly what: PlanActWhat
  readonly kind: PlanEventKind
  readonly onDay: string | null
}

export type TypedAct = {
  readonly choice: string
  readonly day: string
  readonly act: string
  readonly signed: string
  readonly reason: string
}

type Moment = { readonly day: Day | null; readonly today: string }

/** What the law lets follow on the day typed, or as soon as it may; then each recorded act to correct, and the last one to make void. */
export function choicesOf({ events }: Pick<PlanVersion, 'events'>, { day, today }: Moment): readonly Choice[] {
  const recorded = events.map(({ kind, onDay, act }) => ({ kind, onDay: asDay(onDay), act }))
  const last = recorded.at(-1)
  const soonest = last && last.onDay >= today ? dayAfter(last.onDay) : asDay(today)
  const of = (what: PlanActWhat) => (one: { readonly kind: PlanEventKind; readonly onDay: Day }) => ({
    ...{ id: `${what} ${one.kind} ${one.onDay}`, what, kind: one.kind, onDay: one.onDay },
  })
  return [
    ...nextActs(recorded, day ?? soonest).map((kind) => ({
      id: `record ${kind}`,
      what: 'record' as const,
      kind,
      onDay: null,
    })),
    ...recorded.toReversed().map(of('correct')),
    ...recorded.slice(-1).map(of('cancel')),
  ]
}

/** The one that is chosen; before anything is, the usual next act. */
export const choiceOf = (choices: readonly Choice[], id: string): Choice | undefined =>
  choices.find((one) => one.id === id) ?? (id === '' ? choices[0] : undefined)

type Typed = { readonly choice: Choice; readonly typed: TypedAct; readonly versionId: string }

/** What is asked of the service; null while a field is not what it should be. */
export function typedAct({ choice, typed, versionId }: Typed): ProposeAct | null {
  const [onDay, signedOn] = [typedDay(typed.day), typedDay(typed.signed)]
  const [act, reason] = [typed.act.trim(), typed.reason.trim()]
  if (!signedOn || act.length < 3) return null
  const { what, kind } = choice
  if (what === 'record') return onDay && { what, versionId, kind, onDay, signedOn, act }
  if (reason.length < 3 || choice.onDay === null) return null
  const event = { kind, onDay: choice.onDay }
  if (what === 'cancel') return { what, versionId, event, signedOn, act, reason }
  return onDay && { what, versionId, event, onDay, signedOn, act, reason }
}
