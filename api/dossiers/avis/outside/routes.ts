import Router from '@koa/router'
import type { Context } from 'koa'
import { signedIn } from '../../../access/asker.ts'
import {
  answerOutsideBody,
  askOutsideBody,
  openOutsideBody,
  outsideBearer,
  outsideContentBody,
  revokeOutsideBody,
} from '../../../contract/avis/outside.ts'
import type { Deps } from '../../../deps.ts'
import { answerContent } from '../../../documents/content/answerContent.ts'
import { FileThreads } from '../../../documents/inspection/fileThreads.ts'
import { parse } from '../../../http/parse.ts'
import { linkBase } from '../../../identity/proofs.ts'
import { presentCourse } from '../../course/present.ts'
import { askOutside, revokeOutside } from './askOutside.ts'
import { answerByLink, openByLink } from './byLink.ts'
import { contentByLink, depositByLink } from './documentsByLink.ts'
import { Places } from './places.ts'

/** Lines that send: on disk, and none of them keeps another from coming for long. */
const SENDING_AT_ONCE = 200
/** Files that are read, one after the other, or wait for it. */
const READ_AT_ONCE = 8
const IDLE_MS = 30_000

/** Bodies without an account: asked by the guichet, answering by a secret link that never stands in an address. */
export function outsideRoutes(given: Deps): Router {
  const router = new Router()
  const places = { sending: new Places(SENDING_AT_ONCE), reading: new Places(READ_AT_ONCE) }
  const deps = { ...given, ...places, threads: new FileThreads(1), idleMs: IDLE_MS }
  const comer = (ctx: Context) => ({ address: ctx.ip, requestId: String(ctx.state.requestId) })

  router.post('/api/dossiers/:id/outside-requests', async (ctx) => {
    const asker = signedIn(ctx)
    const base = linkBase(deps.config, { host: ctx.host, protocol: ctx.protocol })
    const asked = { id: ctx.params.id ?? '', ...parse(askOutsideBody, ctx.state.body) }
    const course = await askOutside(deps, asker, { ...asked, linkBase: base, address: ctx.ip })
    ctx.status = 201
    ctx.body = presentCourse(course, asker.actor, deps.clock.now())
  })

  router.delete('/api/dossiers/:id/outside-requests/:requestId', async (ctx) => {
    const asker = signedIn(ctx)
    const { id = '', requestId = '' } = ctx.params
    const wanted = { id, requestId, ...parse(revokeOutsideBody, ctx.state.body) }
    ctx.body = presentCourse(await revokeOutside(deps, asker, wanted), asker.actor, deps.clock.now())
  })

  router.post('/api/outside-avis/open', async (ctx) => {
    ctx.body = await openByLink(deps, { ...comer(ctx), ...parse(openOutsideBody, ctx.state.body) })
  })

  router.post('/api/outside-avis/content', async (ctx) => {
    const content = await contentByLink(deps, { ...comer(ctx), ...parse(outsideContentBody, ctx.state.body) })
    await answerContent(ctx, deps, content)
  })

  router.post('/api/outside-avis/document', async (ctx) => {
    const token = parse(outsideBearer, ctx.get('authorization'))
    ctx.status = 201
    ctx.body = await depositByLink(deps, { ...comer(ctx), token }, ctx.req)
  })

  router.post('/api/outside-avis/answer', async (ctx) => {
    ctx.status = 201
    ctx.body = await answerByLink(deps, comer(ctx), parse(answerOutsideBody, ctx.state.body))
  })

  return router
}
