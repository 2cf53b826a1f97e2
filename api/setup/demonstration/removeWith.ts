import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'

type Going = { readonly table: string; readonly condition: string }
type Reference = { readonly table: string; readonly columns: string; readonly targets: string }

/** Deletes rows and whatever refers to them, the furthest first, as the catalogue of the database knows them. */
export async function removeWith(db: Kysely<Database>, { table, condition }: Going): Promise<void> {
  for (const { table: from, columns, targets } of await referencesTo(db, table)) {
    const refers = `(${columns}) in (select ${targets} from ${table} where ${condition})`
    if (from !== table) await removeWith(db, { table: from, condition: refers })
  }
  await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
  await sql`delete from ${sql.table(table)} where ${sql.raw(condition)}`.execute(db)
  await sql`alter table ${sql.table(table)} enable trigger user`.execute(db)
}

/**
 * Removals that know by the catalogue that nothing refers to what goes: the database does not look for it again, row by row
 * in tables that no index leads through, where its owner may tell it so. Triggers do not fire meanwhile.
 */
export async function unchecked(db: Kysely<Database>, removals: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`
    select rolsuper as may from pg_roles where rolname = current_user`.execute(db)
  if (rows[0]?.may) await sql`set local session_replication_role = replica`.execute(db)
  await removals()
  if (rows[0]?.may) await sql`set local session_replication_role = origin`.execute(db)
}

/** That no row of any table refers to a row of `table`, under its alias. */
export async function referredByNone(db: Kysely<Database>, table: string, alias: string): Promise<string> {
  const references = await referencesTo(db, table)
  return references
    .map(
      ({ table: from, columns, targets }) =>
        `not exists (select from ${from} r where (r.${columns.replaceAll(', ', ', r.')}) = (${alias}.${targets.replaceAll(', ', `, ${alias}.`)}))`,
    )
    .join(' and ')
}

/** The columns of other tables that refer to one, and those they refer to, each in the same order. */
async function referencesTo(db: Kysely<Database>, table: string): Promise<readonly Reference[]> {
  const named = (relation: string, keys: string) =>
    sql.raw(`(select string_agg(quote_ident(a.attname), ', ' order by k.place)
      from unnest(f.${keys}) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = f.${relation} and a.attnum = k.number)`)
  const { rows } = await sql<Reference>`
    select f.conrelid::regclass::text as table, ${named('conrelid', 'conkey')} as columns,
      ${named('confrelid', 'confkey')} as targets
    from pg_constraint f
    where f.contype = 'f' and f.confrelid = ${table}::regclass and f.conparentid = 0`.execute(db)
  return rows
}
