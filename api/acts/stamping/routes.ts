import Router from '@koa/router'
import type { Context } from 'koa'
import { signedIn } from '../../access/asker.ts'
import { stampPlacesBody } from '../../contract/actPlans.ts'
import { isUuid } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { answerContent } from '../../documents/content/answerContent.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { placeStamps } from './placeStamps.ts'
import { consultPlans } from './readPlans.ts'
import { stampAct } from './stampAct.ts'

const PLANS = '/api/dossiers/:id/acts/:actId/plans'

/** Plans that an act makes unchangeable: where their stamp goes, and the stamped files. */
export function planRoutes(deps: Deps): Router {
  const router = new Router()

  router.get(PLANS, async (ctx) => {
    ctx.body = (await consultPlans(deps, signedIn(ctx), wanted(ctx))).answer
  })

  router.put(`${PLANS}/places`, async (ctx) => {
    const asker = signedIn(ctx)
    await placeStamps(deps, asker, { ...wanted(ctx), ...parse(stampPlacesBody, ctx.state.body) })
    ctx.body = (await consultPlans(deps, asker, wanted(ctx))).answer
  })

  router.post(PLANS, async (ctx) => {
    const asker = signedIn(ctx)
    await stampAct(deps, asker, wanted(ctx))
    ctx.body = (await consultPlans(deps, asker, wanted(ctx))).answer
  })

  router.get(`${PLANS}/:documentId`, async (ctx) => {
    const { act, rows } = await consultPlans(deps, signedIn(ctx), wanted(ctx))
    const plan = rows.find(({ documentId }) => documentId === ctx.params.documentId)
    if (!plan?.stamped) throw new Problem('NOT_FOUND')
    const stored = await deps.store.has(plan.stamped.sha256)
    if (!stored) throw new Problem('CONTENT_UNAVAILABLE')
    const fileName = `ne-varietur-${act.number}-${act.year}-${plan.fileName}`
    await answerContent(ctx, deps, { ...stored, mediaType: 'application/pdf', fileName })
  })

  return router
}

function wanted({ params }: Pick<Context, 'params'>): { dossierId: string; actId: string } {
  const actId: string = params.actId ?? ''
  if (!isUuid(actId)) throw new Problem('NOT_FOUND')
  return { dossierId: params.id ?? '', actId }
}
