import { type Kysely, sql } from 'kysely'
import { HISTORY_CARDS, HISTORY_COMPANIES } from '../../../../seeds/demonstration/history/owners.ts'
import { removeClerks } from '../../../../seeds/demonstration/people/clerks.ts'
import type { Database } from '../../../db/tables.ts'
import { removeWith } from '../removeWith.ts'
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
}

/** Takes away the registers, whoever they recorded that owns nothing else, and their clerks; once their dossiers are gone. */
export async function removeHistory(transaction: Kysely<Database>): Promise<void> {
  await removeWith(transaction, { table: 'backlog', condition: 'id in (select id from register_going)' })
  await sql`delete from person n using owner_going o where o.person_id = n.id
    and not exists (select from dossier_participant p where p.person_id = n.id)`.execute(transaction)
  await sql`delete from body b using owner_going o where o.body_id = b.id
    and not exists (select from dossier_participant p where p.body_id = b.id)`.execute(transaction)
  await removeClerks(transaction)
}
