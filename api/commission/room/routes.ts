import { randomUUID } from 'node:crypto'
import Router from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import type { Deps } from '../../deps.ts'
import { iceServersFor } from './iceServers.ts'
import { agendaOf, bodiesOf, knownIn, readBoard, readRoom } from './record.ts'
import { sittingOf } from './seats.ts'

/** The door of a live room, and what is kept of it. */
export function roomRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/rooms/:id' })

  router.get('/', async (ctx) => {
    const [asker, id] = [signedIn(ctx), ctx.params.id ?? '']
    const { seated, dossiers } = await sittingOf(deps, asker, id)
    const only = seated.seat === 'designer' ? dossiers : null
    const reads = await asActor(deps, asker.actor, async (transaction) => ({
      known: [...(await knownIn(transaction, id))],
      bodies: await bodiesOf(transaction, id),
      dossiers: await agendaOf(transaction, id, only),
    }))
    ctx.body = {
      ...{ you: seated, ...reads },
      ice: iceServersFor(deps.config.media, randomUUID(), deps.clock.now()),
    }
  })

  router.get('/record', async (ctx) => {
    ctx.body = await readRoom(deps, signedIn(ctx), ctx.params.id ?? '')
  })

  router.get('/record/:dossierId', async (ctx) => {
    const { id = '', dossierId = '' } = ctx.params
    ctx.body = await readBoard(deps, signedIn(ctx), { sessionId: id, dossierId })
  })

  return router
}
