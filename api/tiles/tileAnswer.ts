import type { Tile } from './tileCache.ts'

export const MVT = 'application/vnd.mapbox-vector-tile'

export type TileRequest = {
  /** The `v` of the address, when it had one. */
  readonly asked: string | null
  readonly ifNoneMatch: string | undefined
}

/** An address with the current version never changes its meaning; without it the browser asks each time. */
const cacheControl = (tile: Tile, asked: string | null) =>
  asked === tile.version ? 'public, max-age=31536000, immutable' : 'public, no-cache'

export type TileAnswer = { readonly status: 200 | 204 | 304; readonly headers: Readonly<Record<string, string>> }

/** Status and headers of a tile, the same from the cache and through the application; the body is the tile's. */
export function tileAnswer(tile: Tile, { asked, ifNoneMatch }: TileRequest, body: Buffer): TileAnswer {
  const headers = {
    ETag: tile.etag,
    'Cache-Control': cacheControl(tile, asked),
    Vary: 'Accept-Encoding',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
  }
  if (ifNoneMatch?.includes(tile.etag)) return { status: 304, headers }
  if (tile.body.length === 0) return { status: 204, headers }
  return {
    status: 200,
    headers: {
      ...headers,
      'Content-Type': MVT,
      'Content-Length': String(body.length),
      ...(body === tile.body ? {} : { 'Content-Encoding': 'gzip' }),
    },
  }
}

/** Whether the client takes gzip; `gzip;q=0` is a no. */
export const takesGzip = (accepts: string | undefined): boolean =>
  accepts !== undefined && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\b)/.test(accepts)
