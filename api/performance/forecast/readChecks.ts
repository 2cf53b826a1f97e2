import { FORECAST, type ForecastChecks } from '../../contract/performance/forecast.ts'
import type { Deps } from '../../deps.ts'
import { proceduresInForce } from '../../procedures/queries.ts'
import { keptOf } from './kept.ts'
import { checksListed } from './queries.ts'

/** What the last check found of every procedure that told enough, whatever the track and the scope. */
export async function readChecks({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<ForecastChecks> {
  const checks = (await checksListed(db)).filter(({ track }) => track === '*')
  const procedures = (await proceduresInForce(db, clock.today())).flatMap(
    ({ code, definition: { nameFr, nameAr } }) => {
      const kept = keptOf(
        checks.filter(({ procedure }) => procedure === code),
        null,
      )
      return kept ? [{ code, nameFr, nameAr, kept }] : []
    },
  )
  return { share: FORECAST.share, all: keptOf(checks, null), procedures }
}
