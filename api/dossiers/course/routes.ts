import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { chooseProcedureBody, describeProjectBody, moveBody } from '../../contract/filing.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { consultCourse } from './consultCourse.ts'
import { moveDossier } from './moveDossier.ts'
import { chooseProcedure, describeProject } from './prepare.ts'
import { presentCourse } from './present.ts'
import { readCourse } from './readCourse.ts'

/** A dossier under its procedure, from draft to archive. */
export function courseRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/dossiers/:id' })

  router.get('/course', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = presentCourse(await consultCourse(deps, asker, ctx.params.id ?? ''), asker.actor, deps.clock.now())
  })

  router.put('/procedure', async (ctx) => {
    const asker = signedIn(ctx)
    const change = { id: ctx.params.id ?? '', ...parse(chooseProcedureBody, ctx.state.body) }
    ctx.body = presentCourse(await chooseProcedure(deps, asker, change, readCourse), asker.actor, deps.clock.now())
  })

  router.put('/project', async (ctx) => {
    const asker = signedIn(ctx)
    const change = { id: ctx.params.id ?? '', ...parse(describeProjectBody, ctx.state.body) }
    ctx.body = presentCourse(await describeProject(deps, asker, change, readCourse), asker.actor, deps.clock.now())
  })

  router.post('/moves', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = { id: ctx.params.id ?? '', ...parse(moveBody, ctx.state.body) }
    ctx.status = 201
    ctx.body = presentCourse(await moveDossier(deps, asker, wanted), asker.actor, deps.clock.now())
  })

  return router
}
