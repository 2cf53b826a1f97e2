import type { LegalSrid } from '../crs/legalZones.ts'
import type { FiledPolygons, LegalMultiPolygon, Position, Wgs84MultiPolygon } from '../geometry/types.ts'
import type { Result } from '../result.ts'
import type { FindingCode, RefusalCode } from './codes.ts'

export type SourceFormat = 'shapefile' | 'geojson' | 'geopackage' | 'kml' | 'kmz' | 'gpx' | 'dxf' | 'csv' | 'bornes'

export type Severity = 'info' | 'warning' | 'error'

/** Something noticed and said, never done in silence. `at` is [lon, lat] once the CRS is known, else as filed. */
export type Finding = {
  readonly code: FindingCode
  readonly severity: Severity
  readonly at?: Position
  readonly data?: Readonly<Record<string, string | number>>
}

/** Why nothing was read: a code, the place, and figures for the sentence. */
export type IntakeRefusal = {
  readonly code: RefusalCode
  /** [lon, lat] when the CRS is known, else coordinates as filed. */
  readonly at?: Position
  readonly data?: Readonly<Record<string, string | number>>
  /** Legal zones the coordinates would fit, when the refusal is about the CRS. */
  readonly candidates?: readonly LegalSrid[]
}

/** What a format says of its own CRS, before anyone decides. */
export type CrsHint =
  | { readonly kind: 'geographic' }
  | { readonly kind: 'legal'; readonly srid: LegalSrid; readonly from: 'prj' | 'declared' }
  | { readonly kind: 'foreign'; readonly name: string }
  | { readonly kind: 'none' }

/** One candidate parcel, its coordinates untouched. */
export type FiledParcel = {
  readonly label: string
  /** Its number in the file, from 1, where the format counts its records. */
  readonly record?: number
  readonly polygons: FiledPolygons
  readonly attributes: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
}

/** Something of the file that is no parcel and is said by its name: an empty shape, an open line, a circle. */
export type SkippedShape = { readonly label: string; readonly finding: Finding }

/** What one reader found in one file. At least one parcel; what was left out is named beside, never dropped. */
export type Reading = {
  readonly format: SourceFormat
  readonly crs: CrsHint
  readonly parcels: readonly FiledParcel[]
  readonly skipped: readonly SkippedShape[]
  /** Shapes whose own content was bad (a coordinate that is no number); the others were read. */
  readonly refused: readonly RefusedParcel[]
}

export type Limits = {
  readonly maxBytes: number
  readonly maxEntries: number
  readonly maxUnpackedBytes: number
  readonly maxRatio: number
  readonly maxFeatures: number
  readonly maxVertices: number
}

/** One reader a format: bytes in, nothing trusted. Must end by itself on any input and never throw for a bad file. */
export type Reader = (bytes: Uint8Array, limits: Limits) => Result<Reading, IntakeRefusal>

export type CrsDecision = {
  /** 4326 when how is 'geographic'. */
  readonly srid: LegalSrid | 4326
  readonly how: 'declared' | 'prj' | 'proposed' | 'geographic'
  /** Other legal zones the same coordinates fit; when not empty the person must confirm. */
  readonly candidates: readonly LegalSrid[]
}

/** A parcel in its legal zone, on the centimetre grid, closed and oriented, beside what was filed. */
export type ReadParcel = {
  /** Its rank in the file, from 0, refused shapes counted. */
  readonly ordinal: number
  readonly label: string
  readonly geometry: Wgs84MultiPolygon
  readonly legal: { readonly srid: LegalSrid; readonly geometry: LegalMultiPolygon }
  readonly filed: FiledPolygons
  readonly areaM2: number
  readonly perimeterM: number
  readonly findings: readonly Finding[]
  readonly attributes: Readonly<Record<string, string>>
}

/** One shape of the file that could not become a parcel; the others of the same file still can. */
export type RefusedParcel = {
  readonly label: string
  /** Its number in the file, from 1, where the format counts its records. */
  readonly record?: number
  readonly attributes?: Readonly<Record<string, string>>
  readonly refusal: IntakeRefusal
}

/** At least one parcel was read; those that were refused are named beside. */
export type ParcelsRead = {
  readonly format: SourceFormat
  readonly crs: CrsDecision
  readonly parcels: readonly ReadParcel[]
  readonly skipped: readonly SkippedShape[]
  readonly refused: readonly RefusedParcel[]
}
