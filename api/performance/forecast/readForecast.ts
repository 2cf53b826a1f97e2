import { FORECAST, type Forecast, SCOPES } from '../../contract/performance/forecast.ts'
import type { Track } from '../../contract/procedures/definition.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { versionInForce } from '../../procedures/queries.ts'
import { wholeDelay } from '../legalDelay.ts'
import { historyOf, windowBefore } from './history.ts'
import { keptOf } from './kept.ts'
import { makeForecast } from './makeForecast.ts'
import { cellsIn, checksOf, type Place, placeOf } from './queries.ts'
import { dossiersIn } from './tally.ts'

type Asked = {
  readonly procedure: string
  readonly commune: string
  readonly track?: Track | undefined
  readonly on?: string | undefined
}

/**
 * How long a dossier filed that day may take, from what was known before: the commune's own history, or that of the first
 * wider place that has enough.
 * @throws Problem NOT_FOUND without such a procedure in force, or such a commune
 */
export async function readForecast({ db, clock }: Pick<Deps, 'db' | 'clock'>, asked: Asked): Promise<Forecast> {
  const today = clock.today()
  const on = asked.on === undefined || asked.on > today ? today : asked.on
  const version = await versionInForce(db, asked.procedure, on)
  // A dossier may have passed to a commune created since it was filed.
  const place = (await placeOf(db, asked.commune, on)) ?? (await placeOf(db, asked.commune, today))
  if (!version || !place) throw new Problem('NOT_FOUND')
  const { procedure, track } = asked
  const { looked, interval } = await lookAround(db, { procedure, track: track ?? '*', on }, place)
  const checks = await checksOf(db, { procedure, track: track ?? '*' })
  const { from, to } = windowBefore(on)
  return {
    ...{ interval, looked, least: FORECAST.least, share: FORECAST.share, from, to },
    kept: interval && keptOf(checks, looked.at(-1)?.scope ?? null),
    legal: wholeDelay(version.definition, track),
  }
}

type Looking = { readonly procedure: string; readonly track: string; readonly on: string }

/** Wider and wider, until there is enough. */
async function lookAround(db: Deps['db'], { procedure, track, on }: Looking, place: Place) {
  const window = windowBefore(on)
  const looked: Forecast['looked'] = []
  for (const scope of SCOPES) {
    const { code, nameFr, nameAr } = place[scope]
    const cells = await cellsIn(db, { procedure, track, from: window.before, to: window.last }, { scope, code, on })
    const history = historyOf(cells, window)
    const interval = makeForecast(history)
    const decided = dossiersIn(history.decided)
    looked.push({ scope, nameFr, nameAr, decided, waiting: interval === null && decided >= FORECAST.least })
    if (interval) return { looked, interval }
  }
  return { looked, interval: null }
}
