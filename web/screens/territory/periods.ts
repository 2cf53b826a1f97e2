import type { TerritorySeries } from '../../../api/contract/performance/performance.ts'

export const isQuarter = (period: string): boolean => period.includes('-')

/** The quarters from the first one something happened in, up to the one that runs: the service's clock says which. */
export function quartersThere({ periods, series }: TerritorySeries): readonly string[] {
  const running = periods.findIndex((period) => period.running)
  const codes = periods.slice(0, running < 0 ? undefined : running + 1).map(({ code }) => code)
  const first = codes.findIndex((_, index) => Object.values(series).some((values) => (values[index]?.n ?? 0) > 0))
  return first < 0 ? codes.slice(-1) : codes.slice(first)
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
