import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../api/db/database.ts'
import { DatabaseAway } from '../../../api/db/databaseAway.ts'
import { openQueuePool } from '../../../api/jobs/queuePool.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

const NOWHERE = 'postgres://rokhas@%2Fnowhere%2Fat%2Fall/rokhas'
const nothing = () => undefined

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const failureOf = (asked: Promise<unknown>): Promise<unknown> => asked.then(nothing, (error: unknown) => error)

describe('a database that is away is told from a question that is wrong', () => {
  test('when nobody listens there', async () => {
    const db = openDatabase(NOWHERE, { max: 1 })
    const error = await failureOf(db.selectFrom('region').select('code').execute())
    expect(error).toBeInstanceOf(DatabaseAway)
    expect(error).toMatchObject({ code: '57P03', cause: { code: 'ENOENT' } })
    await db.destroy()
  })

  test('when it ends the connection in the middle of a statement', async () => {
    const db = openDatabase(database.url, { max: 1 })
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    const slow = failureOf(sql`select pg_sleep(20)`.execute(db))
    await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0}::integer)`.execute(database.db)
    expect(await slow).toBeInstanceOf(DatabaseAway)
    await db.destroy()
  })

  test('when the connection broke before, and pg itself has no code for it', async () => {
    const db = openDatabase(database.url, { max: 1 })
    const asked = db.connection().execute(async (one) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(one)
      await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0}::integer)`.execute(database.db)
      await failureOf(sql`select 1`.execute(one))
      await sql`select 2`.execute(one)
    })
    expect(await failureOf(asked)).toBeInstanceOf(DatabaseAway)
    await db.destroy()
  })

  test('and a question that is wrong keeps its code', async () => {
    const error = await failureOf(sql`select nothing from nowhere`.execute(database.db))
    expect(error).not.toBeInstanceOf(DatabaseAway)
    expect(error).toMatchObject({ code: '42P01' })
  })

  test('for the queue too, whether it calls back or waits', async () => {
    const pool = openQueuePool({ url: NOWHERE, ownLogins: false }, 1, nothing)
    expect(await failureOf(pool.connect())).toMatchObject({ code: '57P03' })
    const told = await new Promise((resolve) => pool.connect((error) => resolve(error)))
    expect(told).toMatchObject({ code: '57P03' })
    await pool.end()
  })
})
