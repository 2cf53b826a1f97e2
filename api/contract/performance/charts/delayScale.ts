/**
 * Seven steps of delay from light to dark, each some ten points of lightness (CIE L*) darker than the one before, so that
 * they keep their order for every eye and on grey paper.
 */
export const DELAY_FILLS = ['#f2efe6', '#e8cfb4', '#ddae8a', '#cf8a69', '#bb6450', '#9d403d', '#7a1f2b'] as const

/** Multiples of the legal delay: a third of it is a colour in every procedure, and the limit is always the third break. */
const OF_LEGAL = [1 / 3, 2 / 3, 1, 4 / 3, 2, 3]
const UNSOURCED = [5, 10, 15, 20, 30, 60]

/** Which of the breaks is the limit, where one is sourced. */
export const LEGAL_BREAK = 2

/** The six breaks of seven steps, in days; each belongs to the step under it, for a delay at the limit is in time. */
export const delayBreaks = (limit: number | null): readonly number[] =>
  limit === null ? UNSOURCED : OF_LEGAL.map((part) => Math.round(limit * part))

export type DelayStep = {
  readonly fill: string
  /** Days, the lower one not included and the upper one included; null where the step has no such end. */
  readonly from: number | null
  readonly to: number | null
  readonly late: boolean
}

/** The steps of delays held against a limit of so many days; null where none is sourced, and none is then late. */
export function delaySteps(limit: number | null): readonly DelayStep[] {
  const breaks = delayBreaks(limit)
  return DELAY_FILLS.map((fill, nth) => ({
    fill,
    from: breaks[nth - 1] ?? null,
    to: breaks[nth] ?? null,
    late: limit !== null && nth > LEGAL_BREAK,
  }))
}

/** Which step a delay is in. */
export const stepOf = (days: number, limit: number | null): number =>
  delayBreaks(limit).filter((each) => each < days).length
