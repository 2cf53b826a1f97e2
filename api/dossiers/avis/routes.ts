import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { setAsideBody } from '../../contract/avis/proposals.ts'
import { avisPaperQuery, consultBodyBody, dismissBodyBody, giveAvisBody } from '../../contract/avis.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { PaperPress } from '../../papers/press.ts'
import { presentCourse } from '../course/present.ts'
import { readCourse } from '../course/readCourse.ts'
import { consultBody, dismissBody } from './consulting.ts'
import { giveAvis } from './giveAvis.ts'
import { printAvis } from './paper/printAvis.ts'
import { setAside } from './proposals.ts'

/** The bodies a dossier is put before, and what they answer. */
export function avisRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/dossiers/:id' })
  const press = new PaperPress()

  router.post('/avis-proposals/set-aside', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = { id: ctx.params.id ?? '', ...parse(setAsideBody, ctx.state.body) }
    ctx.body = presentCourse(await setAside(deps, asker, wanted), asker.actor, deps.clock.now())
  })

  router.post('/consulted-bodies', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = { id: ctx.params.id ?? '', ...parse(consultBodyBody, ctx.state.body) }
    ctx.status = 201
    ctx.body = presentCourse(await consultBody(deps, asker, wanted), asker.actor, deps.clock.now())
  })

  router.delete('/consulted-bodies/:bodyId', async (ctx) => {
    const asker = signedIn(ctx)
    const { id = '', bodyId = '' } = ctx.params
    const wanted = { id, bodyId, ...parse(dismissBodyBody, ctx.state.body) }
    ctx.body = presentCourse(await dismissBody(deps, asker, wanted), asker.actor, deps.clock.now())
  })

  router.get('/avis/paper', async (ctx) => {
    const wanted = { id: ctx.params.id ?? '', ...parse(avisPaperQuery, ctx.query) }
    const { pdf, fileName } = await printAvis({ ...deps, press }, signedIn(ctx), wanted)
    ctx.attachment(fileName)
    ctx.type = 'application/pdf'
    ctx.body = Buffer.from(pdf)
  })

  router.post('/avis', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = { id: ctx.params.id ?? '', ...parse(giveAvisBody, ctx.state.body) }
    ctx.status = 201
    ctx.body = presentCourse(await giveAvis(deps, asker, wanted, readCourse), asker.actor, deps.clock.now())
  })

  return router
}
