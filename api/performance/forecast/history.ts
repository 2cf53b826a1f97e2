import { addDays, asDay, type Day, daysBetween } from '../../../spatial/day.ts'
import { FORECAST } from '../../contract/performance/forecast.ts'
import { daysOf, quarterAfter, quarterOf } from '../../contract/performance/period.ts'
import { type Tally, tallied } from './tally.ts'

/** What a place saw over some quarters. Days are those of the calendar since filing. */
export type History = {
  readonly filed: number
  /** How long what was decided had taken. */
  readonly decided: Tally
  /** How old what was open already was on the last day before. */
  readonly before: Tally
  /** How old what was still open was on the last day. */
  readonly after: Tally
}

/** What the roll-up keeps of one quarter of one commune, for one procedure and track. */
export type SeenCell = {
  /** Its first day. */
  readonly quarter: string
  readonly filed: number
  readonly withdrawn: number
  readonly decided: readonly number[]
  /** Days on which what was open when it ended had been filed. */
  readonly openSince: readonly string[]
}

type Window = {
  /** First days of the quarters looked at, and of the one before. */
  readonly first: Day
  readonly last: Day
  readonly before: Day
  /** The days of decision looked at. */
  readonly from: Day
  readonly to: Day
}

/** What a forecast made on a day looks at: the last quarters that had ended. */
export function windowBefore(on: string): Window {
  const running = quarterOf(on)
  const firstOf = (count: number) => daysOf(quarterAfter(running, count)).first
  const from = firstOf(-FORECAST.quarters)
  return {
    ...{ first: from, last: firstOf(-1), before: firstOf(-FORECAST.quarters - 1) },
    ...{ from, to: addDays(daysOf(running).first, -1) },
  }
}

/**
 * Cells of any quarters, those outside the window unused. What was withdrawn never was to be decided: it is as if it had
 * not been filed.
 */
export function historyOf(cells: readonly SeenCell[], { first, last, before, from, to }: Window): History {
  const inside = cells.filter(({ quarter }) => quarter >= first && quarter <= last)
  const agesOf = (of: string, on: Day) =>
    tallied(
      cells
        .filter(({ quarter }) => quarter === of)
        .map(({ openSince }) => openSince.map((filed) => daysBetween(asDay(filed), on))),
    )
  return {
    filed: inside.reduce((sum, { filed, withdrawn }) => sum + filed - withdrawn, 0),
    decided: tallied(inside.map(({ decided }) => decided)),
    before: agesOf(before, addDays(from, -1)),
    after: agesOf(last, to),
  }
}
