import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { decideFindingBody, keepSketchBody } from '../../contract/findings.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { decideFinding, undoDecision } from './decide.ts'
import { presentFindings } from './present.ts'
import { consultFindings } from './read.ts'
import { keepSketch, readSketch } from './sketch.ts'

/** The machine proposes with evidence; a person decides with a reason. */
export function findingRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/dossiers/:id' })

  router.get('/findings', async (ctx) => {
    ctx.body = presentFindings(await consultFindings(deps, signedIn(ctx), ctx.params.id ?? ''))
  })

  router.post('/findings/decisions', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = { id: ctx.params.id ?? '', ...parse(decideFindingBody, ctx.state.body) }
    ctx.body = presentFindings(await decideFinding(deps, asker, wanted))
    ctx.status = 201
  })

  router.post('/findings/decisions/:decisionId/undo', async (ctx) => {
    const { id = '', decisionId = '' } = ctx.params
    ctx.body = presentFindings(await undoDecision(deps, signedIn(ctx), { id, decisionId }))
  })

  router.get('/sketch', async (ctx) => {
    ctx.body = await readSketch(deps, signedIn(ctx), ctx.params.id ?? '')
  })

  router.put('/sketch', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = await keepSketch(deps, asker, { id: ctx.params.id ?? '', ...parse(keepSketchBody, ctx.state.body) })
  })

  return router
}
