import { type Kysely, sql } from 'kysely'
import { removeResidents } from '../../../seeds/demonstration/people/writeResidents.ts'
import { VISITOR } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'
import { record } from '../../journal/record.ts'
import { alone } from './build.ts'
import { CAST_PLAN } from './cast.ts'
import type { Stage } from './stage.ts'

/**
 * Takes away the dossiers that `build` made, whatever refers to them, their reports, and the people it made for them; those of
 * the cast and everybody else's stay. The journal keeps what happened, and that they were taken away.
 * @returns how many dossiers went
 */
export const reset = (stage: Stage, at: Date): Promise<number> =>
  alone(stage, () =>
    stage.owner.transaction().execute(async (transaction) => {
      await sql`create temporary table going on commit drop as
        select distinct d.id from dossier d join journal_event j on j.dossier_id = d.id
        where j.action = 'dossier.open' and j.request_id like 'demonstration %'
          and split_part(j.request_id, ' ', 2) <> ${CAST_PLAN}`.execute(transaction)
      await sql`create temporary table report_going on commit drop as
        select report_id as id from dossier where id in (select id from going) and report_id is not null
        union select report_id from dossier_report where dossier_id in (select id from going)`.execute(transaction)
      const { rows } = await sql<{ count: number }>`select count(*) as count from going`.execute(transaction)
      const dossiers = rows[0]?.count ?? 0
      await sql`delete from notice where path like '/dossiers/%' and substr(path, 11, 36) in (select id::text from going)`.execute(
        transaction,
      )
      await sql`delete from asked_once where made_id in (select id from going)`.execute(transaction)
      await removeWith(transaction, { table: 'dossier', condition: 'id in (select id from going)' })
      await removeWith(transaction, { table: 'conformity_report', condition: UNUSED_REPORT })
      await restartNumbers(transaction)
      await removeResidents(transaction)
      const subject = { kind: 'demonstration', id: 'build' }
      await record(
        transaction,
        { actor: VISITOR, at },
        { action: 'demonstration.reset', subject, detail: { dossiers } },
      )
      return dossiers
    }),
  )

/** A report of what went that no dossier left was opened with. */
const UNUSED_REPORT = `id in (select id from report_going)
  and not exists (select from dossier o where o.report_id = conformity_report.id)`

type Going = { readonly table: string; readonly condition: string }
type Reference = { readonly table: string; readonly columns: string; readonly targets: string }

/** Deletes rows and whatever refers to them, the furthest first, as the catalogue of the database knows them. */
async function removeWith(db: Kysely<Database>, { table, condition }: Going): Promise<void> {
  for (const { table: from, columns, targets } of await referencesTo(db, table)) {
    const refers = `(${columns}) in (select ${targets} from ${table} where ${condition})`
    if (from !== table) await removeWith(db, { table: from, condition: refers })
  }
  await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
  await sql`delete from ${sql.table(table)} where ${sql.raw(condition)}`.execute(db)
  await sql`alter table ${sql.table(table)} enable trigger user`.execute(db)
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

/** The next filing follows the last number that is left. */
const restartNumbers = (db: Kysely<Database>) =>
  sql`
  with left_over as (
    select n.commune_code, n.year, max(split_part(d.number, '-', 3)::integer) as last
    from dossier_number n left join dossier d on d.commune_code = n.commune_code and split_part(d.number, '-', 2)::integer = n.year
    group by 1, 2
  ), gone as (
    delete from dossier_number n using left_over l
    where l.commune_code = n.commune_code and l.year = n.year and l.last is null
  )
  update dossier_number n set last = l.last from left_over l
  where l.commune_code = n.commune_code and l.year = n.year and l.last is not null`.execute(db)
