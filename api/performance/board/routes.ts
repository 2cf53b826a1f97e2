import Router from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { boardDossiersQuery, boardQuery, nudgeBody, nudgesQuery } from '../../contract/performance/board.ts'
import type { Deps } from '../../deps.ts'
import { withDossier } from '../../dossiers/withDossier.ts'
import { parse } from '../../http/parse.ts'
import { boardDossiersOf } from './dossiers.ts'
import { followCommune, unfollowCommune } from './follows.ts'
import { nudge } from './nudging/nudge.ts'
import { presentNudge, presentSent } from './nudging/present.ts'
import { previewNudge } from './nudging/preview.ts'
import { nudgesAfter, nudgesOf } from './nudging/queries.ts'
import { authoriseSomewhere } from './reach.ts'
import { readBoard } from './readBoard.ts'

/** What presses on a territory today, whom one reminds of it, and which communes one follows. */
export function boardRoutes(deps: Deps): Router {
  const router = new Router()

  router.get('/api/board', async (ctx) => {
    ctx.body = await readBoard(deps, signedIn(ctx), parse(boardQuery, ctx.query))
  })

  router.get('/api/board/dossiers', async (ctx) => {
    ctx.body = await boardDossiersOf(deps, signedIn(ctx), parse(boardDossiersQuery, ctx.query))
  })

  router.post('/api/board/nudges/preview', async (ctx) => {
    ctx.body = await previewNudge(deps, signedIn(ctx), parse(nudgeBody, ctx.state.body))
  })

  router.post('/api/board/nudges', async (ctx) => {
    ctx.body = await nudge(deps, signedIn(ctx), parse(nudgeBody, ctx.state.body))
    ctx.status = 201
  })

  router.get('/api/board/nudges', async (ctx) => {
    const asker = signedIn(ctx)
    authoriseSomewhere(asker, 'board.consult')
    const { cursor } = parse(nudgesQuery, ctx.query)
    ctx.body = await asActor(deps, asker.actor, async (transaction) =>
      presentSent(await nudgesAfter(transaction, { filter: {}, actor: asker.actor }, cursor)),
    )
  })

  router.get('/api/dossiers/:id/nudges', async (ctx) => {
    const wanted = { asker: signedIn(ctx), id: ctx.params.id ?? '', action: 'nudge.consult' } as const
    ctx.body = await withDossier(deps, wanted, async (transaction, { row }) => ({
      nudges: (await nudgesOf(transaction, row.id)).map(presentNudge),
    }))
  })

  router.put('/api/board/follows/:code', async (ctx) => {
    ctx.body = { follows: await followCommune(deps, signedIn(ctx), ctx.params.code ?? '') }
  })

  router.delete('/api/board/follows/:code', async (ctx) => {
    ctx.body = { follows: await unfollowCommune(deps, signedIn(ctx), ctx.params.code ?? '') }
  })

  return router
}
