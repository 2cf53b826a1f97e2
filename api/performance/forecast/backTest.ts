import { SCOPES, type Scope } from '../../contract/performance/forecast.ts'
import { historyOf, type SeenCell, windowBefore } from './history.ts'
import type { Interval } from './interval.ts'
import { makeForecast } from './makeForecast.ts'
import { NO_SCORE, type Score, scoreOf, together } from './score.ts'
import type { Tally } from './tally.ts'

/** Codes of a commune and of what it lies in. */
export type Units = { readonly [scope in Scope]: string }

/** What became of what was filed in one commune in one quarter, seen today. */
export type Outcome = {
  /** Its first day. */
  readonly quarter: string
  readonly units: Units
  readonly decided: Tally
  readonly open: Tally
}

/** Cells of one procedure and track, by the code of every unit they belong to. */
export type CellsOf = ReadonlyMap<string, readonly SeenCell[]>

/**
 * What the forecasts of quarters gone by were worth, by the scope each came from: every one is made with the cells of
 * quarters that had ended before its own began.
 */
export function backTest(cells: CellsOf, outcomes: readonly Outcome[], make = makeForecast): ReadonlyMap<Scope, Score> {
  const scores = new Map<Scope, Score>()
  const made = new Map<string, Interval | null>()
  const intervalIn = (code: string, quarter: string) => {
    const key = `${quarter} ${code}`
    const before = made.get(key)
    if (before !== undefined) return before
    const interval = make(historyOf(cells.get(code) ?? [], windowBefore(quarter)))
    made.set(key, interval)
    return interval
  }
  for (const { quarter, units, decided, open } of outcomes)
    for (const scope of SCOPES) {
      const interval = intervalIn(units[scope], quarter)
      if (!interval) continue
      scores.set(scope, together(scores.get(scope) ?? NO_SCORE, scoreOf(interval, decided, open)))
      break
    }
  return scores
}
