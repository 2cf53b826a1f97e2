import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { asActor } from '../../../api/access/asActor.ts'
import { type Heat, type heatDossiers, LADDER } from '../../../api/contract/performance/heat.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { cellsStatement } from '../../../api/performance/heat/territoryHeat.ts'
import { toLegal, toWgs84 } from '../../../spatial/crs/reproject.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Laid, layField } from '../../build/heatField.ts'
import { People } from '../../build/people.ts'
import { TEST_DAY, type TestServer, testClock, testServer } from '../../build/server.ts'

/**
 * On paper: the tiling by hexagons of 400 m is centred on (0, 0), a column every 600 m, a row every 400 × √3 = 692.82 m, odd
 * columns half a row higher. The cell (500, 500) is centred on (300 000; 346 410.16) and half as high as 346.41 m.
 */
const MIDDLE = [300_000, 346_410] as const
const [CASABLANCA, AGADIR] = ['06.141.01.41', '09.001.01.01']
const [LATE, SOON, FAR] = ['2026-11-20', '2026-11-27', '2027-01-15']
const near = (dx: number, dy: number) => [MIDDLE[0] + dx, MIDDLE[1] + dy] as const

const FIELD: readonly Laid[] = [
  { commune: CASABLANCA, due: LATE, at: near(0, 0) },
  { commune: CASABLANCA, due: LATE, at: near(150, 200), step: 'consulted' },
  { commune: CASABLANCA, due: LATE, at: near(-150, 340), step: 'consulted' },
  { commune: CASABLANCA, due: SOON, at: near(-200, -100) },
  // The last of five working days after Tuesday 24 November, and the one after it.
  { commune: CASABLANCA, due: '2026-12-01', at: near(50, -100) },
  { commune: CASABLANCA, due: '2026-12-02', at: near(90, -100) },
  { commune: CASABLANCA, due: FAR, at: near(0, 50) },
  { commune: CASABLANCA, due: null, at: near(0, 90), step: 'completing' },
  { commune: CASABLANCA, due: LATE, at: near(60, 60), step: 'granted' },
  // 353 m above the middle: the next row, (500, 501).
  { commune: CASABLANCA, due: LATE, at: near(0, 353) },
  // The same figures in the zone of Sud Maroc, 400 km to the south.
  { commune: AGADIR, due: LATE, srid: 26192, at: near(0, 0) },
  { commune: AGADIR, due: LATE, srid: 26192, at: near(30, 30) },
  { commune: CASABLANCA, due: LATE },
  { commune: CASABLANCA, due: SOON },
  { commune: AGADIR, due: LATE },
]

let database: TestDatabase
let server: TestServer
let application: Kysely<Database>
let people: People
let country: Awaited<ReturnType<People['acting']>>
let casablanca: Awaited<ReturnType<People['acting']>>
const ask = asking(() => server)

type Box = readonly [number, number, number, number]
const NORTH: Box = [-7.7, 33.6, -7.4, 33.8]
const COUNTRY: Box = [-18, 20, 0, 37]
const FINEST = 15

async function look(headers: Record<string, string>, box: Box, { zoom = FINEST, more = '' } = {}): Promise<Heat> {
  const { status, answer } = await ask<Heat>('GET', `/api/performance-heat?bbox=${box}&zoom=${zoom}${more}`, {
    headers,
  })
  expect(status).toBe(200)
  return answer
}

const found = ({ features }: Heat) => features.map(({ id, properties }) => `${id}: ${properties.dossiers}`).sort()

/** A box of so many metres around a place of a legal zone. */
function around(srid: 26191 | 26192, [x, y]: readonly [number, number], metres: number): Box {
  const [west, south] = toWgs84(srid, [x - metres, y - metres])
  const [east, north] = toWgs84(srid, [x + metres, y + metres])
  return [west, south, east, north]
}

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  application = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
  people = new People(database.db)
  country = await people.acting('ministry', 'supervisor', ['MA'])
  casablanca = await people.acting('province', 'governor', ['06.141'])
  await layField(database.db, await people.person(), FIELD)
}, 120_000)

afterAll(async () => {
  await application.destroy()
  await server.close()
  await database.close()
})

