import Router from '@koa/router'
import { procedureQuery, proceduresQuery } from '../contract/procedures/versions.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { presentVersion, summarise } from './present.ts'
import { proceduresInForce, versionInForce } from './queries.ts'

/** The public catalogue of procedures. */
export function procedureRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router({ prefix: '/api/procedures' })

  router.get('/', async (ctx) => {
    const { on = clock.today(), family } = parse(proceduresQuery, ctx.query)
    const summaries = (await proceduresInForce(db, on)).map(summarise)
    ctx.body = { on, procedures: summaries.filter((one) => family === undefined || one.family === family) }
  })

  router.get('/:code', async (ctx) => {
    const { on = clock.today() } = parse(procedureQuery, ctx.query)
    const row = await versionInForce(db, ctx.params.code ?? '', on)
    if (!row) throw new Problem('NOT_FOUND')
    ctx.body = presentVersion(row, on)
  })

  return router
}
