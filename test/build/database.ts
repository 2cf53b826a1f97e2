import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { inject } from 'vitest'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { databaseUrl } from './testCluster.ts'

export type TestDatabase = { readonly db: Kysely<Database>; readonly url: string; readonly close: () => Promise<void> }

/** A database of this file's own: territory only, or the whole demonstration country. */
export async function testDatabase({ demonstration = false } = {}): Promise<TestDatabase> {
  const maintenance = inject('maintenanceUrl')
  const name = `case_${randomBytes(6).toString('hex')}`
  await createDatabase(maintenance, name, await template(maintenance, demonstration))
  const url = databaseUrl(maintenance, name)
  const db = openDatabase(url, { max: 6 })
  const close = async () => {
    await db.destroy()
    await dropDatabase(maintenance, name)
  }
  return { db, url, close }
}

async function template(maintenance: string, demonstration: boolean): Promise<string> {
  const territory = inject('territoryTemplate')
  if (!demonstration) return territory
  const { demonstrationTemplate } = await import('./demonstrationTemplate.ts')
  return demonstrationTemplate(maintenance, territory)
}
