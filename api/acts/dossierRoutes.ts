import Router from '@koa/router'
import { signedIn } from '../access/asker.ts'
import { registerQuery } from '../contract/actRegister.ts'
import { draftActBody, voidActBody } from '../contract/actsDrafted.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { draftAct } from './drafting/draftAct.ts'
import { voidAct } from './numbering/voidAct.ts'
import { consultActs } from './readActs.ts'
import { readRegister } from './register/readRegister.ts'
import { withdrawAct } from './withdrawAct.ts'

/** The acts of a dossier before they are signed, and the register of their numbers. */
export function dossierActRoutes(deps: Deps): Router {
  const router = new Router()

  router.get('/api/dossiers/:id/acts', async (ctx) => {
    ctx.body = await consultActs(deps, signedIn(ctx), ctx.params.id ?? '')
  })

  router.post('/api/dossiers/:id/acts', async (ctx) => {
    const asker = signedIn(ctx)
    const id = ctx.params.id ?? ''
    await draftAct(deps, asker, { id, ...parse(draftActBody, ctx.state.body) })
    ctx.status = 201
    ctx.body = await consultActs(deps, asker, id)
  })

  router.post('/api/dossiers/:id/acts/:actId/void', async (ctx) => {
    const asker = signedIn(ctx)
    const { reason } = parse(voidActBody, ctx.state.body)
    const dossierId = ctx.params.id ?? ''
    await voidAct(deps, asker, { dossierId, actId: idOf(ctx.params.actId), reason })
    ctx.body = await consultActs(deps, asker, dossierId)
  })

  router.post('/api/dossiers/:id/acts/:actId/withdraw', async (ctx) => {
    const asker = signedIn(ctx)
    const { reason } = parse(voidActBody, ctx.state.body)
    const dossierId = ctx.params.id ?? ''
    await withdrawAct(deps, asker, { dossierId, actId: idOf(ctx.params.actId), reason })
    ctx.body = await consultActs(deps, asker, dossierId)
  })

  router.get('/api/acts/register', async (ctx) => {
    ctx.body = await readRegister(deps, signedIn(ctx), parse(registerQuery, ctx.query))
  })

  return router
}

function idOf(text: string | undefined): string {
  if (text === undefined || !isUuid(text)) throw new Problem('NOT_FOUND')
  return text
}
