import type { FiledPolygons, Position, Ring } from '../../../../spatial/geometry/types.ts'

/** Bytes of the envelope that follows the eight of the header, by its code (GeoPackage 1.3, 2.1.3). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const

const [POLYGON, MULTI_POLYGON, COLLECTION, CURVE_POLYGON, MULTI_SURFACE] = [3, 6, 7, 10, 12]
const GATHERED: readonly number[] = [MULTI_POLYGON, COLLECTION, MULTI_SURFACE]
const [POINT, LINE, CIRCULAR] = [1, 2, 8]
const OTHER_NAMES: Readonly<Record<number, string>> = {
  ...{ 1: 'POINT', 2: 'LINESTRING', 4: 'MULTIPOINT', 5: 'MULTILINESTRING', 8: 'CIRCULARSTRING', 9: 'COMPOUNDCURVE' },
  ...{ 11: 'MULTICURVE', 15: 'POLYHEDRALSURFACE', 16: 'TIN', 17: 'TRIANGLE' },
}
const EWKB_Z = 0x80000000
const EWKB_M = 0x40000000
const DEEPEST = 8

/** The bytes are not such a geometry. */
export class BlobFault extends Error {}

/** A ring is drawn with arcs: nothing here measures it, and flattening it is for whoever drew it. */
export class BlobCurved extends Error {}

/** What a geometry column holds: its polygons in the file's coordinates, whether heights were let go, what is no polygon. */
export type BlobRead = {
  readonly polygons: FiledPolygons
  readonly hasZ: boolean
  readonly others: readonly string[]
}

/**
 * Reads the geometry of a GeoPackage: a header, then well-known binary.
 * @throws BlobFault, BlobCurved
 */
export function readGeometryBlob(bytes: Uint8Array): BlobRead {
  const view = viewOf(bytes)
  const cursor = { at: bodyAt(bytes) }
  try {
    return readShape(view, cursor, 0)
  } catch (cause) {
    if (cause instanceof BlobFault || cause instanceof BlobCurved) throw cause
    throw new BlobFault('the geometry is cut short', { cause })
  }
}

