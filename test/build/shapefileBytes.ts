import { strToU8, zipSync } from 'fflate'

type Ring = readonly (readonly [number, number])[]

export type ShapefileShape = {
  readonly name: string
  /** One polygon a ring, closed, clockwise or not: written as given. */
  readonly rings: readonly Ring[]
  readonly srid: 26191 | 26192 | 26194 | 26195
}

/** Name, origin latitude (grads in the law, degrees here), scale, false easting and northing: as ArcGIS writes them, without TOWGS84. */
const PROJECTIONS = {
  26191: ['Merchich_Nord_Maroc', 33.3, 0.999625769, 500000, 300000],
  26192: ['Merchich_Sud_Maroc', 29.7, 0.999615596, 500000, 300000],
  26194: ['Merchich_Sahara_Nord', 26.1, 0.999616304, 1200000, 400000],
  26195: ['Merchich_Sahara_Sud', 22.5, 0.999616437, 1500000, 400000],
} as const

function projectionText(srid: ShapefileShape['srid']): string {
  const [name, latitude, scale, east, north] = PROJECTIONS[srid]
  return (
    `PROJCS["${name}",GEOGCS["GCS_Merchich",DATUM["D_Merchich",SPHEROID["Clarke_1880_IGN",6378249.2,293.466021293627]],` +
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],' +
    `PARAMETER["False_Easting",${east}],PARAMETER["False_Northing",${north}],PARAMETER["Central_Meridian",-5.4],` +
    `PARAMETER["Standard_Parallel_1",${latitude}],PARAMETER["Scale_Factor",${scale}],` +
    `PARAMETER["Latitude_Of_Origin",${latitude}],UNIT["Meter",1.0]]`
  )
}

const POLYGON = 5

function bounds(points: Ring): readonly [number, number, number, number] {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** A record: number and length in 16-bit words (big-endian), then type, box, one part and its points (little-endian). */
function record(ring: Ring, index: number): Uint8Array {
  const content = 4 + 32 + 8 + 4 + ring.length * 16
  const bytes = new DataView(new ArrayBuffer(8 + content))
  bytes.setInt32(0, index + 1)
  bytes.setInt32(4, content / 2)
  bytes.setInt32(8, POLYGON, true)
  for (const [i, value] of bounds(ring).entries()) bytes.setFloat64(12 + i * 8, value, true)
  bytes.setInt32(44, 1, true)
  bytes.setInt32(48, ring.length, true)
  for (const [i, [x, y]] of ring.entries()) {
    bytes.setFloat64(56 + i * 16, x, true)
    bytes.setFloat64(64 + i * 16, y, true)
  }
  return new Uint8Array(bytes.buffer)
}

function shp(rings: readonly Ring[]): Uint8Array {
  const records = rings.map(record)
  const length = 100 + records.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const header = new DataView(new ArrayBuffer(100))
  header.setInt32(0, 9994)
  header.setInt32(24, length / 2)
  header.setInt32(28, 1000, true)
  header.setInt32(32, POLYGON, true)
  for (const [i, value] of bounds(rings.flat()).entries()) header.setFloat64(36 + i * 8, value, true)
  const file = new Uint8Array(length)
  file.set(new Uint8Array(header.buffer))
  let at = 100
  for (const bytes of records) {
    file.set(bytes, at)
    at += bytes.byteLength
  }
  return file
}

/** A zipped shapefile of polygons with its `.prj`, as a surveyor's software exports it. */
export const zippedShapefile = ({ name, rings, srid }: ShapefileShape): Uint8Array =>
  zipSync({ [`${name}.shp`]: shp(rings), [`${name}.prj`]: strToU8(projectionText(srid)) })
