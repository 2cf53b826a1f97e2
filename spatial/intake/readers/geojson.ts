import type { FiledPolygons, Position, Ring } from '../../geometry/types.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { CrsHint, FiledParcel, Finding, IntakeRefusal, Limits, Reader, Reading } from '../types.ts'
import { crsNamed } from './crsName.ts'
import { areDegrees } from './degrees.ts'
import { conclude, type Draft, skip, startDraft, startTally, type Tally } from './draft.ts'
import { decodeText } from './encoding.ts'
import { placeOfJsonFault, weighJson } from './jsonText.ts'
import { labelOf } from './label.ts'

type Json = Readonly<Record<string, unknown>>
type Shape = { readonly polygons: FiledPolygons; readonly hasZ: boolean; readonly others: readonly string[] }
type Faulty<T> = Result<T, IntakeRefusal>

const GEOMETRIES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']
const DEEPEST_COLLECTION = 8
const LONGEST_VALUE = 500

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isPosition = (value: unknown): value is Position =>
  isList(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1])

const notCoordinates = (where: Readonly<Record<string, number>>): Faulty<never> =>
  fail({ code: 'COORDINATE_NOT_A_NUMBER', data: where })

function readRing(value: unknown, ring: number, tally: Tally): Faulty<{ ring: Ring; hasZ: boolean }> {
  if (!isList(value)) return notCoordinates({ ring })
  const heavy = tally.vertices(value.length)
  if (heavy) return fail(heavy)
  const positions: Position[] = []
  let hasZ = false
  for (const [vertex, position] of value.entries()) {
    if (!isPosition(position)) return notCoordinates({ ring: ring + 1, vertex: vertex + 1 })
    positions.push([position[0], position[1]])
    hasZ ||= position.length > 2
  }
  return ok({ ring: positions, hasZ })
}

function readPolygon(value: unknown, tally: Tally): Faulty<Shape> {
  if (!isList(value)) return notCoordinates({ ring: 1 })
  const rings: Ring[] = []
  let hasZ = false
  for (const [index, candidate] of value.entries()) {
    const read = readRing(candidate, index, tally)
    if (!read.ok) return read
    if (read.value.ring.length > 0) rings.push(read.value.ring)
    hasZ ||= read.value.hasZ
  }
  return ok({ polygons: rings.length > 0 ? [rings] : [], hasZ, others: [] })
}

function gather<T>(values: readonly T[], read: (value: T) => Faulty<Shape>): Faulty<Shape> {
  const polygons: FiledPolygons[number][] = []
  const others: string[] = []
  let hasZ = false
  for (const value of values) {
    const shape = read(value)
    if (!shape.ok) return shape
    for (const polygon of shape.value.polygons) polygons.push(polygon)
    for (const other of shape.value.others) others.push(other)
    hasZ ||= shape.value.hasZ
  }
  return ok({ polygons, hasZ, others })
}

function readGeometry(geometry: unknown, tally: Tally, depth = 0): Faulty<Shape> {
  if (geometry === null || geometry === undefined) return ok({ polygons: [], hasZ: false, others: [] })
  if (!isObject(geometry) || depth > DEEPEST_COLLECTION) return fail({ code: 'GEOJSON_NOT_FEATURES' })
  const { type, coordinates, geometries } = geometry
  if (type === 'Polygon') return readPolygon(coordinates, tally)
  if (type === 'MultiPolygon') {
    return isList(coordinates)
      ? gather(coordinates, (polygon) => readPolygon(polygon, tally))
      : notCoordinates({ ring: 1 })
  }
  if (type === 'GeometryCollection' && isList(geometries)) {
    return gather(geometries, (member) => readGeometry(member, tally, depth + 1))
  }
  if (typeof type === 'string' && GEOMETRIES.includes(type)) return ok({ polygons: [], hasZ: false, others: [type] })
  return fail({ code: 'GEOJSON_NOT_FEATURES', data: { type: String(type).slice(0, 40) } })
}

const attributeText = (value: unknown): string =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, LONGEST_VALUE)

function readAttributes(feature: Json): Readonly<Record<string, string>> {
  const properties = isObject(feature.properties) ? feature.properties : {}
  const known = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined)
  const named = known.slice(0, 255).map(([key, value]) => [key.slice(0, 120), attributeText(value)] as const)
  const id = feature.id
  const ownId = typeof id === 'string' || typeof id === 'number' ? [['id', String(id)] as const] : []
  return Object.fromEntries([...ownId, ...named])
}

type Features = { readonly tally: Tally; readonly draft: Draft; readonly findings: readonly Finding[] }

