import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { sitesNear } from '../../../api/dossiers/queries.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { testClock } from '../../build/server.ts'

/** Of the ground, and of nobody: read by all, written by the owner or filed by anybody. Any other table is closed. */
const OPEN_TABLES = [
  ...[
    'commune',
    'commune_change',
    'commune_outline_before',
    'conformity_report',
    'filed_file',
    'filed_parcel',
    'layer_coverage',
    'layer_version',
    'parcel',
    'place',
  ],
  ...['plan', 'plan_event', 'plan_perimeter', 'plan_version', 'province', 'region', 'regulation', 'regulation_figure'],
  'regulation_revision',
  'servitude_revision',
  ...['servitude', 'servitude_piece', 'street', 'zone'],
]
/** PostGIS's own, and the list of migrations. */
const OTHERS = ['kysely_migration', 'kysely_migration_lock', 'spatial_ref_sys']
const SITES = 20_000

let database: TestDatabase
let application: Kysely<Database>

beforeAll(async () => {
  database = await testDatabase()
  application = openDatabase(database.url, { max: 2, role: 'rokhas_application' })
})

afterAll(async () => {
  await application.destroy()
  await database.close()
})

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(database.db)).rows

describe('The catalogue', () => {
  test('has row-level security, forced, on every table that is not of the ground', async () => {
    const tables = await rows(sql<{ name: string; closed: boolean }>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as closed
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)
    // zone, servitude_piece… are cut by legal zone: a part is as open as its whole.
    const isOpen = (name: string) => OPEN_TABLES.includes(name.replace(/_2619[1245]$/, '')) || OTHERS.includes(name)
    const known = new Set(tables.map(({ name }) => name))
    expect([...OPEN_TABLES, ...OTHERS].filter((name) => !known.has(name))).toEqual([])
    expect(tables.filter(({ name, closed }) => closed === isOpen(name)).map(({ name }) => name)).toEqual([])
    expect(tables.filter(({ closed }) => closed).length).toBeGreaterThan(25)
  })

  test('gives the roles nothing to own and no way round', async () => {
    const roles = await rows(sql`select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      (select count(*) from pg_class c where c.relowner = r.oid) as owned,
      (select count(*) from pg_proc p where p.proowner = r.oid) as functions,
      (select count(*) from pg_auth_members m where m.member = r.oid) as memberships
      from pg_roles r where rolname in ('rokhas_application', 'rokhas_worker') order by 1`)
    const bound = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 }
    expect(roles).toEqual(
      ['rokhas_application', 'rokhas_worker'].map((rolname) => ({ rolname, ...bound, functions: 0, memberships: 0 })),
    )
  })

  test('pins the search path of every function that runs with its owner’s rights', async () => {
    const loose = await rows(sql`select p.proname from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and not coalesce(p.proconfig::text ~ 'search_path=', false)
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`)
    expect(loose).toEqual([])
  })

  test('answers nobody else who reaches its server by a function with its owner’s rights', async () => {
    const open = await rows(sql`select p.proname from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and has_function_privilege('public', p.oid, 'execute')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`)
    expect(open).toEqual([])
    const [forgetting] = await rows(sql`select has_function_privilege('rokhas_application',
      'people_to_forget(timestamptz, timestamptz, date)', 'execute') as open`)
    expect(forgetting).toEqual({ open: false })
  })

  test('shuts each part of the sites, whichever way one comes at it', async () => {
    for (const srid of [26191, 26192, 26194, 26195]) {
      const direct = sql`select from ${sql.table(`dossier_site_${srid}`)}`.execute(application)
      await expect(direct).rejects.toMatchObject({ code: '42501' })
    }
  })
})

type Plan = { readonly 'Node Type': string; readonly 'Index Name'?: string; readonly Plans?: readonly Plan[] }
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

