import type { TileLayerName } from '../contract/map.ts'

/** One tile as it is sent; `gzip` is made when the first client that takes it asks. */
export type Tile = {
  readonly layer: TileLayerName
  readonly version: string
  readonly etag: string
  readonly body: Buffer
  gzip: Buffer | null
}

/** What an entry costs beside its bytes. */
const ENTRY_BYTES = 400

const weight = ({ body, gzip }: Tile) => ENTRY_BYTES + body.length + (gzip?.length ?? 0)

/** The tiles used last, up to a number of bytes. A tile of another version than the one asked for is not there. */
export class TileCache {
  readonly #mostBytes: number
  readonly #tiles = new Map<string, Tile>()
  #bytes = 0

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#tiles.size
  }

  get(path: string, version: string | undefined): Tile | null {
    const tile = this.#tiles.get(path)
    if (!tile || tile.version !== version) return null
    this.#tiles.delete(path) // a Map keeps the order of insertion: the first is the one unused for longest
    this.#tiles.set(path, tile)
    return tile
  }

  put(path: string, tile: Tile): void {
    this.#drop(path)
    this.#tiles.set(path, tile)
    this.#bytes += weight(tile)
    this.#shrink()
  }

  /** Keeps the compressed form beside the tile, when the tile is still here. */
  compressed(path: string, tile: Tile, gzip: Buffer): void {
    if (tile.gzip) return
    tile.gzip = gzip
    if (this.#tiles.get(path) !== tile) return
    this.#bytes += gzip.length
    this.#shrink()
  }

  #shrink(): void {
    for (const path of this.#tiles.keys()) {
      if (this.#bytes <= this.#mostBytes) return
      this.#drop(path)
    }
  }

  #drop(path: string): void {
    const tile = this.#tiles.get(path)
    if (!tile) return
    this.#tiles.delete(path)
    this.#bytes -= weight(tile)
  }
}
