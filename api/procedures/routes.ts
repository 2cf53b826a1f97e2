import Router from '@koa/router'
import { realDelayQuery } from '../contract/procedures/realDelay.ts'
import { procedureQuery, proceduresQuery } from '../contract/procedures/versions.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { presentVersion, summarise } from './present.ts'
import { proceduresInForce, versionInForce } from './queries.ts'
import { realDelayIn } from './realDelay.ts'

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

  router.get('/:code/real-delay', async (ctx) => {
    const asked = parse(realDelayQuery, ctx.query)
    ctx.body = await realDelayIn(db, { code: ctx.params.code ?? '', ...asked, today: clock.today() })
    ctx.set('Cache-Control', 'public, max-age=3600')
  })

  return router
}
