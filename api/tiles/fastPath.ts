import type { IncomingMessage, ServerResponse } from 'node:http'
import { takesGzip, tileAnswer } from './tileAnswer.ts'
import type { Tile } from './tileCache.ts'
import type { TileStore } from './tileStore.ts'

const PREFIX = '/api/tiles/'

/**
 * Answers a tile that is in the cache, before the application is asked: most of what a map fetches. Anything else (not
 * cached, not yet compressed, versions to be asked again, a wrong address) is left to the application.
 * @returns whether the request was answered
 */
export function tileFastPath(store: TileStore): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const { url = '', method, headers } = request
    if (method !== 'GET' || !url.startsWith(PREFIX)) return false
    const query = url.indexOf('?')
    const path = query < 0 ? url : url.slice(0, query)
    const tile = cached(store, path)
    if (!tile) return false
    const body = takesGzip(headers['accept-encoding']) && tile.body.length > 0 ? tile.gzip : tile.body
    if (!body) return false
    const asked = query >= 0 && url.startsWith('v=', query + 1) ? url.slice(query + 3) : null
    const answer = tileAnswer(tile, { asked, ifNoneMatch: headers['if-none-match'] }, body)
    response.writeHead(answer.status, answer.headers)
    if (answer.status === 200) response.end(body)
    else response.end()
    return true
  }
}

function cached({ versions, cache }: TileStore, path: string): Tile | null {
  const known = versions.fresh()
  if (!known) return null
  const layer = path.slice(PREFIX.length, path.indexOf('/', PREFIX.length)) as keyof typeof known.versions // absent: no version
  return cache.get(path, known.versions[layer])
}
