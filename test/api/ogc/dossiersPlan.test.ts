import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { fillDossiers } from '../../bench/dossierDatabase.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type DossierRow, dossierPages } from '../../build/dossierPage.ts'
import { People } from '../../build/people.ts'
import { testClock } from '../../build/server.ts'

const DOSSIERS = 20_000
let database: TestDatabase
let application: Kysely<Database>
let wali: Actor
let pageOf: Awaited<ReturnType<typeof dossierPages>>

beforeAll(async () => {
  database = await testDatabase()
  application = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
  const people = new People(database.db)
  await fillDossiers(database.db, await people.person(), DOSSIERS)
  for (const table of ['dossier', 'dossier_site']) await sql`analyze ${sql.table(table)}`.execute(database.db)
  const { person, body, mandate } = await people.acting('wilaya', 'wali', ['06'])
  const acting = { id: mandate, bodyId: body, bodyKind: 'wilaya', official: true, role: 'wali' } as const
  const mandates = [{ ...acting, territories: ['06'], delegatedFrom: null }]
  wali = { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates }
  pageOf = await dossierPages(application)
}, 180_000)

afterAll(async () => {
  await application.destroy()
  await database.close()
})

const inTheirName = <T>(work: (db: Kysely<Database>) => Promise<T>) =>
  asActor({ db: application, clock: testClock }, wali, work)
const rowsOf = (search: string): Promise<DossierRow[]> =>
  inTheirName(async (db) => (await pageOf(search).execute(db)).rows)
const planOf = (search: string): Promise<string> =>
  inTheirName(async (db) => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${pageOf(search)}`.execute(db)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })

/** Some 2 km by 2 km of the 40 by 40 that the dossiers lie in: some fifty of them. */
const BOX = 'bbox=-7.75,33.40,-7.728,33.418'

describe('The plan of a page of dossiers, in the name of who reads it,', () => {
  test('finds those of a box by the index of the display copy', async () => {
    expect((await rowsOf(`limit=100&${BOX}`)).length).toBeGreaterThan(20)
    const plan = await planOf(`limit=100&${BOX}`)
    expect(plan).toMatch(/Scan (using|on) dossier_site_26191_3857_gist/)
    expect(plan).not.toMatch(/Seq Scan on (dossier_site_26191|dossier d)/)
  })

  test('goes along the key from where the last page ended, and reads no more than it gives', async () => {
    const first = await rowsOf('limit=100')
    const last = first[99]
    expect(first).toHaveLength(101)
    const search = `limit=100&cursor=${last?.srid}.${last?.id}`
    const next = await rowsOf(search)
    expect(next[0]?.id).toBe(first[100]?.id)
    const plan = await planOf(search)
    expect(plan).toMatch(/Index Scan using dossier_site_26191_pkey/)
    expect(plan).not.toMatch(/Seq Scan on (dossier_site_26191|dossier d)/)
  })
})
