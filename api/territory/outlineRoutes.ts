import Router from '@koa/router'
import { signedIn } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import { importOutlinesQuery, previewOutlinesQuery } from '../contract/outlines.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { outlinesStanding } from './outlinesStanding.ts'
import { applyOutlines, previewOutlines } from './reviewOutlines.ts'

/** Real outlines of communes, brought in by an operator. */
export function outlineRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/territory/outlines' })

  router.get('/', async (ctx) => {
    authorise(signedIn(ctx).actor, 'outlines.import')
    ctx.body = await outlinesStanding(deps.db)
  })

  router.post('/preview', async (ctx) => {
    const asker = signedIn(ctx)
    const given = parse(previewOutlinesQuery, ctx.query)
    ctx.body = await previewOutlines(deps, asker, { ...given, request: ctx.req })
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const given = parse(importOutlinesQuery, ctx.query)
    ctx.body = await applyOutlines(deps, asker, { ...given, request: ctx.req })
  })

  return router
}
