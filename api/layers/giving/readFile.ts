import type { Bilingual } from '../../../spatial/bilingual.ts'
import { detectReader } from '../../../spatial/intake/readers/detect.ts'
import { refusalSentence } from '../../../spatial/intake/sentences.ts'
import type { Limits } from '../../../spatial/intake/types.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { MOST_LAYER_FILE_BYTES, MOST_LAYER_SHAPES } from '../../contract/layers.ts'
import { isGeoPackage, readGeoPackage } from '../../plans/preparing/reading/geoPackage.ts'
import { outlinesOf } from '../../territory/readOutlines.ts'

type FiledShape = { readonly properties: Readonly<Record<string, unknown>>; readonly geometry: unknown }

/** How deep positions are nested in each, and how many make the least of it: a ring is closed. */
const SHOWN: Readonly<Record<string, { readonly depth: number; readonly least: number }>> = {
  Point: { depth: 0, least: 1 },
  MultiPoint: { depth: 1, least: 1 },
  LineString: { depth: 1, least: 2 },
  MultiLineString: { depth: 2, least: 2 },
  Polygon: { depth: 2, least: 4 },
  MultiPolygon: { depth: 3, least: 4 },
}

type ReadShapes = { readonly shapes: readonly FiledShape[]; readonly leftOut: number }

/** Why a file is no layer, in the reader's own words where it has some. */
export type LayerFileRefusal =
  | { readonly code: 'LAYER_FILE_UNREADABLE'; readonly detail?: Bilingual }
  | { readonly code: 'LAYER_FILE_TOO_LARGE' }

/** What a file holds, and how many of its features are none that can be shown. */
export type LayerFile = {
  readonly shapes: number
  readonly leftOut: number
  /** The shapes as JSON arrays of GeoJSON in degrees: texts pass between threads and to the database as they are. */
  readonly batches: readonly string[]
}

/** What an agency's file may unpack to; the reading thread's own heap bounds the rest. */
const LAYER_LIMITS: Limits = {
  maxBytes: MOST_LAYER_FILE_BYTES,
  maxEntries: 256,
  maxUnpackedBytes: 256 * 1024 * 1024,
  maxRatio: 200,
  maxFeatures: MOST_LAYER_SHAPES,
  maxVertices: 2_000_000,
}

const UNREADABLE = { code: 'LAYER_FILE_UNREADABLE' } as const
const TOO_LARGE = { code: 'LAYER_FILE_TOO_LARGE' } as const

/**
 * The shapes of a layer's file, in degrees: points, lines and polygons of a GeoJSON in degrees (RFC 7946), polygons of
 * whatever else the readers of outlines take, and of the one layer of a GeoPackage.
 */
export function readLayerFile(bytes: Uint8Array, name: string): Result<LayerFile, LayerFileRefusal> {
  const read = ofGeoJson(bytes) ?? ofOutlines(bytes, name)
  if (!read.ok) return read
  const { shapes, leftOut } = read.value
  if (shapes.length === 0) return fail(UNREADABLE)
  if (shapes.length > MOST_LAYER_SHAPES) return fail(TOO_LARGE)
  return ok({ shapes: shapes.length, leftOut, batches: batchesOf(shapes) })
}

const BATCH = 2_000

const batchesOf = (shapes: readonly FiledShape[]): readonly string[] =>
  Array.from({ length: Math.ceil(shapes.length / BATCH) }, (_, nth) =>
    JSON.stringify(shapes.slice(nth * BATCH, (nth + 1) * BATCH)),
  )

type Read = Result<ReadShapes, LayerFileRefusal>

function ofOutlines(bytes: Uint8Array, name: string): Read {
  const reader = isGeoPackage(bytes) ? ok(readGeoPackage) : detectReader(bytes, name)
  if (!reader.ok) return fail({ ...UNREADABLE, detail: refusalSentence(reader.error) })
  const read = outlinesOf(reader.value, { bytes, limits: LAYER_LIMITS })
  if (!read.ok) return fail({ ...UNREADABLE, detail: read.error })
  const shapes = read.value.map(({ label, attributes, polygons }) => ({
    properties: { ...(label && { label }), ...attributes },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  }))
  return ok({ shapes, leftOut: 0 })
}

type Member = { type?: unknown; crs?: unknown; features?: unknown }
type GivenFeature = { properties?: unknown; geometry?: { type?: unknown; coordinates?: unknown } | null }

/** Null when it is no GeoJSON in degrees: another reader knows what it is. */
function ofGeoJson(bytes: Uint8Array): Read | null {
  const parsed = parsedJson(bytes)
  if (parsed?.type !== 'FeatureCollection' || !Array.isArray(parsed.features) || parsed.crs) return null
  const features = parsed.features as readonly GivenFeature[]
  const shapes = features.flatMap(({ geometry, properties }) =>
    geometry && typeof geometry.type === 'string' && Object.hasOwn(SHOWN, geometry.type)
      ? [{ geometry, properties: isRecord(properties) ? properties : {} }]
      : [],
  )
  if (!shapes.every(({ geometry }) => inDegrees(geometry.coordinates))) return null
  if (!shapes.every(({ geometry }) => isWhole(geometry))) return fail(UNREADABLE)
  return ok({ shapes, leftOut: features.length - shapes.length })
}

function parsedJson(bytes: Uint8Array): Member | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isRecord(parsed) ? parsed : null
  } catch {
    return null // no JSON: the readers of other formats say what is wrong with it
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function inDegrees(coordinates: unknown): boolean {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return false
  const [lon, lat] = coordinates
  if (typeof lon === 'number') return typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
  return coordinates.every(inDegrees)
}

function isWhole({ type, coordinates }: NonNullable<GivenFeature['geometry']>): boolean {
  const { depth, least } = SHOWN[String(type)] ?? { depth: 0, least: 1 }
  const linesIn = (part: unknown, deep: number): readonly unknown[] =>
    deep <= 1 || !Array.isArray(part) ? [part] : part.flatMap((inner) => linesIn(inner, deep - 1))
  return linesIn(coordinates, depth).every((line) => Array.isArray(line) && line.length >= least)
}
