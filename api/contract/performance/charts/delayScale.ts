/**
 * Seven steps of delay, the fourth beginning at the legal limit, so that what is over it is seen at once. Lightness falls
 * from step to step: the order is read without telling hues apart.
 */
export const DELAY_FILLS = ['#f2efe6', '#e6dcc3', '#dcc49a', '#cf9f76', '#bb7157', '#9d4540', '#7a1f2b'] as const

/** Where no limit is sourced the steps are those of thirty days, and none is named a limit. */
const UNSOURCED = 30

export type DelayStep = {
  readonly fill: string
  /** Days, the lower one included and the upper one not; null where the step has no such end. */
  readonly from: number | null
  readonly to: number | null
  readonly late: boolean
}

/** The steps of delays held against a limit of so many days; null where none is sourced. */
export function delaySteps(limit: number | null): readonly DelayStep[] {
  const base = limit ?? UNSOURCED
  const breaks = [base / 3, (base * 2) / 3, base, (base * 4) / 3, base * 2, base * 3].map(
    (days) => Math.round(days * 10) / 10,
  )
  return DELAY_FILLS.map((fill, nth) => ({
    fill,
    from: breaks[nth - 1] ?? null,
    to: breaks[nth] ?? null,
    late: limit !== null && nth >= 3,
  }))
}

/** Which step a delay is in. At the limit is in time: a delay is late when it is over it. */
export const stepOf = (days: number, limit: number | null): number =>
  delaySteps(limit).findIndex(({ to }) => to === null || (to === limit ? days <= to : days < to))
