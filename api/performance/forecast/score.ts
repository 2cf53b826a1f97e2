import type { Interval } from './interval.ts'
import { dossiersIn, type Tally, upTo } from './tally.ts'

export type Score = {
  readonly within: number
  readonly sooner: number
  readonly later: number
  readonly untold: number
}

export const NO_SCORE: Score = { within: 0, sooner: 0, later: 0, untold: 0 }

/** What an interval was worth for the dossiers given it: how long those decided took, and how old those open are. */
export function scoreOf({ low, high }: Interval, decided: Tally, open: Tally): Score {
  const sooner = upTo(decided, low - 1)
  const within = upTo(decided, high) - sooner
  const untold = upTo(open, high)
  return { within, sooner, later: dossiersIn(decided) - within - sooner + dossiersIn(open) - untold, untold }
}

export const together = (one: Score, other: Score): Score => ({
  within: one.within + other.within,
  sooner: one.sooner + other.sooner,
  later: one.later + other.later,
  untold: one.untold + other.untold,
})
