import type { MultiPolygon, Position } from 'geojson'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'

const LITTLE_ENDIAN = 1
const POLYGON = 3
const MULTI_POLYGON = 6
const HAS_SRID = 0x20000000

const bytesOf = ({ coordinates }: MultiPolygon) =>
  coordinates.reduce((all, rings) => rings.reduce((sum, ring) => sum + 4 + 16 * ring.length, all + 9), 13)

/** The bytes PostGIS itself writes for the outline (`ST_AsEWKB(geom, 'NDR')`): what is stored and what is sealed. */
export function ewkb(srid: LegalSrid, outline: MultiPolygon): Buffer {
  const bytes = Buffer.alloc(bytesOf(outline))
  let offset = bytes.writeUInt8(LITTLE_ENDIAN, 0)
  const whole = (value: number) => {
    offset = bytes.writeUInt32LE(value, offset)
  }
  const position = ([x = Number.NaN, y = Number.NaN]: Position) => {
    offset = bytes.writeDoubleLE(y, bytes.writeDoubleLE(x, offset))
  }
  whole(MULTI_POLYGON + HAS_SRID)
  whole(srid)
  whole(outline.coordinates.length)
  for (const rings of outline.coordinates) {
    offset = bytes.writeUInt8(LITTLE_ENDIAN, offset)
    whole(POLYGON)
    whole(rings.length)
    for (const ring of rings) {
      whole(ring.length)
      ring.forEach(position)
    }
  }
  return bytes
}
