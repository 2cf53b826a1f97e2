import { sql } from 'kysely'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { withOperatorDatabase } from './operatorDatabase.ts'
import { prepareDatabase } from './prepare.ts'

/** The same for a command that reads: a database in which nothing is yet is prepared first, as `npm start` would. */
export const withPreparedDatabase = <T>(work: (url: string) => Promise<T>): Promise<T> =>
  withOperatorDatabase(async (url) => {
    if (await isEmpty(url)) {
      console.error('Preparing the database…')
      await prepareDatabase(url, readConfig(process.env))
    }
    return work(url)
  })

async function isEmpty(url: string): Promise<boolean> {
  const db = openDatabase(url, { max: 1 })
  try {
    const { rows } = await sql<{ empty: boolean }>`select to_regclass('procedure_version') is null as empty`.execute(db)
    return rows[0]?.empty ?? true
  } finally {
    await db.destroy()
  }
}
