import { FORECAST } from '../../contract/performance/forecast.ts'
import type { KindChecked } from './queries.ts'
import { NO_SCORE, type Score, together } from './score.ts'

const inWords = ({ within, sooner, later, untold }: Score): string => {
  const told = within + sooner + later
  const share = told === 0 ? 'nothing to tell' : `${((100 * within) / told).toFixed(1)} % within`
  return `${share} of ${told} (${sooner} sooner, ${later} later, ${untold} untold)`
}

/** A check in lines: whatever the track, each scope of each kind, and the days it is about. */
export function describeChecks(checks: readonly KindChecked[]): readonly string[] {
  const [any] = checks
  if (!any) return ['no forecast was checked yet']
  const every = checks.filter(({ track }) => track === '*').reduce<Score>(together, NO_SCORE)
  return [
    `filed from ${any.from} to ${any.to}, checked on ${any.on}, ${100 * FORECAST.share} % aimed at: ${inWords(every)}`,
    ...checks.map((check) => `${check.procedure} ${check.track} ${check.scope}: ${inWords(check)}`),
  ]
}
