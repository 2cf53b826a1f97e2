import { MOST_LAYER_SHAPES } from '../../contract/layers.ts'
import { Problem } from '../../http/problem.ts'
import { isGeoPackage, readGeoPackage } from '../../plans/preparing/reading/geoPackage.ts'
import { outlinesOf, readOutlines } from '../../territory/readOutlines.ts'

export type FiledShape = { readonly properties: Readonly<Record<string, unknown>>; readonly geometry: unknown }

/** How deep positions are nested in each, and how many make the least of it: a ring is closed. */
const SHOWN: Readonly<Record<string, { readonly depth: number; readonly least: number }>> = {
  Point: { depth: 0, least: 1 },
  MultiPoint: { depth: 1, least: 1 },
  LineString: { depth: 1, least: 2 },
  MultiLineString: { depth: 2, least: 2 },
  Polygon: { depth: 2, least: 4 },
  MultiPolygon: { depth: 3, least: 4 },
}

/** What a file holds: its shapes, and how many of its features are none that can be shown. */
export type ReadShapes = { readonly shapes: readonly FiledShape[]; readonly leftOut: number }

/**
 * The shapes of a layer's file, in degrees: points, lines and polygons of a GeoJSON in degrees (RFC 7946), polygons of
 * whatever else the readers of outlines take, and of the one layer of a GeoPackage.
 * @throws Problem LAYER_FILE_UNREADABLE with the reader's sentence, LAYER_FILE_TOO_LARGE
 */
export function readLayerFile(bytes: Uint8Array, name: string): ReadShapes {
  const read = ofGeoJson(bytes) ?? ofOutlines(bytes, name)
  const { shapes } = read
  if (shapes.length === 0) throw new Problem('LAYER_FILE_UNREADABLE')
  if (shapes.length > MOST_LAYER_SHAPES) throw new Problem('LAYER_FILE_TOO_LARGE')
  return read
}

function ofOutlines(bytes: Uint8Array, name: string): ReadShapes {
  const read = isGeoPackage(bytes) ? outlinesOf(readGeoPackage, { bytes }) : readOutlines(bytes, name)
  if (!read.ok) throw new Problem('LAYER_FILE_UNREADABLE', { detail: read.error })
  const shapes = read.value.map(({ label, attributes, polygons }) => ({
    properties: { ...(label && { label }), ...attributes },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  }))
  return { shapes, leftOut: 0 }
}

type Member = { type?: unknown; crs?: unknown; features?: unknown }
type GivenFeature = { properties?: unknown; geometry?: { type?: unknown; coordinates?: unknown } | null }

/** Null when it is no GeoJSON in degrees: another reader knows what it is. */
function ofGeoJson(bytes: Uint8Array): ReadShapes | null {
  const parsed = parsedJson(bytes)
  if (parsed?.type !== 'FeatureCollection' || !Array.isArray(parsed.features) || parsed.crs) return null
  const features = parsed.features as readonly GivenFeature[]
  const shapes = features.flatMap(({ geometry, properties }) =>
    geometry && typeof geometry.type === 'string' && Object.hasOwn(SHOWN, geometry.type)
      ? [{ geometry, properties: isRecord(properties) ? properties : {} }]
      : [],
  )
  if (!shapes.every(({ geometry }) => inDegrees(geometry.coordinates))) return null
  if (!shapes.every(({ geometry }) => isWhole(geometry))) throw new Problem('LAYER_FILE_UNREADABLE')
  return { shapes, leftOut: features.length - shapes.length }
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
