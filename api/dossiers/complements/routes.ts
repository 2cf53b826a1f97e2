import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { answerItemBody, reasonsQuery } from '../../contract/complements.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { answerItem } from './answer.ts'
import { consultComplements } from './consult.ts'
import { presentComplements } from './present.ts'
import { reasonsInForce } from './reasons.ts'

/** What is asked of the applicant once a dossier is filed, item by item. */
export function complementRoutes(deps: Deps): Router {
  const router = new Router()

  router.get('/api/complement-reasons', async (ctx) => {
    const { on = deps.clock.today() } = parse(reasonsQuery, ctx.query)
    const reasons = await reasonsInForce(deps.db, on)
    ctx.body = { on, reasons: reasons.map(({ validFrom: _, ...reason }) => reason) }
  })

  router.get('/api/dossiers/:id/complement', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = presentComplements(await consultComplements(deps, asker, ctx.params.id ?? ''), asker.actor)
  })

  router.post('/api/dossiers/:id/complement/:itemId/answers', async (ctx) => {
    const asker = signedIn(ctx)
    const { id = '', itemId = '' } = ctx.params
    const answered = await answerItem(deps, asker, { id, itemId, ...parse(answerItemBody, ctx.state.body) })
    ctx.status = 201
    ctx.body = presentComplements(answered, asker.actor)
  })

  return router
}
