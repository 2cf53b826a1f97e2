import { createHash } from 'node:crypto'
import Router from '@koa/router'
import type { Context } from 'koa'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { currentActor } from '../../access/currentActor.ts'
import {
  boxOf,
  type Heat,
  heatDossiersQuery,
  heatQuery,
  PUBLIC_FINEST,
  PUBLIC_SOON,
  sizeAt,
} from '../../contract/performance/heat.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { soonUntil } from './asked.ts'
import { hexagonDossiers } from './dossiers.ts'
import { PublicPictures } from './publicHeat.ts'
import { territoryHeat } from './territoryHeat.ts'

/** Where what is late, and what soon will be, gathers: the map of one's territory, and the public's. */
export function heatRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/performance-heat' })
  const pictures = new PublicPictures(deps)

  router.get('/', async (ctx) => {
    const { bbox, zoom, what, within, view } = parse(heatQuery, ctx.query)
    const box = boxOf(bbox)
    if (!box) throw new Problem('INVALID_INPUT', { field: 'bbox' })
    const actor = view === 'territory' ? signedIn(ctx).actor : currentActor(ctx)
    if (view === 'territory' || (view === undefined && readsSomewhere(actor))) {
      const today = deps.clock.today()
      const asked = { what, within, today, until: await soonUntil(deps.db, today, within) }
      const found = await asActor(deps, actor, (transaction) =>
        territoryHeat(transaction, asked, { box, size: sizeAt(zoom) }),
      )
      return answer(ctx, 'private', {
        ...{ type: 'FeatureCollection', view: 'territory', ...asked, madeAt: null, least: null, withheld: 0 },
        ...found,
      })
    }
    const found = await pictures.within(box, { what, size: Math.max(sizeAt(zoom), PUBLIC_FINEST) })
    return answer(ctx, 'public', { type: 'FeatureCollection', view: 'public', what, within: PUBLIC_SOON, ...found })
  })

  router.get('/dossiers', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { what, within, ...page } = parse(heatDossiersQuery, ctx.query)
    const today = deps.clock.today()
    const asked = { what, within, today, until: await soonUntil(deps.db, today, within) }
    ctx.body = await asActor(deps, actor, (transaction) => hexagonDossiers(transaction, asked, page))
  })

  return router
}

/** Whether any mandate of the actor reads the dossiers of a territory today. */
const readsSomewhere = (actor: Actor): boolean =>
  decide(actor, 'act.register', { territory: actor.mandates.flatMap(({ territories }) => territories) }).allowed

/** Asked again every few seconds: what has not changed is not sent again. Who asks is part of what is asked. */
function answer(ctx: Context, kept: 'public' | 'private', heat: Heat): void {
  const body = JSON.stringify(heat)
  ctx.set('Cache-Control', `${kept}, no-cache`)
  ctx.set('Vary', 'Cookie')
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  ctx.set('ETag', tag)
  if (ctx.get('If-None-Match') === tag) {
    ctx.status = 304
    return
  }
  ctx.type = 'application/json'
  ctx.body = body
}
