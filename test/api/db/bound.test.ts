import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mustBeBound } from '../../../api/db/canary.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.close())

describe('The server does not start', () => {
  test('as a superuser', async () => {
    await expect(mustBeBound(database.db)).rejects.toThrow(/is a superuser/)
  })

  test('as a role that bypasses row-level security, or that may act as the owner of a table', async () => {
    const role = `loose_${process.pid}_${Date.now()}`
    const asRole = () =>
      database.db.transaction().execute(async (transaction) => {
        await sql`set local role ${sql.id(role)}`.execute(transaction)
        await mustBeBound(transaction)
      })
    await sql`create role ${sql.id(role)} bypassrls`.execute(database.db)
    try {
      await expect(asRole()).rejects.toThrow(/bypasses row-level security/)
      await sql`alter role ${sql.id(role)} nobypassrls`.execute(database.db)
      await expect(asRole()).resolves.toBeUndefined()
      await sql`alter table person owner to ${sql.id(role)}`.execute(database.db)
      await expect(asRole()).rejects.toThrow(/may act as the owner of person/)
      await sql`alter table person owner to current_user`.execute(database.db)
    } finally {
      await sql`drop owned by ${sql.id(role)}`.execute(database.db)
      await sql`drop role ${sql.id(role)}`.execute(database.db)
    }
  })
})

test('The roles of the application and of its jobs are bound', async () => {
  for (const role of ['rokhas_application', 'rokhas_worker'] as const) {
    const db = openDatabase(database.url, { max: 1, role })
    await expect(mustBeBound(db)).resolves.toBeUndefined()
    await db.destroy()
  }
})
