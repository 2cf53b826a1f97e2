import { type Kysely, sql } from 'kysely'
import { HISTORY_CARDS, HISTORY_COMPANIES } from '../../../../seeds/demonstration/history/owners.ts'
import type { Database } from '../../../db/tables.ts'
import { referredByNone, removeWith } from '../removeWith.ts'
import { REQUESTS } from './registersDone.ts'

/** Notes what the country's registers are and whom they recorded, for the time of a transaction; before their dossiers go. */
export async function markHistory(transaction: Kysely<Database>): Promise<void> {
  await sql`create temporary table register_going on commit drop as
    select distinct subject_id::uuid as id from journal_event
    where action = 'backlog.read' and request_id like ${REQUESTS}`.execute(transaction)
  await sql`create temporary table owner_going on commit drop as
    select distinct p.person_id, p.body_id from dossier_participant p join dossier d on d.id = p.dossier_id
      left join person n on n.id = p.person_id left join body b on b.id = p.body_id
    where d.backlog_id in (select id from register_going)
      and (n.national_id ~ ${HISTORY_CARDS} or (b.source = 'backlog' and b.ice ~ ${HISTORY_COMPANIES}))`.execute(
    transaction,
  )
  await sql`analyze register_going`.execute(transaction)
  await sql`analyze owner_going`.execute(transaction)
}

/** Takes away the registers, and whoever they recorded that nothing else speaks of; once their dossiers are gone. */
export async function removeHistory(transaction: Kysely<Database>): Promise<void> {
  await removeWith(transaction, { table: 'backlog', condition: 'id in (select id from register_going)' })
  for (const [table, column] of [
    ['person', 'person_id'],
    ['body', 'body_id'],
  ] as const) {
    const free = sql.raw(await referredByNone(transaction, table, 'n'))
    await sql`delete from ${sql.table(table)} n using owner_going o where o.${sql.ref(column)} = n.id and ${free}`.execute(
      transaction,
    )
  }
}
