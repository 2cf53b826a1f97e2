import Router, { type RouterContext } from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { type Asker, signedIn } from '../../access/asker.ts'
import { proposeActBody, returnActBody } from '../../contract/plans/acts.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { publishAct, returnAct, withdrawAct } from './examine.ts'
import { presentActs } from './present.ts'
import { proposeAct } from './propose.ts'

/** The acts by which a published version lives on: proposed by one examiner, examined and made law by another. */
export function planActRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api' })
  const standing = (asker: Asker, planId: string) => asActor(deps, asker.actor, (db) => presentActs(db, asker, planId))
  /** Decides a proposal, and answers the acts of its plan as they then stand. */
  const deciding =
    (decide: (asker: Asker, id: string, body: unknown) => Promise<string>) => async (ctx: RouterContext) => {
      const asker = signedIn(ctx)
      ctx.body = await standing(asker, await decide(asker, ctx.params.id ?? '', ctx.state.body))
    }

  router.get('/plans/:id/acts', async (ctx) => {
    ctx.body = await standing(signedIn(ctx), ctx.params.id ?? '')
  })

  router.post('/plans/:id/acts', async (ctx) => {
    const [asker, planId] = [signedIn(ctx), ctx.params.id ?? '']
    await proposeAct(deps, asker, { planId, given: parse(proposeActBody, ctx.state.body) })
    ctx.status = 201
    ctx.body = await standing(asker, planId)
  })

  router.post(
    '/plan-acts/:id/publish',
    deciding((asker, id) => publishAct(deps, asker, id)),
  )
  router.post(
    '/plan-acts/:id/return',
    deciding((asker, id, body) => returnAct(deps, asker, { id, ...parse(returnActBody, body) })),
  )
  router.delete(
    '/plan-acts/:id',
    deciding((asker, id) => withdrawAct(deps, asker, id)),
  )

  return router
}
