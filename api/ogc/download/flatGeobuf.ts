import { createReadStream } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { type Bounds, widened } from './bounds.ts'
import { featureBytes, headerOf, MAGIC } from './flatFeature.ts'
import type { FiledFeature, Layer, LayerFile } from './layer.ts'
import { type Leaf, packedTree } from './packedTree.ts'

/**
 * A FlatGeobuf with its index. PostGIS 3.3 makes one too, but loses its place at the first null that is no text, and a
 * figure that is not published is one. Features go to a file beside, since their index, which stands first, needs them all.
 */
export class FlatGeobuf implements LayerFile {
  readonly #path: string
  readonly #layer: Layer
  readonly #leaves: Leaf[] = []
  #features: FileHandle | null = null
  #bytes = 0
  #bounds: Bounds | null = null

  constructor(path: string, layer: Layer) {
    this.#path = path
    this.#layer = layer
  }

  async add(features: readonly FiledFeature[]): Promise<void> {
    this.#features ??= await open(this.#beside, 'w')
    const written = features.map((feature) => {
      const bytes = featureBytes(this.#layer, feature)
      this.#leaves.push({ bounds: feature.bounds, offset: this.#bytes })
      this.#bytes += bytes.length
      this.#bounds = widened(this.#bounds, feature.bounds)
      return bytes
    })
    await this.#features.write(Buffer.concat(written))
  }

  async close(): Promise<void> {
    const file = await open(this.#path, 'w')
    try {
      await file.write(MAGIC)
      await file.write(headerOf(this.#layer, { count: this.#leaves.length, bounds: this.#bounds }))
      await file.write(packedTree(this.#leaves))
      if (this.#features) for await (const chunk of createReadStream(this.#beside)) await file.write(chunk as Buffer)
    } finally {
      await file.close()
    }
  }

  async abandon(): Promise<void> {
    await this.#features?.close()
    await rm(this.#beside, { force: true })
  }

  get #beside(): string {
    return `${this.#path}.features`
  }
}