/** Where a geometry lies, in the file's coordinates, when it could not be read: the middle of its envelope, else its first point. */
export function placeOfBlob(bytes: Uint8Array): Position | null {
  try {
    const view = viewOf(bytes)
    const body = bodyAt(bytes)
    const place = body > 8 ? middleOf(view, ((bytes[3] ?? 0) & 1) === 1) : firstPosition(view, { at: body }, 0)
    return place.every(Number.isFinite) ? place : null
  } catch {
    return null // so damaged that it says no place: its number in the file is said instead
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the well-known binary begins. */
function bodyAt(bytes: Uint8Array): number {
  if (bytes.length < 8 || bytes[0] !== 0x47 || bytes[1] !== 0x50) throw new BlobFault('no GeoPackage header')
  const envelope = ENVELOPE_BYTES[((bytes[3] ?? 0) >> 1) & 7]
  if (envelope === undefined) throw new BlobFault('unknown envelope')
  return 8 + envelope
}

const middleOf = (view: DataView, little: boolean): Position => {
  const [west, east, south, north] = [8, 16, 24, 32].map((at) => view.getFloat64(at, little))
  return [((west ?? 0) + (east ?? 0)) / 2, ((south ?? 0) + (north ?? 0)) / 2]
}

function firstPosition(view: DataView, cursor: Cursor, depth: number): Position {
  const { little, type } = readHead(view, cursor)
  if (depth > DEEPEST) throw new BlobFault('too deep')
  if (type !== POINT) cursor.at += 4
  if (type === POLYGON) cursor.at += 4
  if (type === POINT || type === LINE || type === CIRCULAR || type === POLYGON)
    return [view.getFloat64(cursor.at, little), view.getFloat64(cursor.at + 8, little)]
  return firstPosition(view, cursor, depth + 1)
}

type Cursor = { at: number }
type Head = { readonly little: boolean; readonly type: number; readonly dimensions: number }

function readHead(view: DataView, cursor: Cursor): Head {
  const little = view.getUint8(cursor.at) === 1
  const code = view.getUint32(cursor.at + 1, little)
  cursor.at += 5
  const plain = code & 0x0fffffff
  const iso = Math.floor(plain / 1000)
  const [z, m] = [(code & EWKB_Z) !== 0 || iso === 1 || iso === 3, (code & EWKB_M) !== 0 || iso === 2 || iso === 3]
  return { little, type: plain % 1000, dimensions: 2 + Number(z) + Number(m) }
}

function readShape(view: DataView, cursor: Cursor, depth: number): BlobRead {
  const head = readHead(view, cursor)
  if (depth > DEEPEST) throw new BlobFault('too deep')
  if (head.type === POLYGON || head.type === CURVE_POLYGON) {
    const rings = head.type === POLYGON ? readRings(view, cursor, head) : straightRings(view, cursor, head)
    return { polygons: rings.length > 0 ? [rings] : [], hasZ: head.dimensions > 2, others: [] }
  }
  if (!GATHERED.includes(head.type)) return { polygons: [], hasZ: false, others: [passOver(view, cursor, head)] }
  const parts = readCount(view, cursor, head, 5)
  const read = Array.from({ length: parts }, () => readShape(view, cursor, depth + 1))
  return {
    polygons: read.flatMap(({ polygons }) => polygons),
    hasZ: read.some(({ hasZ }) => hasZ),
    others: read.flatMap(({ others }) => others),
  }
}

/** Goes past a geometry that is no polygon, to the next of its collection. */
function passOver(view: DataView, cursor: Cursor, head: Head): string {
  const { type, dimensions } = head
  const name = OTHER_NAMES[type]
  if (name === undefined) throw new BlobFault(`unknown geometry ${type}`)
  if (type === POINT) cursor.at += 8 * dimensions
  else if (type === LINE || type === CIRCULAR)
    cursor.at += readCount(view, cursor, head, 8 * dimensions) * 8 * dimensions
  else {
    const parts = readCount(view, cursor, head, 5)
    for (let part = 0; part < parts; part += 1) passOver(view, cursor, readHead(view, cursor))
  }
  return name
}

/** The rings of a polygon that may be curved, each a geometry of its own. */
function straightRings(view: DataView, cursor: Cursor, head: Head): readonly Ring[] {
  const rings = readCount(view, cursor, head, 9)
  return Array.from({ length: rings }, () => {
    const ring = readHead(view, cursor)
    if (ring.type !== LINE) throw new BlobCurved('a ring has arcs')
    return readRing(view, cursor, ring)
  }).filter((ring) => ring.length > 0)
}

/** A count that the bytes left could not hold is a lie, and would fill the memory. */
function readCount(view: DataView, cursor: Cursor, { little }: Head, leastBytes: number): number {
  const count = view.getUint32(cursor.at, little)
  cursor.at += 4
  if (count * leastBytes > view.byteLength - cursor.at) throw new BlobFault('more parts than bytes')
  return count
}

const readRings = (view: DataView, cursor: Cursor, head: Head): readonly Ring[] =>
  Array.from({ length: readCount(view, cursor, head, 4) }, () => readRing(view, cursor, head)).filter(
    (ring) => ring.length > 0,
  )

function readRing(view: DataView, cursor: Cursor, head: Head): Ring {
  const { little, dimensions } = head
  const count = readCount(view, cursor, head, 8 * dimensions)
  const ring: Position[] = []
  for (let vertex = 0; vertex < count; vertex += 1) {
    ring.push([view.getFloat64(cursor.at, little), view.getFloat64(cursor.at + 8, little)])
    cursor.at += 8 * dimensions
  }
  return ring
}
