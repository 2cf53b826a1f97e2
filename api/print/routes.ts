import Router from '@koa/router'
import { printQuery } from '../contract/print.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { PaperPress } from '../papers/press.ts'
import { printSheet } from './printSheet.ts'

/** Maps at a scale, of what anybody may see on the map. */
export function printRoutes(deps: Deps, press = new PaperPress()): Router {
  const router = new Router({ prefix: '/api/print' })

  router.get('/sheet.pdf', async (ctx) => {
    const wanted = parse(printQuery, ctx.query)
    ctx.body = Buffer.from(await printSheet({ ...deps, press }, wanted))
    ctx.type = 'application/pdf'
    ctx.set('Content-Disposition', `inline; filename="plan-${wanted.scale}.pdf"`)
    ctx.set('Cache-Control', 'private, no-cache')
  })

  return router
}
