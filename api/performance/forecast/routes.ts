import Router from '@koa/router'
import { forecastQuery } from '../../contract/performance/forecast.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { readChecks } from './readChecks.ts'
import { readForecast } from './readForecast.ts'

/** How long a new dossier may take, and how far such forecasts were kept. */
export function forecastRoutes(deps: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router()

  router.get('/api/procedures/:code/forecast', async (ctx) => {
    ctx.body = await readForecast(deps, { procedure: ctx.params.code ?? '', ...parse(forecastQuery, ctx.query) })
    ctx.set('Cache-Control', 'public, max-age=3600')
  })

  router.get('/api/forecasts/checks', async (ctx) => {
    ctx.body = await readChecks(deps)
    ctx.set('Cache-Control', 'public, max-age=3600')
  })

  return router
}
