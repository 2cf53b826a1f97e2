import Router from '@koa/router'
import { rankingsQuery } from '../../contract/performance/rankings.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { lastQuarter } from '../queries.ts'
import { readRankings } from './queries.ts'

/** Who keeps the deadlines best, and where they moved most. */
export function rankingRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router({ prefix: '/api/rankings' })

  router.get('/', async (ctx) => {
    const today = clock.today()
    const { quarter = lastQuarter(today), ...asked } = parse(rankingsQuery, ctx.query)
    ctx.body = await readRankings(db, { quarter, ...asked, today })
    ctx.set('Cache-Control', 'public, max-age=60')
  })

  return router
}
