import type { ParsedUrlQuery } from 'node:querystring'
import Router from '@koa/router'
import type { ParameterizedContext } from 'koa'
import type { Day } from '../../spatial/day.ts'
import { currentActor } from '../access/currentActor.ts'
import {
  agencyGroundsQuery,
  LEVELS,
  type Level,
  performanceQuery,
  territorySeriesQuery,
} from '../contract/performance/performance.ts'
import { daysOf } from '../contract/performance/period.ts'
import type { Actor } from '../contract/policy/decide.ts'
import { READERS } from '../contract/policy/policy.ts'
import type { Deps } from '../deps.ts'
import { compressedJson } from '../http/compressedJson.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { KeptFigures } from './keptFigures.ts'
import { lastQuarter, periodsKnown, readFigures, windowOf } from './queries.ts'
import { readSeries } from './series.ts'
import { agencyGroundsOn } from './territories.ts'

/** How territories keep their deadlines, for everybody; officials see the small figures of their own territory too. */
export function performanceRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router()
  const kept = new KeptFigures()

  router.get('/api/performance-periods', async (ctx) => {
    ctx.body = await periodsKnown(db, clock.today())
    ctx.set('Cache-Control', 'public, max-age=60')
  })

  router.get('/api/performance-agencies', async (ctx) => {
    const { period } = parse(agencyGroundsQuery, given(ctx.query))
    const today = clock.today()
    const { at } = windowOf(begun(period ?? lastQuarter(today), today), today)
    await compressedJson(ctx, { on: at, agencies: await agencyGroundsOn(db, at) })
    ctx.set('Cache-Control', 'public, max-age=60')
  })

  router.get('/api/performance/:level', async (ctx) => {
    const { period, ...asked } = parse(performanceQuery, given(ctx.query))
    const today = clock.today()
    const level = levelOf(ctx.params.level)
    const mayTell = tellingTo(currentActor(ctx))
    await compressedJson(
      ctx,
      await readFigures(db, { level, ...asked, period: begun(period ?? lastQuarter(today), today), today, mayTell }),
    )
    keepFor(ctx, mayTell)
  })

  router.get('/api/performance/:level/:code', async (ctx) => {
    const { period, ...asked } = parse(territorySeriesQuery, given(ctx.query))
    const today = clock.today()
    const level = levelOf(ctx.params.level)
    const mayTell = tellingTo(currentActor(ctx))
    const code = ctx.params.code ?? ''
    const series = await readSeries(db, kept, {
      ...{ level, code, ...asked, period: begun(period ?? lastQuarter(today), today), today, mayTell },
    })
    if (!series) throw new Problem('NOT_FOUND')
    await compressedJson(ctx, series)
    keepFor(ctx, mayTell)
  })

  return router
}

/** `indicator=&period=` asks for nothing in particular. */
const given = (query: ParsedUrlQuery) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))

/** @throws Problem INVALID_INPUT: of what has not begun there is nothing to tell */
function begun(period: string, today: Day): string {
  if (daysOf(period).first > today) throw new Problem('INVALID_INPUT', { field: 'period' })
  return period
}

/** What everybody is told may be kept by whoever is on the way; what an official is told, by nobody. */
const keepFor = (ctx: Pick<ParameterizedContext, 'set'>, mayTell: Telling) =>
  ctx.set('Cache-Control', mayTell === NOBODY ? 'public, max-age=5' : 'private, no-cache')

type Telling = (path: readonly string[]) => boolean

function levelOf(text: string | undefined): Level {
  const level = LEVELS.find((known) => known === text)
  if (!level) throw new Problem('NOT_FOUND')
  return level
}

const NOBODY = () => false

/** Small figures are told to whoever reads the dossiers of that territory, by a mandate that is awake. */
function tellingTo(actor: Actor): Telling {
  const seen = new Set(
    actor.secondFactor
      ? actor.mandates
          .filter(({ official, role }) => official && READERS.includes(role))
          .flatMap(({ territories }) => territories)
      : [],
  )
  return seen.size === 0 ? NOBODY : (path) => path.some((unit) => seen.has(unit))
}
