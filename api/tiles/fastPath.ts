import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type TileAddress, tileAddress } from '../../spatial/tiles/tileAddress.ts'
import type { TileLayerName } from '../contract/map.ts'
import { isTileLayer } from './layers.ts'
import { takesGzip, tileAnswer } from './tileAnswer.ts'
import type { Tile } from './tileCache.ts'
import { type TileStore, tilePath } from './tileStore.ts'

const TILE = /^\/api\/tiles\/([a-z]+)\/(\d+)\/(\d+)\/(\d+)\.mvt(?:\?v=([\w-]+))?$/

type Asked = { readonly layer: TileLayerName; readonly address: TileAddress; readonly version: string | null }

/**
 * Answers tiles before the application is asked: they are most of what a map fetches, and a request's log line and
 * headers cost as much as a tile of the cache. Whatever is not plainly a tile, or fails, is the application's, which
 * says why.
 */
export function tileFastPath(store: TileStore, application: RequestListener): RequestListener {
  return (request, response) => {
    const asked = request.method === 'GET' ? tileAsked(request.url ?? '') : null
    if (!asked) return application(request, response)
    const tile = cached(store, asked)
    const body = tile && bodyFor(request, tile)
    if (tile && body) return send({ request, response }, { tile, body, asked })
    void made(store, asked, request).then(
      (ready) => send({ request, response }, { ...ready, asked }),
      () => application(request, response), // asks again, and answers and logs what goes wrong
    )
  }
}

function tileAsked(url: string): Asked | null {
  const [, layer = '', z = '', x = '', y = '', version = null] = TILE.exec(url) ?? []
  const address = tileAddress(z, x, y)
  return address && isTileLayer(layer) ? { layer, address, version } : null
}

function cached({ versions, cache }: TileStore, { layer, address }: Asked): Tile | null {
  const known = versions.fresh()
  return known && cache.get(tilePath(layer, address), known.versions[layer])
}

/** The bytes to send, or null when they are yet to be compressed. */
const bodyFor = ({ headers }: IncomingMessage, tile: Tile): Buffer | null =>
  tile.body.length > 0 && takesGzip(headers['accept-encoding']) ? tile.gzip : tile.body

async function made(store: TileStore, { layer, address }: Asked, request: IncomingMessage) {
  const tile = await store.tile(layer, address)
  return { tile, body: bodyFor(request, tile) ?? (await store.gzipped(layer, address, tile)) }
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }
type Ready = { readonly tile: Tile; readonly body: Buffer; readonly asked: Asked }

function send({ request, response }: Exchange, { tile, body, asked }: Ready): void {
  const question = { asked: asked.version, ifNoneMatch: request.headers['if-none-match'] }
  const { status, headers } = tileAnswer(tile, question, body)
  response.writeHead(status, headers)
  if (status === 200) response.end(body)
  else response.end()
}
