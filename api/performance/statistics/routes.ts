import Router from '@koa/router'
import type { Statistics } from '../../contract/performance/statistics.ts'
import type { Deps } from '../../deps.ts'
import { Kept } from '../kept.ts'
import { readStatistics } from './queries.ts'

const A_MINUTE = 60_000

/** The country in a few figures, for everybody. */
export function statisticsRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router({ prefix: '/api/statistics' })
  const kept = new Kept<Statistics>({ forMs: A_MINUTE, most: 2 })

  router.get('/', async (ctx) => {
    const today = clock.today()
    ctx.body = await kept.get(today, clock.now(), () => readStatistics(db, today))
    ctx.set('Cache-Control', 'public, max-age=60')
  })

  return router
}
