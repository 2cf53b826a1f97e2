import Router from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { bulkBody, createLabelBody, saveFilterBody } from '../../contract/desk.ts'
import { queueMapQuery, queueQuery, usualSort } from '../../contract/queue.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { actInBulk } from './bulk.ts'
import { queueCounts } from './counts.ts'
import { deskOf } from './desk.ts'
import { dropFilter, saveFilter } from './filters.ts'
import { createLabel, retireLabel } from './labels.ts'
import { queueOnMap } from './map.ts'
import { nextOf, presentQueued } from './present.ts'
import { queuePage } from './queries.ts'
import { lookUp } from './typed.ts'

/** The official's desk: what waits on a territory, and what is done with many dossiers at once. */
export function queueRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/queue' })

  router.get('/', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { limit, cursor, sort, ...filter } = parse(queueQuery, ctx.query)
    const order = sort ?? usualSort(filter.scope)
    const asked = { filter, actor, today: deps.clock.today() }
    ctx.body = await asActor(deps, actor, async (transaction) => {
      const typed = await lookUp(transaction, filter)
      const found = await queuePage(transaction, asked, { sort: order, cursor, limit: limit + 1, typed })
      const shown = found.slice(0, limit)
      const dossiers = shown.map((row) => presentQueued(row, asked.today))
      const counts = await queueCounts(transaction, asked, typed)
      return { dossiers, next: nextOf(shown, found.length > limit), counts }
    })
  })

  router.get('/map', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { west, south, east, north, zoom, ...filter } = parse(queueMapQuery, ctx.query)
    const asked = { filter, actor, today: deps.clock.today() }
    const look = { box: { west, south, east, north }, zoom }
    ctx.body = await asActor(deps, actor, (transaction) => queueOnMap(transaction, asked, look))
  })

  router.get('/desk', async (ctx) => {
    const { actor } = signedIn(ctx)
    const today = deps.clock.today()
    ctx.body = await asActor(deps, actor, (transaction) => deskOf(transaction, { actor, today }))
  })

  router.post('/bulk', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = await actInBulk(deps, asker, parse(bulkBody, ctx.state.body))
    ctx.status = 201
  })

  router.post('/labels', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = await createLabel(deps, asker, parse(createLabelBody, ctx.state.body))
    ctx.status = 201
  })

  router.delete('/labels/:id', async (ctx) => {
    await retireLabel(deps, signedIn(ctx), ctx.params.id ?? '')
    ctx.body = {}
  })

  router.post('/filters', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = await saveFilter(deps, asker, parse(saveFilterBody, ctx.state.body))
    ctx.status = 201
  })

  router.delete('/filters/:id', async (ctx) => {
    await dropFilter(deps, signedIn(ctx), ctx.params.id ?? '')
    ctx.body = {}
  })

  return router
}
