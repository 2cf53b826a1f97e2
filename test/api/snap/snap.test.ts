import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { snapAnswer, snapQuery } from '../../../api/contract/snap.ts'
import { parse } from '../../../api/http/parse.ts'
import { linesToSnap } from '../../../api/snap/queries.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

/*
 * Around X 300 000, Y 330 000 of zone 1, which `cs2cs` puts at lon -7.55288049, lat 33.54937098:
 * a lopsided parcel of 40 x 10 m, a second one sharing its eastern side, and an axis of street to the south.
 */
const PARCEL = '6a1f7f0e-0000-4000-8000-000000000001'
const NEIGHBOUR = '6a1f7f0e-0000-4000-8000-000000000002'
const STREET = '6a1f7f0e-0000-4000-8000-000000000003'

let database: TestDatabase

const insertParcel = (id: string, wkt: string) => sql`
  insert into parcel (id, srid, title_kind, title_number, geom, geom_3857, source)
  select ${id}::uuid, 26191, 'title', ${`T ${id.slice(-1)}`}, g, display_3857(g), 'test'
  from ST_Multi(ST_GeomFromText(${wkt}, 26191)) g`

beforeAll(async () => {
  database = await testDatabase()
  await insertParcel(
    PARCEL,
    'POLYGON((300000 330000,300040 330000,300040 330010,300000 330010,300000 330000))',
  ).execute(database.db)
  await insertParcel(
    NEIGHBOUR,
    'POLYGON((300040 330000,300065 330000,300065 330010,300040 330010,300040 330000))',
  ).execute(database.db)
  await sql`insert into street (id, srid, name, width_m, geom, geom_3857)
    select ${STREET}::uuid, 26191, 'Rue du Test', 12, g, display_3857(g)
    from ST_GeomFromText('LINESTRING(299000 329994, 300020 329994, 301500 329994)', 26191) g`.execute(database.db)
})

afterAll(() => database.close())

async function around(x: number, y: number, halfM: number) {
  const { rows } = await sql<{ bbox: string }>`
    select concat_ws(',', ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)) as bbox
    from wgs84_from_legal(ST_MakeEnvelope(${x - halfM}, ${y - halfM}, ${x + halfM}, ${y + halfM}, 26191)) b`.execute(
    database.db,
  )
  return parse(snapQuery, { bbox: rows[0]?.bbox, srid: '26191' })
}

describe('lines to hold to while drawing', () => {
  test('a corner shared by two parcels is given with the coordinates it is stored with', async () => {
    const answer = await linesToSnap(database.db, await around(300040, 330010, 2))
    expect(snapAnswer.parse(answer).complete).toBe(true)
    expect(answer.lines.map(({ id }) => id)).toEqual([PARCEL, NEIGHBOUR])
    for (const { legal } of answer.lines) expect(legal.coordinates.flat()).toContainEqual([300040, 330010])
  })

  test('an edge that crosses the box comes whole, its far ends are true vertices', async () => {
    const answer = await linesToSnap(database.db, await around(300200, 329994, 3))
    expect(answer.lines).toHaveLength(1)
    expect(answer.lines[0]?.label).toBe('Rue du Test')
    expect(answer.lines[0]?.legal.coordinates).toEqual([
      [
        [300020, 329994],
        [301500, 329994],
      ],
    ])
  })

  test('degrees of the answer are where cs2cs puts its metres', async () => {
    const answer = await linesToSnap(database.db, await around(300000, 330000, 2))
    const parcel = answer.lines.find(({ id }) => id === PARCEL)
    const corner = parcel?.legal.coordinates[0]?.findIndex(([x, y]) => x === 300000 && y === 330000) ?? -1
    const [lon = 0, lat = 0] = parcel?.geometry.coordinates[0]?.[corner] ?? []
    expect(lon).toBeCloseTo(-7.55288049, 7)
    expect(lat).toBeCloseTo(33.54937098, 7)
  })

  test('the query opens the partition of its zone and no other', async () => {
    const answer = await linesToSnap(database.db, { ...(await around(300000, 330000, 2)), srid: 26192 })
    expect(answer.lines).toEqual([])
  })

  test('a box from east to west is refused', () => {
    expect(snapQuery.safeParse({ bbox: '-7,33,-8,34', srid: '26191' }).success).toBe(false)
    expect(snapQuery.safeParse({ bbox: '-8,33,-7', srid: '26191' }).success).toBe(false)
    expect(snapQuery.safeParse({ bbox: '-8,33,-7,34', srid: '4326' }).success).toBe(false)
  })
})
