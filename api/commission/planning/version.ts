import { sql } from 'kysely'
import { Problem } from '../../http/problem.ts'
import type { Found } from '../withSession.ts'

/** What is written over a session follows the version that was read. @throws Problem CHANGED_MEANWHILE with who wrote the last one */
export async function followVersion({ transaction, row }: Found, version: number): Promise<void> {
  if (version !== row.version) {
    const { rows } = await sql<{ at: Date; by: string }>`
      select e.at, n.given_name || ' ' || n.family_name as by
      from (select at, person_id from journal_event where subject_kind = 'commission_session'
        and subject_id = ${row.id} and not consultation order by id desc limit 1) e
      cross join lateral names_of(array[e.person_id]) n`.execute(transaction)
    const [last] = rows
    throw new Problem('CHANGED_MEANWHILE', {
      field: 'version',
      ...(last && { data: { at: last.at.toISOString(), by: last.by } }),
    })
  }
  await transaction
    .updateTable('commission_session')
    .set({ version: version + 1 })
    .where('id', '=', row.id)
    .execute()
}