describe('A hexagon', () => {
  test('counts on paper what is late, what soon will be and what is open, and in whose hands', async () => {
    const heat = await look(country.headers, NORTH)
    expect(heat).toMatchObject({ view: 'territory', today: '2026-11-24', until: '2026-12-01', least: null })
    expect(found(heat)).toEqual(['26191/400/500/500: 3', '26191/400/500/501: 1'])
    expect(heat.totals).toEqual({ late: 4, soon: 2, open: 9 })
    const one = heat.features.find(({ id }) => id === '26191/400/500/500')?.properties
    expect(one).toMatchObject({
      legal: { srid: 26191, coordinates: [300_000, 346_410.16] },
      edgeM: 400,
      counts: { late: 3, soon: 2, open: 8 },
      holders: [
        { holder: 'members', dossiers: 2 },
        { holder: 'guichet', dossiers: 1 },
      ],
      communes: [{ code: CASABLANCA, dossiers: 3 }],
    })
    expect(found(await look(country.headers, NORTH, { more: '&what=soon' }))).toEqual(['26191/400/500/500: 2'])
    const ten = await look(country.headers, NORTH, { more: '&what=soon&within=10' })
    expect([ten.until, found(ten)]).toEqual(['2026-12-08', ['26191/400/500/500: 3']])
  })

  test('is regular in its legal plane, where its tiling begins at the origin of the coordinates', async () => {
    const { features } = await look(country.headers, NORTH)
    const ring = features.find(({ id }) => id === '26191/400/500/500')?.geometry.coordinates[0] ?? []
    const corners = ring.slice(0, 6).map(([lon = 0, lat = 0]) => toLegal(26191, [lon, lat]))
    // A corner is 400 m from the middle; six decimals of a degree are a decimetre.
    for (const [x, y] of corners) expect(Math.hypot(x - 300_000, y - 346_410.16)).toBeCloseTo(400, 0)
    expect(Math.max(...corners.map(([x]) => x))).toBeCloseTo(300_400, 0)
    expect(Math.max(...corners.map(([, y]) => y))).toBeCloseTo(346_756.57, 0)
    const { rows } = await sql<{ ladder: number[] }>`select heat_ladder() as ladder`.execute(database.db)
    expect(rows[0]?.ladder).toEqual(LADDER.map(({ edgeM }) => edgeM))
  })

  test('is the same in every box it reaches into, and counted whole in one that cuts it', async () => {
    const [x, y] = MIDDLE
    for (const zoom of [FINEST, 12, 10, 9, 7, 5]) {
      const whole = await look(country.headers, NORTH, { zoom })
      // One box holds its west, the other its east: neither holds all of its dossiers.
      const west = await look(country.headers, around(26191, [x - 1_100, y], 1_000), { zoom })
      const east = await look(country.headers, around(26191, [x + 1_100, y], 1_000), { zoom })
      const shared = ({ features }: Heat) => features.filter(({ properties: { counts } }) => (counts.late ?? 0) >= 3)
      expect(shared(whole)).toHaveLength(1)
      expect(shared(west)).toEqual(shared(whole))
      expect(shared(east)).toEqual(shared(whole))
    }
  })

  test('belongs to one legal zone: the same figures in two of them are two places', async () => {
    const { features } = await look(country.headers, COUNTRY, { zoom: 5 })
    const at = (srid: number) => features.filter(({ properties: { legal } }) => legal.srid === srid)
    expect([at(26191).length, at(26192).length]).toEqual([1, 1])
    expect(at(26191)[0]?.properties.dossiers).toBe(4)
    expect(at(26192)[0]?.properties.dossiers).toBe(2)
    const latitude = (srid: number) => at(srid)[0]?.geometry.coordinates[0]?.[0]?.[1] ?? Number.NaN
    expect(latitude(26191) - latitude(26192)).toBeGreaterThan(3)
    const south = await look(country.headers, around(26192, MIDDLE, 2_000))
    expect(found(south)).toEqual(['26192/400/500/500: 2'])
  })

  test('of two zones may lie over one another where they meet, and counts its own dossiers alone', async () => {
    const limit = await testDatabase()
    const both = await testServer(limit)
    const owner = new People(limit.db)
    // 60 m apart, on either side of the parallel of 31.5° that parts zones 1 and 2.
    const [north, south] = [toLegal(26191, [-7, 31.5003]), toLegal(26192, [-7, 31.4998])]
    await layField(limit.db, await owner.person(), [
      { commune: CASABLANCA, due: LATE, at: north },
      { commune: CASABLANCA, due: LATE, at: [north[0] + 30, north[1]] },
      { commune: AGADIR, due: LATE, srid: 26192, at: south },
    ])
    const { headers } = await owner.acting('ministry', 'supervisor', ['MA'])
    const response = await fetch(`${both.url}/api/performance-heat?bbox=-7.1,31.4,-6.9,31.6&zoom=9`, { headers })
    const { features } = (await response.json()) as Heat
    expect(features.map(({ properties: { legal, dossiers } }) => [legal.srid, dossiers])).toEqual([
      [26191, 2],
      [26192, 1],
    ])
    const box = (nth: number) => features[nth]?.geometry.coordinates[0]?.map(([, lat = 0]) => lat) ?? []
    expect(Math.max(...box(1))).toBeGreaterThan(Math.min(...box(0)))
    await both.close()
    await limit.close()
  })

  test('agrees with PostGIS, which draws the whole tiling and asks which hexagon holds each site', async () => {
    const spread = await testDatabase()
    const owner = new People(spread.db)
    // A lopsided field: 300 places on 90 km by 37 km, from a sequence that repeats nowhere.
    const at = (nth: number) => [250_000 + ((nth * 7919) % 90_001), 300_000 + ((nth * 104_729) % 37_003)] as const
    await layField(
      spread.db,
      await owner.person(),
      Array.from({ length: 300 }, (_, nth) => ({ commune: CASABLANCA, due: LATE, at: at(nth) })),
    )
    const beside = await testServer(spread)
    const { headers } = await owner.acting('ministry', 'supervisor', ['MA'])
    for (const [zoom, edgeM] of [
      [10.5, 3_000],
      [8, 20_000],
    ] as const) {
      const { rows } = await sql<{ id: string; n: number }>`
        select '26191/' || ${edgeM}::integer || '/' || g.i || '/' || g.j as id, count(*)::integer as n
        from ST_HexagonGrid(${edgeM}, ST_SetSRID(ST_MakeEnvelope(200000, 250000, 400000, 400000), 26191)) g
          join dossier_site s on s.srid = 26191 and ST_Contains(g.geom, ST_PointOnSurface(s.geom)) group by 1`.execute(
        spread.db,
      )
      const response = await fetch(`${beside.url}/api/performance-heat?bbox=-9,32,-6,35&zoom=${zoom}`, { headers })
      expect(found((await response.json()) as Heat)).toEqual(rows.map(({ id, n }) => `${id}: ${n}`).sort())
    }
    await beside.close()
    await spread.close()
  })
})