describe('A look at the map', () => {
  let actor: Actor

  beforeAll(async () => {
    const people = new People(database.db)
    const { person, body, mandate } = await people.acting('province', 'governor', ['06.141'])
    const acting = { id: mandate, bodyId: body, bodyKind: 'province', official: true, role: 'governor' } as const
    const mandates = [{ ...acting, territories: ['06.141'], delegatedFrom: null }]
    actor = { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates }
    const [owner, communes] = [await people.person(), ['06.141.01.41', '06.461.01.01']]
    await sql`insert into dossier (id, title, state, commune_code, created_by, created_at, territory)
      select gen_random_uuid(), 'Villa', 'filed', (${communes}::text[])[1 + i % 2], ${owner}::uuid, now(), '{}'
      from generate_series(1, ${SITES}::integer) i`.execute(database.db)
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select d.id, 26191, 'filed', '{}', g, ST_Transform(ST_SetSRID(g, 26191), 3857)
      from (select id, row_number() over () as i from dossier) d
      cross join lateral (select ST_MakeEnvelope(280000 + (i % 150) * 40, 320000 + (i / 150) * 40,
        280020 + (i % 150) * 40, 320020 + (i / 150) * 40, 26191) as g) made`.execute(database.db)
    await sql`analyze dossier_site`.execute(database.db)
  }, 60_000)

  const box = sql`s.srid = 26191 and s.geom && ST_MakeEnvelope(281000, 321000, 281400, 321400, 26191)`

  test('uses the index on the outlines, in an actor’s name and under row-level security', async () => {
    const plan = await asActor({ db: application, clock: testClock }, actor, async (transaction) => {
      const { rows: lines } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`
        explain (format json) select s.dossier_id from dossier_site s where ${box}`.execute(transaction)
      return lines[0]?.['QUERY PLAN'][0].Plan
    })
    const nodes = plan ? nodesOf(plan) : []
    expect(nodes.map((node) => node['Index Name'])).toContain('dossier_site_26191_gist')
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([])
  })

  const [west = 0, south = 0] = toWgs84(26191, [281_000, 321_000])
  const [east = 0, north = 0] = toWgs84(26191, [281_400, 321_400])
  const look = { today: testClock.today(), box: { west, south, east, north }, most: 500 }

  test('in one journey uses the index of the display copy and reads no site that it need not', async () => {
    const scans = await application.transaction().execute(async (transaction) => {
      const found = await sitesNear(transaction, { actor, ...look })
      const { rows } = await sql<{ byIndex: number; whole: number }>`
        select pg_stat_get_xact_numscans('dossier_site_26191_3857_gist'::regclass) as "byIndex",
          pg_stat_get_xact_numscans('dossier_site_26191'::regclass) as whole`.execute(transaction)
      return { found: found.length, ...rows[0] }
    })
    expect(scans.found).toBeGreaterThan(0)
    expect(scans).toMatchObject({ byIndex: 1, whole: 0 })
  })

  test('in one journey leaves nobody’s name on the connection', async () => {
    const one = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
    expect((await sitesNear(one, { actor, ...look })).length).toBeGreaterThan(0)
    expect((await sql`select from dossier`.execute(one)).rows).toEqual([])
    expect(await sitesNear(one, { actor: { ...actor, state: 'held' }, ...look })).toEqual([])
    expect(await sitesNear(one, { actor: { ...actor, secondFactor: false }, ...look })).toEqual([])
    await one.destroy()
  })

  test('asks for the actor’s territories once, not once a row, and gives only what is theirs', async () => {
    const seen = await asActor({ db: application, clock: testClock }, actor, async (transaction) => {
      const { rows: found } = await sql<{ territory: string[] }>`
        select s.territory from dossier_site s where ${box}`.execute(transaction)
      return found
    })
    const [inBox] = await rows(sql<{ count: number }>`select count(*) from dossier_site s where ${box}`)
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.length).toBeLessThan(inBox?.count ?? 0)
    expect(seen.every(({ territory }) => territory.includes('06.141'))).toBe(true)
    const [policy] = await rows(sql<{ qual: string }>`
      select qual from pg_policies where tablename = 'dossier_site' and policyname = 'site_read'`)
    // Each call stands in a sub-select of its own: PostgreSQL runs it before the scan (InitPlan, hashed SubPlan).
    const calls = policy?.qual.match(/actor_\w+\(/g) ?? []
    const alone = policy?.qual.match(/SELECT (?:\w+\.)?actor_\w+\(/g) ?? []
    expect(calls.length).toBeGreaterThan(0)
    expect(alone).toHaveLength(calls.length)
  })

  test('shows a stranger nothing', async () => {
    const stranger: Actor = { ...actor, personId: randomUUID(), mandates: [] }
    const seen = await asActor({ db: application, clock: testClock }, stranger, async (transaction) => {
      const { rows: found } = await sql`select from dossier_site s where ${box}`.execute(transaction)
      return found
    })
    expect(seen).toEqual([])
  })
})
