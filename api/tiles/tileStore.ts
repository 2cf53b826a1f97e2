import { promisify } from 'node:util'
import { crc32, gzip } from 'node:zlib'
import type { Day } from '../../spatial/day.ts'
import type { TileAddress } from '../../spatial/tiles/tileAddress.ts'
import type { TileLayerName } from '../contract/map.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { shownOn, versionActs } from '../plans/standings.ts'
import { Gate } from './gate.ts'
import { LAYERS } from './layers.ts'
import { LayerVersions } from './layerVersions.ts'
import { type Tile, TileCache } from './tileCache.ts'
import { readTile } from './tileQuery.ts'

const compress = promisify(gzip)

const CACHE_BYTES = 128 * 1024 * 1024
/** Some seconds of work on two cores: who comes later is told to come back rather than left waiting. */
const LONGEST_QUEUE = 1_000

export type TileStoreOptions = { readonly cacheBytes?: number; readonly most?: number; readonly longestQueue?: number }

/** The address a tile is kept under: that of the request, without its version. */
export const tilePath = (layer: TileLayerName, { z, x, y }: TileAddress) => `/api/tiles/${layer}/${z}/${x}/${y}.mvt`

/** Tiles from the cache, else from the database: once, however many ask, and not too many at a time. */
export class TileStore {
  readonly versions: LayerVersions
  readonly cache: TileCache
  readonly #db: Deps['db']
  readonly #gate: Gate
  readonly #making = new Map<string, Promise<Tile>>()

  constructor({ db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>, options: TileStoreOptions = {}) {
    const most = options.most ?? Math.max(2, Math.floor(config.databaseConnections / 2))
    this.#db = db
    this.versions = new LayerVersions(db, clock)
    this.cache = new TileCache(options.cacheBytes ?? CACHE_BYTES)
    this.#gate = new Gate(most, options.longestQueue ?? LONGEST_QUEUE)
  }

  /** @throws Problem BUSY when too many tiles are already waited for */
  async tile(layer: TileLayerName, address: TileAddress): Promise<Tile> {
    const known = await this.versions.current()
    const version = known.versions[layer] ?? '0'
    const path = tilePath(layer, address)
    const cached = this.cache.get(path, version)
    if (cached) return cached
    const key = `${path}?${version}`
    const making = this.#making.get(key) ?? this.#make({ layer, address, path, version, known })
    this.#making.set(key, making)
    return making.finally(() => this.#making.delete(key))
  }

  /**
   * A tile of a dated layer as it stood on a day, whichever: made for who asks, and not kept.
   * @throws Problem BUSY when too many tiles are already waited for
   */
  async tileOn(layer: TileLayerName, address: TileAddress, on: Day): Promise<Tile> {
    const version = `on-${on}`
    if (address.z < LAYERS[layer].minzoom) return emptyTile(layer, version)
    const plans = shownOn(await versionActs(this.#db), on).map(({ id }) => id)
    if (this.#gate.isFull) throw new Problem('BUSY', { retryAfterS: 1 })
    const body = await this.#gate.run(() => readTile(this.#db, { layer: LAYERS[layer], address, on, plans }))
    return { layer, version, body, etag: etagOf(body), gzip: null }
  }

  /** The tile's bytes compressed, made once. */
  async gzipped(layer: TileLayerName, address: TileAddress, tile: Tile): Promise<Buffer> {
    if (tile.gzip) return tile.gzip
    const made = await compress(tile.body)
    this.cache.compressed(tilePath(layer, address), tile, made)
    return made
  }

  async #make({ layer, address, path, version, known }: Making): Promise<Tile> {
    if (address.z < LAYERS[layer].minzoom) return emptyTile(layer, version)
    if (this.#gate.isFull) throw new Problem('BUSY', { retryAfterS: 1 })
    const question = { layer: LAYERS[layer], address, on: known.on, plans: known.plans }
    const body = await this.#gate.run(() => readTile(this.#db, question))
    const tile = { layer, version, body, etag: etagOf(body), gzip: null }
    this.cache.put(path, tile)
    return tile
  }
}

type Making = {
  readonly layer: TileLayerName
  readonly address: TileAddress
  readonly path: string
  readonly version: string
  readonly known: Awaited<ReturnType<LayerVersions['current']>>
}

/** Of the content: data loaded again without a change of this tile keeps the copy that browsers have. */
const etagOf = (body: Buffer) => `W/"${body.length.toString(36)}-${crc32(body).toString(36)}"`

function emptyTile(layer: TileLayerName, version: string): Tile {
  const body = Buffer.alloc(0)
  return { layer, version, body, etag: etagOf(body), gzip: null }
}
