import Router from '@koa/router'
import type { Context } from 'koa'
import { asDay } from '../../spatial/day.ts'
import { type TileAddress, tileAddress } from '../../spatial/tiles/tileAddress.ts'
import { onQuery, type TileLayerName } from '../contract/map.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { isTileLayer, LAYERS } from './layers.ts'
import { takesGzip, tileAnswer } from './tileAnswer.ts'
import { tileJson } from './tileJson.ts'
import type { TileStore } from './tileStore.ts'

/** Vector tiles of the layers and their TileJSON; open to any map, on any site. */
export function tileRoutes(store: TileStore): Router {
  const router = new Router()
  router.get('/api/tiles/:file', async (ctx) => {
    const layer = layerOf(withoutEnding(ctx.params.file, '.json'))
    const { versions } = await store.versions.current()
    ctx.set('Cache-Control', 'public, no-cache')
    ctx.set('Access-Control-Allow-Origin', '*')
    ctx.body = tileJson(LAYERS[layer], { origin: `${ctx.protocol}://${ctx.host}`, version: versions[layer] ?? '0' })
  })
  router.get('/api/tiles/:layer/:z/:x/:file', async (ctx) => {
    const { z = '', x = '', file } = ctx.params
    const layer = layerOf(ctx.params.layer)
    const address = tileAddress(z, x, withoutEnding(file, '.mvt'))
    if (!address) throw new Problem('TILE_ADDRESS_INVALID')
    if (ctx.query.on !== undefined) return answerOn(ctx, store, { layer, address })
    await answer(ctx, store, { layer, address })
  })
  return router
}

/** As the law stood on a day. @throws Problem INVALID_INPUT for no day, NOT_FOUND for a layer that has no dates */
async function answerOn(ctx: Context, store: TileStore, { layer, address }: Asked): Promise<void> {
  const { on } = parse(onQuery, ctx.query)
  if (!LAYERS[layer].dated) throw new Problem('NOT_FOUND')
  const tile = await store.tileOn(layer, address, asDay(on))
  const { status, headers } = tileAnswer(tile, { asked: null, ifNoneMatch: ctx.get('If-None-Match') }, tile.body)
  ctx.status = status
  ctx.set(headers)
  if (status === 200) ctx.body = tile.body
}

type Asked = { readonly layer: TileLayerName; readonly address: TileAddress }

async function answer(ctx: Context, store: TileStore, { layer, address }: Asked): Promise<void> {
  const tile = await store.tile(layer, address)
  const compressed = tile.body.length > 0 && takesGzip(ctx.get('Accept-Encoding'))
  const body = compressed ? await store.gzipped(layer, address, tile) : tile.body
  const asked = typeof ctx.query.v === 'string' ? ctx.query.v : null
  const { status, headers } = tileAnswer(tile, { asked, ifNoneMatch: ctx.get('If-None-Match') }, body)
  ctx.status = status
  ctx.set(headers)
  if (status === 200) ctx.body = body
}

function layerOf(name = ''): TileLayerName {
  if (isTileLayer(name)) return name
  throw new Problem('NOT_FOUND')
}

const withoutEnding = (file = '', ending: string) => (file.endsWith(ending) ? file.slice(0, -ending.length) : '')
