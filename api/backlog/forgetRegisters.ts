import { type Kysely, sql } from 'kysely'
import { VISITOR } from '../contract/policy/decide.ts'
import type { Database } from '../db/tables.ts'
import { record } from '../journal/record.ts'

type Over = { readonly id: string; readonly started: boolean }

/**
 * Takes away what registers hold of people: those brought in before a moment keep their hash, their name and, line by line,
 * the paper number and what became of it; those that were read and never brought in go whole. One register a transaction.
 * @returns how many
 */
export async function forgetRegisters(db: Kysely<Database>, before: Date, at: Date): Promise<number> {
  const { rows } = await sql<Over>`
    select id, state = 'done' as started from backlog
    where forgotten_at is null and ((state = 'done' and finished_at < ${before}) or (state = 'read' and created_at < ${before}))
    order by id`.execute(db)
  for (const over of rows) await db.transaction().execute((transaction) => forget(transaction, over, at))
  return rows.length
}

async function forget(transaction: Kysely<Database>, { id, started }: Over, at: Date): Promise<void> {
  if (started) {
    await sql`update backlog_row set faults = '[]', notes = '[]', scans = '{}',
        cells = jsonb_strip_nulls(jsonb_build_object('paperNumber', cells -> 'paperNumber')),
        dossier = case when dossier is not null then
          jsonb_build_object('paperNumber', dossier -> 'paperNumber', 'versionId', dossier -> 'versionId') end
      where backlog_id = ${id}::uuid`.execute(transaction)
    await sql`update backlog set bytes = null, forgotten_at = ${at} where id = ${id}::uuid`.execute(transaction)
  } else {
    // One that is brought in meanwhile stays.
    const { numAffectedRows } = await sql`delete from backlog where id = ${id}::uuid and state = 'read'`.execute(
      transaction,
    )
    if (numAffectedRows === 0n) return
  }
  await record(transaction, { actor: VISITOR, at }, { action: 'backlog.forget', subject: { kind: 'backlog', id } })
}
