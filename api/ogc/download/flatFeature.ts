import { Builder } from 'flatbuffers'
import type { PropertyType } from '../kinds/kind.ts'
import type { Bounds } from './bounds.ts'
import type { FiledFeature, Layer } from './layer.ts'
import { NODE_SIZE } from './packedTree.ts'

/** `fgb`, version 3 of the format, twice. */
export const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0)

const GEOMETRY = { polygon: 3, multiPolygon: 6 } as const
/** FlatGeobuf's numbers of types; it has no type of days. */
const COLUMN: Readonly<Record<PropertyType, number>> = { boolean: 2, integer: 5, number: 10, string: 11, date: 11 }
/** Places of the fields in the tables of the format's schema (header.fbs, feature.fbs). */
const HEADER = { name: 0, envelope: 1, geometry: 2, columns: 7, count: 8, nodeSize: 9, crs: 10, title: 11, about: 12 }
const HEADER_FIELDS = 14
const COLUMN_FIELDS = 11
const CRS_FIELDS = 6
const GEOMETRY_FIELDS = 8

function doubles(builder: Builder, values: ArrayLike<number>): number {
  builder.startVector(8, values.length, 8)
  for (let at = values.length - 1; at >= 0; at -= 1) builder.addFloat64(values[at] ?? Number.NaN)
  return builder.endVector()
}

function offsets(builder: Builder, tables: readonly number[]): number {
  builder.startVector(4, tables.length, 4)
  for (const table of tables.toReversed()) builder.addOffset(table)
  return builder.endVector()
}

function column(builder: Builder, name: string, type: number, title: string): number {
  const [named, titled] = [builder.createString(name), builder.createString(title)]
  builder.startObject(COLUMN_FIELDS)
  builder.addFieldOffset(0, named, 0)
  builder.addFieldInt8(1, type, 0)
  builder.addFieldOffset(2, titled, 0)
  return builder.endObject()
}

/** Under EPSG's number where a reader gets to WGS 84 by it, else by its definition alone. */
function system(builder: Builder, { organization, code, name, definition }: Layer['srs']): number {
  const [org, named, wkt] = [organization, name, definition].map((text) => builder.createString(text))
  const known = organization === 'EPSG'
  builder.startObject(CRS_FIELDS)
  if (known) builder.addFieldOffset(0, org ?? 0, 0)
  if (known) builder.addFieldInt32(1, code, 0)
  builder.addFieldOffset(2, named ?? 0, 0)
  builder.addFieldOffset(4, wkt ?? 0, 0)
  return builder.endObject()
}

/** The header, its length before it. */
export function headerOf(
  layer: Layer,
  { count, bounds }: { readonly count: number; readonly bounds: Bounds | null },
): Uint8Array {
  const builder = new Builder(4096)
  const columns = offsets(builder, [
    column(builder, 'id', COLUMN.string, 'Identifiant'),
    ...layer.properties.map(({ name, type, title }) => column(builder, name, COLUMN[type], title)),
  ])
  const crs = system(builder, layer.srs)
  const [name, title, about] = [layer.name, layer.title, layer.description].map((text) => builder.createString(text))
  const envelope = bounds ? doubles(builder, bounds) : 0
  builder.startObject(HEADER_FIELDS)
  builder.addFieldOffset(HEADER.name, name ?? 0, 0)
  builder.addFieldOffset(HEADER.envelope, envelope, 0)
  builder.addFieldInt8(HEADER.geometry, GEOMETRY.multiPolygon, 0)
  builder.addFieldOffset(HEADER.columns, columns, 0)
  builder.addFieldInt64(HEADER.count, BigInt(count), 0n)
  builder.addFieldInt16(HEADER.nodeSize, count > 0 ? NODE_SIZE : 0, NODE_SIZE)
  builder.addFieldOffset(HEADER.crs, crs, 0)
  builder.addFieldOffset(HEADER.title, title ?? 0, 0)
  builder.addFieldOffset(HEADER.about, about ?? 0, 0)
  builder.finishSizePrefixed(builder.endObject())
  return builder.asUint8Array()
}

/** A feature, its length before it. */
export function featureBytes({ properties }: Layer, { id, wkb, values }: FiledFeature): Uint8Array {
  const builder = new Builder(wkb.length + 1024)
  const geometry = multiPolygon(builder, wkb)
  const types = [COLUMN.string, ...properties.map(({ type }) => COLUMN[type])]
  const bytes = builder.createByteVector(propertyBytes(types, [id, ...values]))
  builder.startObject(3)
  builder.addFieldOffset(0, geometry, 0)
  builder.addFieldOffset(1, bytes, 0)
  builder.finishSizePrefixed(builder.endObject())
  return builder.asUint8Array()
}

/** Each value behind the number of its column; one that is unknown is left out. */
function propertyBytes(types: readonly number[], values: FiledFeature['values']): Uint8Array {
  const parts = values.flatMap((value, rank) => {
    if (value === null) return []
    const number = Buffer.alloc(2)
    number.writeUInt16LE(rank)
    return [number, valueBytes(types[rank] ?? COLUMN.string, value)]
  })
  return Buffer.concat(parts)
}

function valueBytes(type: number, value: string | number | boolean): Buffer {
  if (type === COLUMN.boolean) return Buffer.from([value ? 1 : 0])
  if (type === COLUMN.string) {
    const text = Buffer.from(String(value))
    const bytes = Buffer.alloc(4 + text.length)
    bytes.writeUInt32LE(text.length)
    text.copy(bytes, 4)
    return bytes
  }
  const bytes = Buffer.alloc(type === COLUMN.integer ? 4 : 8)
  if (type === COLUMN.integer) bytes.writeInt32LE(Number(value))
  else bytes.writeDoubleLE(Number(value))
  return bytes
}

/** From little-endian WKB, ring by ring; the doubles are the same. */
function multiPolygon(builder: Builder, wkb: Uint8Array): number {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength)
  const uint = (at: number) => view.getUint32(at, true)
  if (view.getUint8(0) !== 1 || uint(1) !== GEOMETRY.multiPolygon) throw new Error('not a little-endian multipolygon')
  let at = 9
  const polygons = Array.from({ length: uint(5) }, () => {
    const rings = uint(at + 5)
    at += 9
    const values: number[] = []
    const ends: number[] = []
    for (let ring = 0; ring < rings; ring += 1) {
      const until = at + 4 + uint(at) * 16
      for (at += 4; at < until; at += 8) values.push(view.getFloat64(at, true))
      ends.push(values.length / 2)
    }
    return polygon(builder, values, ends)
  })
  const parts = offsets(builder, polygons)
  return geometryOf(builder, GEOMETRY.multiPolygon, (table) => table.addFieldOffset(7, parts, 0))
}

function polygon(builder: Builder, values: readonly number[], ends: readonly number[]): number {
  const xy = doubles(builder, values)
  builder.startVector(4, ends.length, 4)
  for (const end of ends.toReversed()) builder.addInt32(end)
  const ended = builder.endVector()
  return geometryOf(builder, GEOMETRY.polygon, (table) => {
    table.addFieldOffset(0, ended, 0)
    table.addFieldOffset(1, xy, 0)
  })
}

function geometryOf(builder: Builder, type: number, fields: (builder: Builder) => void): number {
  builder.startObject(GEOMETRY_FIELDS)
  fields(builder)
  builder.addFieldInt8(6, type, 0)
  return builder.endObject()
}