/** Adds one feature to the draft; a refusal only when the whole file must stop. */
function addFeature(feature: unknown, ordinal: number, { tally, draft, findings }: Features): IntakeRefusal | null {
  const heavy = tally.shapes(1)
  if (heavy) return heavy
  if (!isObject(feature) || feature.type !== 'Feature') {
    draft.refused.push({
      label: String(ordinal),
      record: ordinal,
      refusal: { code: 'GEOJSON_NOT_FEATURES', data: { feature: ordinal } },
    })
    return null
  }
  const attributes = readAttributes(feature)
  const label = labelOf(attributes, ordinal)
  const shape = readGeometry(feature.geometry, tally)
  if (!shape.ok) {
    if (shape.error.code === 'TOO_MANY_VERTICES') return shape.error
    const refusal = { ...shape.error, data: { feature: ordinal, ...shape.error.data } }
    draft.refused.push({ label, record: ordinal, attributes, refusal })
    return null
  }
  addShape(draft, { ...shape.value, label, record: ordinal, attributes, findings })
  return null
}

type Named = Pick<FiledParcel, 'label' | 'attributes' | 'findings'> & { readonly record: number }

function addShape(draft: Draft, { polygons, others, hasZ, label, record, attributes, findings }: Shape & Named): void {
  for (const entity of others)
    skip(draft, label, { code: 'SHAPE_NOT_POLYGON', severity: 'info', data: { record, entity } })
  if (polygons.length === 0) {
    if (others.length === 0) skip(draft, label, { code: 'SHAPE_EMPTY', severity: 'warning', data: { record } })
    return
  }
  const z: Finding[] = hasZ ? [{ code: 'Z_IGNORED', severity: 'info' }] : []
  draft.parcels.push({ label, record, polygons, attributes, findings: [...findings, ...z] })
}

/** The `crs` member of GeoJSON 2008, still written by many tools; null when the file has none. */
function declaredCrs(root: Json): CrsHint | null {
  const crs = root.crs
  if (!isObject(crs)) return null
  const properties = isObject(crs.properties) ? crs.properties : {}
  const name = properties.name ?? properties.href ?? properties.code
  if (typeof name === 'number') return crsNamed(`EPSG:${name}`)
  return crsNamed(typeof name === 'string' ? name : JSON.stringify(crs))
}

function featuresOf(root: unknown): Faulty<readonly unknown[]> {
  if (!isObject(root))
    return fail({ code: 'GEOJSON_NOT_FEATURES', data: { type: isList(root) ? 'array' : typeof root } })
  const { type } = root
  if (type === 'FeatureCollection' && isList(root.features)) return ok(root.features)
  if (type === 'Feature') return ok([root])
  if (type === 'GeometryCollection' || (typeof type === 'string' && GEOMETRIES.includes(type))) {
    return ok([{ type: 'Feature', properties: {}, geometry: root }])
  }
  return fail({ code: 'GEOJSON_NOT_FEATURES', data: { type: String(type).slice(0, 40) } })
}

/**
 * Reads a GeoJSON value already parsed: FeatureCollection, Feature or geometry. Coordinates are kept as given; the CRS
 * is the legacy `crs` member, else degrees when every coordinate could be one (RFC 7946), else none.
 */
export function readGeoJsonObject(
  root: unknown,
  limits: Limits,
  findings: readonly Finding[] = [],
): Result<Reading, IntakeRefusal> {
  const features = featuresOf(root)
  if (!features.ok) return features
  const tally = startTally(limits)
  const draft = startDraft()
  for (const [index, feature] of features.value.entries()) {
    const refusal = addFeature(feature, index + 1, { tally, draft, findings })
    if (refusal) return fail(refusal)
  }
  const undeclared: CrsHint = areDegrees(draft.parcels) ? { kind: 'geographic' } : { kind: 'none' }
  return conclude('geojson', (isObject(root) ? declaredCrs(root) : null) ?? undeclared, draft)
}

/** Reads GeoJSON bytes (UTF-8 or UTF-16, with or without a byte order mark). */
export const readGeoJson: Reader = (bytes, limits) => {
  const { text, encoding, guessed } = decodeText(bytes)
  const heavy = weighJson(text, limits)
  if (heavy) return fail(heavy)
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (cause) {
    return fail({ code: 'JSON_INVALID', data: { ...placeOfJsonFault(text), cause: String(cause).slice(0, 120) } })
  }
  const findings: Finding[] = guessed ? [{ code: 'ENCODING_GUESSED', severity: 'warning', data: { encoding } }] : []
  return readGeoJsonObject(root, limits, findings)
}
