import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import type { QueueMap } from '../../../api/contract/queue.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { sitesStatement } from '../../../api/dossiers/queue/map.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'

const SITES = 4_800
/** A row of the field is 120 sites, 40 m from each other. */
const ROW = 120
const CORNER = [280_000, 320_000] as const

let database: TestDatabase
let server: TestServer
let application: Kysely<Database>
let guichet: Awaited<ReturnType<People['acting']>>
const ask = asking(() => server)

/** A box from one corner of the field to another, in metres of Nord Maroc. */
function box(x: number, y: number, width: number, height = width) {
  const [west = 0, south = 0] = toWgs84(26191, [CORNER[0] + x, CORNER[1] + y])
  const [east = 0, north = 0] = toWgs84(26191, [CORNER[0] + x + width, CORNER[1] + y + height])
  return { west, south, east, north }
}
/** The whole field; a box of degrees leans a little in the plane. */
const FIELD = box(-500, -500, 6000)
const look = async (where: ReturnType<typeof box>, more: string) => {
  const corners = new URLSearchParams(Object.entries(where).map(([name, value]) => [name, String(value)]))
  return (await ask<QueueMap>('GET', `/api/queue/map?${corners}&${more}`, { headers: guichet.headers })).answer
}

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  application = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
  const people = new People(database.db)
  guichet = await people.acting('province', 'guichet', ['06.141'])
  const [owner, communes] = [await people.person(), ['06.141.01.41', '09.001.01.01']]
  // Every tenth is late; of two neighbours one is of another region.
  await sql`insert into dossier (id, title, state, step, number, commune_code, created_by, created_at, territory, filed_at,
      step_since, due_day, procedure_version_id)
    select gen_random_uuid(), 'Villa', 'filed', 'filed', 'n-' || i, (${communes}::text[])[1 + i % 2], ${owner}::uuid, now(), '{}', now(), now(),
      case when i % 10 = 0 then '2026-11-01'::date else '2026-12-20'::date end, v.id
    from generate_series(0, ${SITES - 1}::integer) i, procedure_version v
    where v.code = 'refection' and v.valid_to is null and v.state = 'published'`.execute(database.db)
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select d.id, 26191, 'filed', '{}', g, display_3857(g)
    from (select id, substr(number, 3)::integer as i from dossier) d
    cross join lateral (select ST_Multi(ST_MakeEnvelope(280000 + (i % 120) * 40, 320000 + (i / 120) * 40,
      280020 + (i % 120) * 40, 320012 + (i / 120) * 40, 26191)) as g) made`.execute(database.db)
  await sql`analyze dossier_site, dossier`.execute(database.db)
}, 120_000)

afterAll(async () => {
  await application.destroy()
  await server.close()
  await database.close()
})

describe('The map of the desk', () => {
  test('gives the sites of a small box one by one, with how urgent each is', async () => {
    // Columns 0 to 4 of rows 0 to 4: of two columns one, the even ones, is of Casablanca; the first of a row is late.
    const { sites, clusters, total } = await look(box(-10, -10, 200, 196), 'zoom=17')
    expect(clusters).toEqual([])
    expect(total).toBe(sites.length)
    expect(sites.map(({ number }) => number).sort()).toEqual(
      [0, 1, 2, 3, 4].flatMap((row) => [0, 2, 4].map((column) => `n-${row * ROW + column}`)).sort(),
    )
    expect(sites.filter(({ urgency }) => urgency === 'late')).toHaveLength(5)
    expect(sites.filter(({ urgency }) => urgency === 'later')).toHaveLength(10)
    const first = sites.find(({ number }) => number === 'n-0')
    const [lon = 0, lat = 0] = toWgs84(26191, [CORNER[0] + 10, CORNER[1] + 6])
    expect(first?.at[0]).toBeCloseTo(lon, 5)
    expect(first?.at[1]).toBeCloseTo(lat, 5)
  })

  test('counts where they crowd, and the cells add up to the whole', async () => {
    for (const zoom of [8, 11, 13]) {
      const { sites, clusters, total } = await look(FIELD, `zoom=${zoom}`)
      expect(total).toBe(SITES / 2)
      expect(clusters.reduce((sum, { count }) => sum + count, sites.length)).toBe(SITES / 2)
      const alone = sites.filter(({ urgency }) => urgency === 'late').length
      expect(clusters.reduce((sum, { counts }) => sum + counts.late, alone)).toBe(SITES / 10)
      expect(clusters.every(({ count }) => count > 1)).toBe(true)
      expect(clusters.every(({ counts, count }) => counts.late + counts.later === count)).toBe(true)
    }
    const [far, near] = [await look(FIELD, 'zoom=8'), await look(FIELD, 'zoom=13')]
    expect(near.clusters.length).toBeGreaterThan(far.clusters.length)
  })

  test('opens a cluster onto what it holds', async () => {
    const { clusters } = await look(FIELD, 'zoom=14')
    const one = clusters.toSorted((a, b) => a.count - b.count)[0]
    const [west = 0, south = 0, east = 0, north = 0] = one?.bbox ?? []
    const inside = await look({ west, south, east, north }, 'zoom=18')
    expect(inside.total).toBeGreaterThanOrEqual(one?.count ?? Number.NaN)
  })

  test('is narrowed as the list is', async () => {
    const late = await look(FIELD, 'zoom=9&urgency=late')
    expect(late.total).toBe(SITES / 10)
    expect(await look(FIELD, 'zoom=9&procedure=construire')).toMatchObject({
      total: 0,
      sites: [],
      clusters: [],
    })
  })

  test('reads the sites of a box by the index of the display copy, in an actor’s name', async () => {
    const { person, body, mandate } = guichet
    const acting = { id: mandate, bodyId: body, bodyKind: 'province', official: true, role: 'guichet' } as const
    const mandates = [{ ...acting, territories: ['06.141'], delegatedFrom: null }]
    const actor: Actor = { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates }
    const asked = { actor, today: testClock.today(), filter: { scope: 'open' } } as const
    const statement = sitesStatement({ asked, look: { box: box(0, 0, 400), zoom: 17 }, typed: null }, sql`d.id`)
    const plan = await asActor({ db: application, clock: testClock }, actor, async (transaction) => {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (format text) ${statement}`.execute(transaction)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(/Index Scan.* on dossier_site_26191_3857_gist|Index Scan using dossier_site_26191_3857_gist/)
    expect(plan).not.toMatch(/Seq Scan on dossier_site_26191/)
    expect(plan).not.toMatch(/Seq Scan on dossier d/)
  })

  test('shows a stranger nothing', async () => {
    const people = new People(database.db)
    const headers = await people.signIn(await people.person())
    const corners = new URLSearchParams(Object.entries(FIELD).map(([name, value]) => [name, String(value)]))
    const { answer } = await ask<QueueMap>('GET', `/api/queue/map?${corners}&zoom=9`, { headers })
    expect(answer).toEqual({ sites: [], clusters: [], total: 0 })
  })
})
