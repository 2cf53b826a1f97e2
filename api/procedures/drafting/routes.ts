import Router from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import {
  changeVersionBody,
  endVersionBody,
  previewQuery,
  proposeVersionBody,
  versionStep,
  versionsQuery,
} from '../../contract/procedures/drafting.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { checkVersion } from './check.ts'
import { presentDraft, presentLine } from './present.ts'
import { previewVersion } from './preview.ts'
import { changeVersion, dropVersion, proposeVersion } from './propose.ts'
import { endVersion, publishVersion } from './publish.ts'
import { versionsListed } from './queries.ts'
import { withVersion } from './withVersion.ts'

/** Versions of procedures as operators write them, check them and publish them, two by two. */
export function versionRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/procedure-versions' })

  router.get('/', async (ctx) => {
    const { actor } = signedIn(ctx)
    authorise(actor, 'procedure.propose')
    const asked = parse(versionsQuery, ctx.query)
    const rows = await asActor(deps, actor, (transaction) => versionsListed(transaction, asked))
    ctx.body = { versions: rows.map(presentLine) }
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const row = await proposeVersion(deps, asker, parse(proposeVersionBody, ctx.state.body))
    ctx.status = 201
    ctx.set('Location', `/api/procedure-versions/${row.id}`)
    ctx.body = presentDraft(row, asker)
  })

  router.get('/:id', async (ctx) => {
    const asker = signedIn(ctx)
    const { id = '' } = ctx.params
    ctx.body = presentDraft(await withVersion(deps, { asker, id }, async (_, { row }) => row), asker)
  })

  router.patch('/:id', async (ctx) => {
    const asker = signedIn(ctx)
    const change = { id: ctx.params.id ?? '', ...parse(changeVersionBody, ctx.state.body) }
    ctx.body = presentDraft(await changeVersion(deps, asker, change), asker)
  })

  router.delete('/:id', async (ctx) => {
    await dropVersion(deps, signedIn(ctx), ctx.params.id ?? '')
    ctx.body = {}
  })

  router.post('/:id/check', async (ctx) => {
    const step = { id: ctx.params.id ?? '', ...parse(versionStep, ctx.state.body) }
    ctx.body = await checkVersion(deps, signedIn(ctx), step)
  })

  router.get('/:id/preview', async (ctx) => {
    const asked = { id: ctx.params.id ?? '', ...parse(previewQuery, ctx.query) }
    ctx.body = await previewVersion(deps, signedIn(ctx), asked)
  })

  router.post('/:id/publish', async (ctx) => {
    const asker = signedIn(ctx)
    const step = { id: ctx.params.id ?? '', ...parse(versionStep, ctx.state.body) }
    ctx.body = presentDraft(await publishVersion(deps, asker, step), asker)
  })

  router.post('/:id/end', async (ctx) => {
    const asker = signedIn(ctx)
    const end = { id: ctx.params.id ?? '', ...parse(endVersionBody, ctx.state.body) }
    ctx.body = presentDraft(await endVersion(deps, asker, end), asker)
  })

  return router
}
