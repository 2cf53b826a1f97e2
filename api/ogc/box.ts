import { type RawBuilder, sql } from 'kysely'
import { isLegalSrid, type LegalSrid } from '../../spatial/crs/legalZones.ts'
import { HALF_WORLD_M } from '../../spatial/tiles/tileAddress.ts'
import type { Crs } from './crs.ts'

/** Boxes of one plane: two when one in degrees crosses the 180th meridian. */
export type Boxes = {
  readonly plane: LegalSrid | 3857
  readonly corners: readonly (readonly [west: number, south: number, east: number, north: number])[]
}

/** EPSG:3857 ends there; no ground of ours is near. */
const LAST_LATITUDE = 85.06

const mercatorX = (lon: number) => (Math.max(-180, Math.min(180, lon)) * HALF_WORLD_M) / 180
function mercatorY(lat: number): number {
  const clamped = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, lat))
  return (Math.log(Math.tan(((90 + clamped) * Math.PI) / 360)) * HALF_WORLD_M) / Math.PI
}

/**
 * The box of a text of four numbers, or six whose heights say nothing here; null when it is none. A box of degrees is a
 * box of EPSG:3857 too, sides and all, so that the index of the display copies answers for every legal zone.
 */
export function boxesOf(text: string, crs: Crs): Boxes | null {
  const numbers = text
    .split(',')
    .map((word) => (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(word) ? Number(word) : Number.NaN))
  if (![4, 6].includes(numbers.length) || !numbers.every(Number.isFinite)) return null
  const flat = numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers
  const [a = 0, b = 0, c = 0, d = 0] = flat
  const [west, south, east, north] = crs.latitudeFirst ? [b, a, d, c] : [a, b, c, d]
  if (south > north) return null
  if (isLegalSrid(crs.srid)) return west > east ? null : { plane: crs.srid, corners: [[west, south, east, north]] }
  if (Math.max(-south, north) > 90 || Math.max(Math.abs(west), Math.abs(east)) > 180) return null
  const spans =
    west > east
      ? [
          [west, 180],
          [-180, east],
        ]
      : [[west, east]]
  const corners = spans.map(
    ([from = 0, to = 0]) => [mercatorX(from), mercatorY(south), mercatorX(to), mercatorY(north)] as const,
  )
  return { plane: 3857, corners }
}

/** Each box as an expression of PostGIS. */
export const drawnBoxes = ({ plane, corners }: Boxes): readonly RawBuilder<unknown>[] =>
  corners.map(
    ([west, south, east, north]) =>
      sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, ${sql.lit(plane)})`,
  )
