import { FORECAST, type ForecastKept, type Scope } from '../../contract/performance/forecast.ts'
import { NO_SCORE, type Score, together } from './score.ts'

/** What a check found of the intervals that came from one scope. */
export type Check = Score & { readonly scope: Scope } & Pick<ForecastKept, 'from' | 'to' | 'on'>

const told = ({ within, sooner, later }: Score) => within + sooner + later

/** How intervals of a scope were kept; of all scopes where those were too few; null where all were. */
export function keptOf(checks: readonly Check[], scope: Scope | null): ForecastKept | null {
  const [any] = checks
  if (!any) return null
  const { from, to, on } = any
  const own = checks.find((check) => check.scope === scope)
  if (own && told(own) >= FORECAST.least) return kept(own, { scope: own.scope, from, to, on })
  const all = checks.reduce<Score>(together, NO_SCORE)
  return told(all) >= FORECAST.least ? kept(all, { scope: null, from, to, on }) : null
}

const kept = (score: Score, of: Pick<ForecastKept, 'scope' | 'from' | 'to' | 'on'>): ForecastKept => ({
  ...{ within: score.within, sooner: score.sooner, later: score.later, untold: score.untold },
  dossiers: told(score),
  ...of,
})
