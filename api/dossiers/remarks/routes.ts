import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { followRemarkBody, pinRemarkBody } from '../../contract/remarks.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { consultRemarks } from './consult.ts'
import { followRemark } from './follow.ts'
import { pinRemark } from './pin.ts'
import { presentRemarks } from './present.ts'

/** Remarks pinned on sheets and on the map, and what becomes of them. */
export function remarkRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/dossiers/:id/remarks' })

  router.get('/', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = presentRemarks(await consultRemarks(deps, asker, ctx.params.id ?? ''), asker.actor)
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = { ...parse(pinRemarkBody, ctx.state.body), id: ctx.params.id ?? '' }
    ctx.status = 201
    ctx.body = presentRemarks(await pinRemark(deps, asker, wanted), asker.actor)
  })

  router.post('/:remarkId/entries', async (ctx) => {
    const asker = signedIn(ctx)
    const { id = '', remarkId = '' } = ctx.params
    const wanted = { ...parse(followRemarkBody, ctx.state.body), id, remarkId }
    ctx.status = 201
    ctx.body = presentRemarks(await followRemark(deps, asker, wanted), asker.actor)
  })

  return router
}
