import Router from '@koa/router'
import type { Context } from 'koa'
import { tileAddress } from '../../spatial/tiles/tileAddress.ts'
import { asActor } from '../access/asActor.ts'
import { signedIn } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import { currentActor } from '../access/currentActor.ts'
import {
  addFileQuery,
  addLayerBody,
  changeLayerBody,
  featuresQuery,
  MOST_FEATURES,
  orderLayersBody,
  removeLayerQuery,
  serviceQuery,
} from '../contract/layers.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { bounded, remoteFeatures } from './features.ts'
import { addFileLayer, addServiceLayer, changeLayer, orderLayers, removeLayer } from './giving/commands.ts'
import { LayerReader } from './giving/layerReader.ts'
import { LayerServers, type Picture, remoteProblem } from './pictures.ts'
import { presentLayer } from './present.ts'
import { type LayerRow, layerSeen, layersSeen, serviceOf, shapesIn } from './queries.ts'
import { RemoteFault } from './remote/remoteFault.ts'
import { readService } from './services/readService.ts'
import { legendAddress, pictureAddress } from './services/serviceAddress.ts'

/** Layers of agencies: given, shown, and what their servers answer, passed through the house. */
export function layerRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/layers' })
  const reader = new LayerReader()
  const servers = new LayerServers({ db: deps.db, clock: deps.clock, ownServers: new Set(deps.config.layerServers) })
  const seenBy = (ctx: Context) => ({ actor: currentActor(ctx), faultOf: (id: string) => servers.faults.of(id) })
  const list = async (ctx: Context) => {
    await servers.faults.ready()
    return { layers: (await asActor(deps, currentActor(ctx), layersSeen)).map((row) => presentLayer(row, seenBy(ctx))) }
  }

  router.get('/', async (ctx) => {
    ctx.body = await list(ctx)
  })

  router.post('/services', async (ctx) => {
    const { bodyId, ...asked } = parse(serviceQuery, ctx.state.body)
    authorise(signedIn(ctx).actor, 'layers.edit', { bodyIds: [bodyId] })
    const { title, layers } = await readService(asked, servers.limits).catch(asProblem)
    ctx.body = { title, layers: layers.map(({ kept: _, ...layer }) => layer) }
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const given = parse(addLayerBody, ctx.state.body)
    authorise(asker.actor, 'layers.edit', { bodyIds: [given.bodyId] })
    const offered = await readService(given, servers.limits).catch(asProblem)
    ctx.status = 201
    ctx.body = presentLayer(await addServiceLayer(deps, asker, given, offered), seenBy(ctx))
  })

  router.post('/files', async (ctx) => {
    const asker = signedIn(ctx)
    const row = await addFileLayer({ ...deps, reader }, asker, { ...parse(addFileQuery, ctx.query), request: ctx.req })
    ctx.status = 201
    ctx.body = presentLayer(row, seenBy(ctx))
  })

  router.put('/order', async (ctx) => {
    await orderLayers(deps, signedIn(ctx), parse(orderLayersBody, ctx.state.body))
    ctx.body = await list(ctx)
  })

  router.patch('/:id', async (ctx) => {
    const asker = signedIn(ctx)
    const change = parse(changeLayerBody, ctx.state.body)
    ctx.body = presentLayer(await changeLayer(deps, asker, { id: ctx.params.id ?? '', ...change }), seenBy(ctx))
  })

  router.delete('/:id', async (ctx) => {
    const asker = signedIn(ctx)
    await removeLayer(deps, asker, { id: ctx.params.id ?? '', ...parse(removeLayerQuery, ctx.query) })
    ctx.body = await list(ctx)
  })

  router.get('/:id/features', async (ctx) => {
    const { bbox } = parse(featuresQuery, ctx.query)
    const row = await seen(deps, ctx)
    const most = MOST_FEATURES + 1
    ctx.body =
      row.kind === 'vector'
        ? bounded(await asActor(deps, currentActor(ctx), (db) => shapesIn(db, row.id, { bbox, most })))
        : await remoteFeatures(servers, row, bbox)
  })

  router.get('/:id/tiles/:z/:x/:y', async (ctx) => {
    const { z = '', x = '', y = '' } = ctx.params
    const tile = tileAddress(z, x, y)
    if (!tile) throw new Problem('TILE_ADDRESS_INVALID')
    const row = await seen(deps, ctx)
    const kept = serviceOf(row)
    const address = row.address && kept && pictureAddress(row.address, kept, tile)
    if (!address) throw new Problem('NOT_FOUND')
    give(ctx, await servers.picture({ layerId: row.id, address }))
  })

  router.get('/:id/legend', async (ctx) => {
    const row = await seen(deps, ctx)
    const kept = serviceOf(row)
    const address = row.address && kept && legendAddress(row.address, kept)
    if (!address) throw new Problem('NOT_FOUND')
    give(ctx, await servers.picture({ layerId: row.id, address }))
  })

  return router
}

/** The layer asked for, as far as the asker may see it. @throws Problem NOT_FOUND */
async function seen(deps: Deps, ctx: Context): Promise<LayerRow> {
  const row = await asActor(deps, currentActor(ctx), (db) => layerSeen(db, ctx.params.id ?? ''))
  if (!row) throw new Problem('NOT_FOUND')
  return row
}

/** What a stranger's server drew, a picture and nothing else. */
function give(ctx: Context, { type, body }: Picture): void {
  ctx.body = body
  ctx.type = type
  ctx.set('Cache-Control', 'private, max-age=600')
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox")
}

const asProblem = (error: unknown): never => {
  throw error instanceof RemoteFault ? remoteProblem(error) : error
}
