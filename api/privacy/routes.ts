import Router from '@koa/router'
import { asActor } from '../access/asActor.ts'
import { signedIn } from '../access/asker.ts'
import { decideExportBody, exportBody, exportsQuery } from '../contract/privacy.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { askExport, askOwnExport, decideExport, openExport } from './exports/commands.ts'
import { presentExport } from './exports/present.ts'
import { exportsAfter } from './exports/queries.ts'
import { presentRegister } from './register.ts'

/** What is done with personal data, and the exports people and bodies ask for. */
export function privacyRoutes(deps: Deps): Router {
  const router = new Router()
  const now = () => deps.clock.now()

  router.get('/api/privacy/register', (ctx) => {
    ctx.body = presentRegister(deps.config.cndpReference)
  })

  router.post('/api/me/export', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = presentExport(await askOwnExport(deps, asker), asker.actor, now())
    ctx.status = 202
  })

  router.get('/api/exports', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { cursor } = parse(exportsQuery, ctx.query)
    const { page, next } = await asActor(deps, actor, (transaction) => exportsAfter(transaction, cursor))
    ctx.body = { exports: page.map((row) => presentExport(row, actor, now())), next }
  })

  router.post('/api/exports', async (ctx) => {
    const asker = signedIn(ctx)
    const asked = parse(exportBody, ctx.state.body)
    ctx.body = presentExport(await askExport(deps, asker, asked), asker.actor, now())
    ctx.status = 202
  })

  router.post('/api/exports/:id/decide', async (ctx) => {
    const asker = signedIn(ctx)
    const { approve } = parse(decideExportBody, ctx.state.body)
    const decided = await decideExport(deps, asker, { id: ctx.params.id ?? '', approve })
    ctx.body = presentExport(decided, asker.actor, now())
  })

  router.get('/api/exports/:id/content', async (ctx) => {
    const { name, bytes } = await openExport(deps, signedIn(ctx), ctx.params.id ?? '')
    ctx.attachment(name)
    ctx.type = name.endsWith('.zip') ? 'application/zip' : 'text/csv; charset=utf-8'
    ctx.set('Cache-Control', 'no-store')
    ctx.set('Content-Security-Policy', "default-src 'none'; sandbox")
    ctx.body = bytes
  })

  return router
}
