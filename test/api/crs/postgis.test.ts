import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../api/db/tables.ts'
import { LEGAL_ZONES, type LegalZone } from '../../../spatial/crs/legalZones.ts'
import { toLegal, toWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** Nine places spread over a zone, none on its axis: a swap or a sign would show. */
function placesOf({ latitudes: { south, north } }: LegalZone): Position[] {
  const shares = [0.11, 0.47, 0.93]
  return shares.flatMap((east) => shares.map((up): Position => [-16 + east * 13, south + up * (north - south)]))
}

async function inSql(db: Kysely<Database>, call: string, place: Position, fromSrid: number): Promise<Position> {
  const { rows } = await sql<{ x: number; y: number }>`
    with moved as (select ${sql.raw(call)} as p from (select ST_SetSRID(ST_MakePoint(${place[0]}, ${place[1]}), ${fromSrid}::integer) as g) asked)
    select ST_X(p) as x, ST_Y(p) as y from moved`.execute(db)
  const [row] = rows
  if (!row) throw new Error('no row')
  return [row.x, row.y]
}

const MILLIMETRE = 0.001
const METRES_A_DEGREE = 111_320
const EARTH_M = 6_378_137

const apart = (a: Position, b: Position) => Math.hypot(a[0] - b[0], a[1] - b[1])

describe.each(LEGAL_ZONES)('The database and the browser agree to 1 mm in $srid', (zone) => {
  const { srid } = zone

  test('from degrees to legal metres', async () => {
    for (const place of placesOf(zone)) {
      const there = await inSql(database.db, `legal_from_wgs84(g, ${srid})`, place, 4326)
      expect(apart(there, toLegal(srid, place))).toBeLessThan(MILLIMETRE)
    }
  })

  test('from legal metres to degrees', async () => {
    for (const place of placesOf(zone)) {
      const metres = toLegal(srid, place)
      const there = await inSql(database.db, 'wgs84_from_legal(g)', metres, srid)
      expect(apart(there, toWgs84(srid, metres)) * METRES_A_DEGREE).toBeLessThan(MILLIMETRE)
    }
  })

  test('from legal metres to the display copy', async () => {
    for (const place of placesOf(zone)) {
      const metres = toLegal(srid, place)
      const [lon, lat] = toWgs84(srid, metres)
      // Spherical Mercator, EPSG:3857.
      const x = (EARTH_M * lon * Math.PI) / 180
      const y = EARTH_M * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))
      const there = await inSql(database.db, 'display_3857(g)', metres, srid)
      expect(apart(there, [x, y])).toBeLessThan(2 * MILLIMETRE)
    }
  })
})
