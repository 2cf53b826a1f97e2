import type { Property } from '../kinds/kind.ts'
import type { Bounds } from './bounds.ts'
import type { Srs } from './srs.ts'

/** What a file says of itself. */
export type Layer = {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly srs: Srs
  readonly properties: readonly Property[]
  readonly at: Date
}

export type FiledFeature = {
  readonly id: string
  /** Little-endian WKB of a multipolygon. */
  readonly wkb: Uint8Array
  readonly bounds: Bounds
  /** In the order of the layer's properties. */
  readonly values: readonly (string | number | boolean | null)[]
}

/** A file that features are written to, some at a time; only when it is closed is it one. */
export type LayerFile = {
  add(features: readonly FiledFeature[]): Promise<void>
  close(): Promise<void>
  /** Lets go of what is open, whatever happened. */
  abandon(): Promise<void>
}
