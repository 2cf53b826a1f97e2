import { FORECAST } from '../../contract/performance/forecast.ts'
import { curveOfAll } from './curve.ts'
import type { History } from './history.ts'
import { type Interval, intervalOf } from './interval.ts'
import { dossiersIn } from './tally.ts'

/** The interval a history gives; null when it has too few decided dossiers, or no upper end. */
export function makeForecast(history: History): Interval | null {
  const decided = dossiersIn(history.decided)
  return decided < FORECAST.least ? null : intervalOf(curveOfAll(history), decided)
}
