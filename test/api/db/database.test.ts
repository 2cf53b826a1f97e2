import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { canary } from '../../../api/db/canary.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { migrateToLatest, migrateToNothing } from '../../../api/db/migrate.ts'
import { createDatabase, dropDatabase } from '../../../api/setup/createDatabase.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { databaseUrl } from '../../build/testCluster.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.close())

describe('the database', () => {
  test('prepares a statement with parameters once, under a name', async () => {
    const one = openDatabase(database.url, { max: 1 })
    const region = () => one.selectFrom('region').select('code').where('code', '=', '01').execute()
    await region()
    await region()
    const { rows } = await sql<{ name: string; statement: string }>`
      select name, statement from pg_prepared_statements where statement like 'select "code" from "region"%'`.execute(
      one,
    )
    await one.destroy()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.name).toMatch(/^s[0-9a-f]{24}$/)
  })

  test('hands a day over as it was written, in whatever zone the machine lives', async () => {
    const { rows } = await sql<{
      day: string
      count: number
    }>`select date '2026-03-29' as day, 12::bigint as count`.execute(database.db)
    expect(rows[0]).toEqual({ day: '2026-03-29', count: 12 })
  })

  test('says that a connection was lost in the middle of a transaction, and lives on with another', async () => {
    const lost: Error[] = []
    const one = openDatabase(database.url, { max: 1, onLost: (error) => lost.push(error) })
    const cut = one.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
      await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0}::integer)`.execute(database.db)
      await expect.poll(() => lost.length).toBeGreaterThan(0) // nothing was being asked when it happened
      await transaction.selectFrom('region').select('code').execute()
    })
    await expect(cut).rejects.toThrow()
    expect(await one.selectFrom('region').select('code').limit(1).execute()).toHaveLength(1)
    await one.destroy()
  })

  test('refuses an outline stored under another zone than its own', async () => {
    const insert = sql`insert into parcel (id, srid, title_kind, geom, geom_3857, source)
      values (gen_random_uuid(), 26191, 'unregistered', ST_SetSRID(ST_MakeEnvelope(0, 0, 40, 10), 26192), ST_MakeEnvelope(0, 0, 40, 10, 3857), 'test')`
    await expect(insert.execute(database.db)).rejects.toThrow(/parcel_geom/)
  })

  test('refuses a crossed outline', async () => {
    const bowTie = 'POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))'
    const insert = sql`insert into parcel (id, srid, title_kind, geom, geom_3857, source)
      values (gen_random_uuid(), 26191, 'unregistered', ST_GeomFromText(${bowTie}, 26191), ST_GeomFromText(${bowTie}, 3857), 'test')`
    await expect(insert.execute(database.db)).rejects.toThrow(/parcel_geom/)
  })
})

describe('the canary', () => {
  test('stops an engine that answers an invalid overlay with no rows', async () => {
    const lenient = await testDatabase()
    const db = openDatabase(lenient.url, { max: 1 })
    await sql`create schema lenient`.execute(db)
    await sql`create function lenient.ST_Intersection(a geometry, b geometry) returns geometry language sql as $$ select null::geometry $$`.execute(
      db,
    )
    await sql`set search_path to lenient, public, pg_catalog`.execute(db)
    await expect(canary(db)).rejects.toThrow(/invalid outline/)
    await db.destroy()
    await lenient.close()
  })

  test('stops an engine that loses the datum shift in the Sahara', async () => {
    const shifted = await testDatabase()
    await sql`update spatial_ref_sys set proj4text = replace(proj4text, '+towgs84=31,146,47,0,0,0,0', '') where srid = 926194`.execute(
      shifted.db,
    )
    await expect(canary(shifted.db)).rejects.toThrow(/Sahara Nord \d+ m away/)
    await shifted.close()
  })
})

describe('the migrations', () => {
  test('run up, down and up again on an empty database', { timeout: 120_000 }, async () => {
    const cluster = inject('maintenanceUrl')
    const name = `migrations_${Date.now()}`
    await createDatabase(cluster, name)
    const db = openDatabase(databaseUrl(cluster, name), { max: 1 })
    const first = await migrateToLatest(db)
    await migrateToNothing(db)
    const left = await sql<{ n: number }>`select count(*) as n from pg_tables where schemaname = 'public'
      and tablename not in ('spatial_ref_sys', 'kysely_migration', 'kysely_migration_lock')`.execute(db)
    const again = await migrateToLatest(db)
    await db.destroy()
    await dropDatabase(cluster, name)
    expect(first.length).toBeGreaterThan(4)
    expect(left.rows[0]?.n).toBe(0)
    expect(again).toEqual(first)
  })
})
