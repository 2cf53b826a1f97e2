import { quarterAfter } from '../../../api/contract/performance/period.ts'

export const isQuarter = (period: string): boolean => period.includes('-')

/** Every quarter from one to another, both with it. */
export function quartersBetween(first: string, last: string): readonly string[] {
  return first >= last ? [last] : [first, ...quartersBetween(quarterAfter(first, 1), last)]
}

export const yearsOf = (quarters: readonly string[]): readonly string[] => [
  ...new Set(quarters.map((quarter) => quarter.slice(0, 4))),
]

/** The periods of the slider: quarters, or years where the one shown is a year. */
export const stepsFor = (quarters: readonly string[], period: string): readonly string[] =>
  isQuarter(period) ? quarters : yearsOf(quarters)

/** The year of a quarter, the last quarter of a year: nothing beyond the last one there is. */
export function otherKind(period: string, quarters: readonly string[]): string {
  if (isQuarter(period)) return period.slice(0, 4)
  const last = `${period}-Q4`
  const newest = quarters.at(-1) ?? last
  return last > newest ? newest : last
}

/** The quarter a trend ends with: of a year, its last one. */
export const lastQuarterOf = (period: string): string => (isQuarter(period) ? period : `${period}-Q4`)
