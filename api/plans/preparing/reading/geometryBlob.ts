import type { FiledPolygons, Position, Ring } from '../../../../spatial/geometry/types.ts'

/** Bytes of the envelope that follows the eight of the header, by its code (GeoPackage 1.3, 2.1.3). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const

const [POLYGON, MULTI_POLYGON, COLLECTION] = [3, 6, 7]
const EWKB_Z = 0x80000000
const EWKB_M = 0x40000000

export class BlobFault extends Error {}

/** What a geometry column holds: its polygons in the file's coordinates, and whether heights were let go. */
export type BlobRead = { readonly polygons: FiledPolygons; readonly hasZ: boolean }

/**
 * Reads the geometry of a GeoPackage: a header, then well-known binary.
 * @throws BlobFault when the bytes are not such a geometry
 */
export function readGeometryBlob(bytes: Uint8Array): BlobRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8 || bytes[0] !== 0x47 || bytes[1] !== 0x50) throw new BlobFault('no GeoPackage header')
  const envelope = ENVELOPE_BYTES[((bytes[3] ?? 0) >> 1) & 7]
  if (envelope === undefined) throw new BlobFault('unknown envelope')
  const cursor = { at: 8 + envelope }
  try {
    return readShape(view, cursor)
  } catch (cause) {
    if (cause instanceof BlobFault) throw cause
    throw new BlobFault('the geometry is cut short', { cause })
  }
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

function readShape(view: DataView, cursor: Cursor): BlobRead {
  const head = readHead(view, cursor)
  if (head.type === POLYGON) return { polygons: [readRings(view, cursor, head)], hasZ: head.dimensions > 2 }
  if (head.type !== MULTI_POLYGON && head.type !== COLLECTION) return { polygons: [], hasZ: false }
  const parts = readCount(view, cursor, head, 5)
  const read = Array.from({ length: parts }, () => readShape(view, cursor))
  return { polygons: read.flatMap(({ polygons }) => polygons), hasZ: read.some(({ hasZ }) => hasZ) }
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