describe('The map of a territory', () => {
  test('shows what one’s mandates read, and how many are on no map', async () => {
    const own = await look(casablanca.headers, COUNTRY, { zoom: 5 })
    expect(own.features.map(({ properties: { legal, dossiers } }) => [legal.srid, dossiers])).toEqual([[26191, 4]])
    expect(own.noSite).toEqual({ late: 1, soon: 1, open: 2 })
    expect((await look(country.headers, COUNTRY, { zoom: 5 })).noSite).toEqual({ late: 2, soon: 1, open: 3 })
    const elsewhere = await people.acting('province', 'governor', ['09.273'])
    const none = await look(elsewhere.headers, COUNTRY, { zoom: 5 })
    expect([none.view, none.features, none.noSite.open]).toEqual(['territory', [], 0])
  })

  test('opens a hexagon onto its dossiers, for whoever reads them', async () => {
    const path = '/api/performance-heat/dossiers?hexagon=26191/400/500/500'
    const { answer } = await ask<z.infer<typeof heatDossiers>>('GET', path, { headers: casablanca.headers })
    expect(answer.dossiers).toHaveLength(3)
    expect(answer.dossiers.every(({ due, commune }) => due === LATE && commune.code === CASABLANCA)).toBe(true)
    const [lon = 0, lat = 0] = toWgs84(26191, [300_000, 346_410])
    expect(answer.dossiers.some(({ at }) => Math.hypot((at[0] ?? 0) - lon, (at[1] ?? 0) - lat) < 1e-5)).toBe(true)
    const first = await ask<z.infer<typeof heatDossiers>>('GET', `${path}&limit=2`, { headers: casablanca.headers })
    const next = `${path}&limit=2&cursor=${first.answer.next}`
    const second = await ask<z.infer<typeof heatDossiers>>('GET', next, { headers: casablanca.headers })
    const ids = [...first.answer.dossiers, ...second.answer.dossiers].map(({ id }) => id)
    expect(ids).toEqual(answer.dossiers.map(({ id }) => id))
    expect(second.answer.next).toBeNull()
    const agadir = await people.acting('province', 'governor', ['09.001'])
    const shut = await ask<z.infer<typeof heatDossiers>>('GET', path, { headers: agadir.headers })
    expect([shut.answer.dossiers, shut.answer.next]).toEqual([[], null])
    expect((await ask('GET', path)).answer.code).toBe('SIGNED_OUT')
    expect(
      (await ask('GET', '/api/performance-heat/dossiers?hexagon=26191/500/1/1', { headers: casablanca.headers }))
        .status,
    ).toBe(422)
  })

  test('is for nobody who is not signed in, and of no box too large for its zoom', async () => {
    const territory = `/api/performance-heat?bbox=${NORTH}&zoom=12&view=territory`
    expect((await ask('GET', territory)).answer.code).toBe('SIGNED_OUT')
    const large = await ask('GET', `/api/performance-heat?bbox=${COUNTRY}&zoom=14`, { headers: country.headers })
    expect([large.status, large.answer.field]).toEqual([422, 'bbox'])
    expect((await ask('GET', '/api/performance-heat?bbox=1,2,3&zoom=14')).answer.field).toBe('bbox')
  })

  test('says at once what has moved, and sends nothing again that has not', async () => {
    const address = `${server.url}/api/performance-heat?bbox=${around(26192, MIDDLE, 2_000)}&zoom=${FINEST}`
    const headers = country.headers
    const first = await fetch(address, { headers })
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await fetch(address, { headers: { ...headers, 'if-none-match': tag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    // Its clock stands: it is late no more. Another is decided, a third has its ground drawn elsewhere.
    await sql`update dossier set due_day = null where id = (
      select dossier_id from performance_open where srid = 26192 limit 1)`.execute(database.db)
    const moved = await fetch(address, { headers: { ...headers, 'if-none-match': tag } })
    expect([moved.status, found((await moved.json()) as Heat)]).toEqual([200, ['26192/400/500/500: 1']])
    await sql`delete from dossier_site where srid = 26192 and dossier_id in (
      select dossier_id from performance_open where srid = 26192 and due_day is not null)`.execute(database.db)
    const gone = (await (await fetch(address, { headers })).json()) as Heat
    expect([gone.features, gone.noSite]).toEqual([[], { late: 3, soon: 1, open: 4 }])
    await sql`update dossier set state = 'decided', step = 'granted' where commune_code = ${AGADIR}`.execute(
      database.db,
    )
    expect(((await (await fetch(address, { headers })).json()) as Heat).noSite).toEqual({ late: 1, soon: 1, open: 2 })
  })

  test('is read by the index of the territory, or of the place, in an actor’s name', async () => {
    const many = Array.from({ length: 4_000 }, (_, nth) => ({
      ...{ commune: nth % 40 === 0 ? CASABLANCA : '04.421.01.01', due: LATE },
      at: [400_000 + (nth % 80) * 900, 330_000 + Math.floor(nth / 80) * 900] as const,
    }))
    await layField(database.db, await people.person(), many)
    await sql`analyze performance_open`.execute(database.db)
    const planOf = async (who: typeof country, units: readonly string[], box: Box) => {
      const { person, body, mandate } = who
      const acting = { id: mandate, bodyId: body, bodyKind: 'province', official: true, role: 'governor' } as const
      const mandates = [{ ...acting, territories: units, delegatedFrom: null }]
      const actor: Actor = { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates }
      if (!TEST_DAY) throw new Error('no day')
      const asked = { what: 'late', within: 5, today: TEST_DAY, until: TEST_DAY } as const
      return asActor({ db: application, clock: testClock }, actor, async (transaction) => {
        const statement = sql`explain ${cellsStatement(asked, { box, size: 1 })}`
        const { rows } = await sql<{ 'QUERY PLAN': string }>`${statement}`.execute(transaction)
        return rows.map((row) => row['QUERY PLAN']).join('\n')
      })
    }
    const wide = await planOf(casablanca, ['06.141'], [-9, 32, -4, 35])
    expect(wide).toMatch(/Index Scan on performance_open_26191_territory_idx/)
    const small = await planOf(country, ['MA'], around(26191, [420_000, 340_000], 300))
    expect(small).toMatch(/performance_open_26191_place_idx/)
    for (const plan of [wide, small]) expect(plan).not.toMatch(/Seq Scan on performance_open_26191/)
  })
})
