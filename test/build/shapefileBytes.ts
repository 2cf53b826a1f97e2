type Points = readonly (readonly [number, number])[]

export type ShpShape = { readonly rings: readonly Points[] } | null

const POLYGON = 5
const POLYGON_Z = 15

/** West, south, east and north, as headers and records carry them. */
function writeBox(bytes: Buffer, at: number, points: Points): void {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const box = points.length === 0 ? [0, 0, 0, 0] : [least(xs), least(ys), most(xs), most(ys)]
  for (const [index, value] of box.entries()) bytes.writeDoubleLE(value, at + index * 8)
}

function recordContent(shape: ShpShape, type: number): Buffer {
  if (!shape) return Buffer.alloc(4)
  const points = shape.rings.flat()
  const withZ = type === POLYGON_Z
  const content = Buffer.alloc(44 + shape.rings.length * 4 + points.length * 16 + (withZ ? 16 + points.length * 8 : 0))
  content.writeInt32LE(type, 0)
  writeBox(content, 4, points)
  content.writeInt32LE(shape.rings.length, 36)
  content.writeInt32LE(points.length, 40)
  let start = 0
  for (const [index, ring] of shape.rings.entries()) {
    content.writeInt32LE(start, 44 + index * 4)
    start += ring.length
  }
  for (const [index, [x, y]] of points.entries()) {
    content.writeDoubleLE(x, 44 + shape.rings.length * 4 + index * 16)
    content.writeDoubleLE(y, 52 + shape.rings.length * 4 + index * 16)
  }
  return content
}

/** A .shp of polygons (ESRI Shapefile Technical Description, July 1998); null makes a null shape. */
export function shpBytes(shapes: readonly ShpShape[], type: number = POLYGON): Uint8Array {
  const records = shapes.map((shape, index) => {
    const content = recordContent(shape, type)
    const header = Buffer.alloc(8)
    header.writeInt32BE(index + 1, 0)
    header.writeInt32BE(content.length / 2, 4)
    return Buffer.concat([header, content])
  })
  const header = Buffer.alloc(100)
  header.writeInt32BE(9994, 0)
  header.writeInt32BE((100 + Buffer.concat(records).length) / 2, 24)
  header.writeInt32LE(1000, 28)
  header.writeInt32LE(type, 32)
  writeBox(
    header,
    36,
    shapes.flatMap((shape) => shape?.rings.flat() ?? []),
  )
  return new Uint8Array(Buffer.concat([header, ...records]))
}

export type DbfTable = {
  readonly field: string
  /** Values in their own encoding, as bytes. */
  readonly values: readonly Uint8Array[]
  readonly languageDriver?: number
  readonly deleted?: readonly number[]
}

const WIDTH = 30

/** A dBASE III table of one text column, 30 bytes wide. */
export function dbfBytes({ field, values, languageDriver = 0, deleted = [] }: DbfTable): Uint8Array {
  const header = Buffer.alloc(65)
  header[0] = 0x03
  header.writeUInt32LE(values.length, 4)
  header.writeUInt16LE(65, 8)
  header.writeUInt16LE(WIDTH + 1, 10)
  header[29] = languageDriver
  header.write(field, 32, 'latin1')
  header.write('C', 43, 'latin1')
  header[48] = WIDTH
  header[64] = 0x0d
  const rows = values.map((value, index) => {
    const row = Buffer.alloc(WIDTH + 1, 0x20)
    if (deleted.includes(index)) row[0] = 0x2a
    row.set(value.subarray(0, WIDTH), 1)
    return row
  })
  return new Uint8Array(Buffer.concat([header, ...rows, Buffer.from([0x1a])]))
}
