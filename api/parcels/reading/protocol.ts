import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import type { Source } from '../../../spatial/intake/readParcels.ts'
import type {
  CrsDecision,
  IntakeRefusal,
  ReadParcel,
  RefusedParcel,
  SkippedShape,
  SourceFormat,
} from '../../../spatial/intake/types.ts'
import type { Result } from '../../../spatial/result.ts'

export type ReadingJob = {
  readonly source: Source
  readonly srid?: number
  readonly zones?: Readonly<Record<number, LegalSrid>>
}

/**
 * A parcel as it leaves the worker. Geometries are JSON texts: cloning 300,000 pairs between threads costs ten times as
 * much as copying the text, which is what the database and the answer want anyway.
 */
export type ParcelMessage = Pick<
  ReadParcel,
  'ordinal' | 'label' | 'areaM2' | 'perimeterM' | 'findings' | 'attributes'
> & {
  readonly srid: LegalSrid
  /** GeoJSON MultiPolygon, degrees to 9 decimals (0.1 mm). */
  readonly wgs84: string
  /** GeoJSON MultiPolygon, legal metres. */
  readonly legal: string
  /** Coordinates as filed: polygons, rings, positions. */
  readonly filed: string
  /** [lon, lat] of a point inside. */
  readonly point: Position
}

export type ReadingMessage = {
  readonly format: SourceFormat
  readonly crs: CrsDecision
  readonly parcels: readonly ParcelMessage[]
  readonly skipped: readonly SkippedShape[]
  readonly refused: readonly RefusedParcel[]
  /** Where the first parcel would be in each of the other zones its coordinates fit. */
  readonly candidates: readonly { readonly srid: LegalSrid; readonly point: Position }[]
}

export type Outcome = Result<ReadingMessage, IntakeRefusal>

/** What a worker says: that it is loaded, how a reading ended, or that it met a fault of ours. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly outcome: Outcome }
  | { readonly kind: 'crashed'; readonly stack: string }
