import Router from '@koa/router'
import { signedIn } from '../access/asker.ts'
import { findAtCounterBody, linkOwnerBody, openAtCounterBody } from '../contract/counter.ts'
import type { Deps } from '../deps.ts'
import { presentDossier } from '../dossiers/present.ts'
import { parse } from '../http/parse.ts'
import { findAtCounter } from './findPeople.ts'
import { linkOwner } from './linkOwner.ts'
import { openAtCounter } from './openAtCounter.ts'

/** The counter of a commune, for whoever comes in person. What follows is the draft's own: filled and filed as any. */
export function counterRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/counter' })

  router.post('/people', async (ctx) => {
    ctx.body = { people: await findAtCounter(deps, signedIn(ctx), parse(findAtCounterBody, ctx.state.body)) }
  })

  router.post('/dossiers', async (ctx) => {
    const asker = signedIn(ctx)
    const opened = await openAtCounter(deps, asker, parse(openAtCounterBody, ctx.state.body))
    ctx.status = 201
    ctx.set('Location', `/api/dossiers/${opened.row.id}`)
    ctx.body = presentDossier(opened, asker.actor)
  })

  router.post('/dossiers/:id/owner', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = { id: ctx.params.id ?? '', ...parse(linkOwnerBody, ctx.state.body) }
    ctx.body = presentDossier(await linkOwner(deps, asker, wanted), asker.actor)
  })

  return router
}
