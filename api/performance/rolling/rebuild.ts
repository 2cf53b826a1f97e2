import { type Kysely, sql, type Transaction } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { Database } from '../../db/tables.ts'
import { measured, measuredAvis } from './measured.ts'
import { rollWithin } from './roll.ts'
import { spread, summed, summedBodies, summedReasons } from './summed.ts'

/** Each table and what names a row of it. */
const KEYS = {
  performance_dossier: ['dossier_id'],
  performance_avis: ['consulted_body_id'],
  performance_cell: ['quarter', 'procedure_code', 'track', 'commune_code'],
  performance_reason_cell: ['quarter', 'commune_code', 'kind', 'code'],
  performance_body_cell: ['quarter', 'commune_code', 'body_id'],
} as const
type Table = keyof typeof KEYS
const TABLES = Object.keys(KEYS) as readonly Table[]

/** A row that the live table has and the events do not give, or the other way round. */
export type Difference = { readonly table: Table; readonly side: 'live' | 'rebuilt'; readonly row: unknown }

export type Rebuilt = {
  readonly rows: Readonly<Record<Table, number>>
  readonly differences: readonly Difference[]
}

const SHOWN = 20

/**
 * Makes every figure anew from the events, beside the live tables, and compares: equal to the last unit, or the first
 * twenty of each table that differ. Unless it only checks, what differs is then as it was made anew.
 * One transaction sees one state of the events and is all or nothing: interrupted, it has changed nothing.
 * @param db one connection's owner, without a statement timeout
 */
export const rebuild = (
  db: Kysely<Database>,
  { today, at, check }: { readonly today: Day; readonly at: Date; readonly check: boolean },
): Promise<Rebuilt> =>
  db.connection().execute(async (connection) => {
    // Taken before the snapshot of the transaction: whoever rolled up until then is in it.
    await sql`select pg_advisory_lock(hashtext('performance'))`.execute(connection)
    try {
      return await connection
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (transaction) => {
          await rollAll(transaction, today, at)
          await makeAnew(transaction, today)
          const differences = await compareAll(transaction)
          if (!check && differences.length > 0) await replaceAll(transaction, at)
          return { rows: await countAll(transaction), differences }
        })
    } finally {
      await sql`select pg_advisory_unlock(hashtext('performance'))`.execute(connection)
    }
  })

/** What waits belongs to the live figures too, before they are compared. */
async function rollAll(db: Transaction<Database>, today: Day, at: Date): Promise<void> {
  while ((await rollWithin(db, today, at)).full);
}

const fresh = (table: Table) => sql.table(`fresh_${table}`)

/** Measures and sums all there is into tables of this transaction. */
export async function makeAnew(db: Kysely<Database>, today: Day): Promise<void> {
  const every = sql`(select id as dossier_id from dossier where moves > 0) batch`
  const counted = sql`(${spread(fresh('performance_dossier'), today)})`
  const made = {
    performance_dossier: measured(every, today),
    performance_avis: measuredAvis(every, today),
    performance_cell: summed(counted),
    performance_reason_cell: summedReasons(counted),
    performance_body_cell: summedBodies(fresh('performance_avis')),
  } satisfies Record<Table, unknown>
  for (const table of TABLES) {
    await sql`create temp table ${sql.id(`fresh_${table}`)} on commit drop as ${made[table]}`.execute(db)
    await sql`analyze ${fresh(table)}`.execute(db)
  }
}

const differing = (table: Table) => sql.table(`differing_${table}`)
const keyOf = (table: Table) => sql.join(KEYS[table].map((column) => sql.ref(column)))

/** Leaves the keys of what differs in a table of this transaction. */
async function compareAll(db: Kysely<Database>): Promise<readonly Difference[]> {
  const found: Difference[] = []
  for (const table of TABLES) {
    await sql`create temp table ${sql.id(`differing_${table}`)} on commit drop as
      select ${keyOf(table)}, to_jsonb(l) as live, to_jsonb(f) as rebuilt
      from ${sql.table(table)} l full join ${fresh(table)} f using (${keyOf(table)})
      where row(l.*) is distinct from row(f.*)`.execute(db)
    const { rows } = await sql<Pick<Difference, 'side' | 'row'>>`
      select side, row from (select * from ${differing(table)} limit ${SHOWN}) d
        cross join lateral (values ('live', d.live), ('rebuilt', d.rebuilt)) x(side, row) where row is not null`.execute(
      db,
    )
    found.push(...rows.map((row) => ({ table, ...row })))
  }
  return found
}

async function replaceAll(db: Kysely<Database>, at: Date): Promise<void> {
  for (const table of TABLES) {
    const isDifferent = (row: string) =>
      sql`(${sql.join(KEYS[table].map((column) => sql.ref(`${row}.${column}`)))}) in (select ${keyOf(table)} from ${differing(table)})`
    await sql`delete from ${sql.table(table)} l where ${isDifferent('l')}`.execute(db)
    await sql`insert into ${sql.table(table)} select f.* from ${fresh(table)} f where ${isDifferent('f')}`.execute(db)
  }
  await sql`update performance_quarter set version = version + 1`.execute(db)
  await sql`update performance_state set version = version + 1, rolled_at = ${at}`.execute(db)
}

async function countAll(db: Kysely<Database>): Promise<Record<Table, number>> {
  const counts = TABLES.map((table) => sql`(select count(*) from ${fresh(table)}) as ${sql.id(table)}`)
  const { rows } = await sql<Record<Table, number>>`select ${sql.join(counts)}`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a select without a table has one row')
  return row
}
