import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import { Problem } from '../http/problem.ts'

type Change = { at: Date; by: string; byAr: string | null }

/** The refusal of a change made on a former version, with who made the last one and when, as the journal says. */
export async function changedMeanwhile(transaction: Kysely<Database>, dossierId: string): Promise<Problem> {
  const { rows } = await sql<Change>`
    select e.at, n.given_name || ' ' || n.family_name as by,
      nullif(trim(concat(n.given_name_ar, ' ', n.family_name_ar)), '') as "byAr"
    from (select at, person_id from journal_event
      where dossier_id = ${dossierId}::uuid and subject_kind = 'dossier' and not consultation
      order by id desc limit 1) e
    cross join lateral names_of(array[e.person_id]) n`.execute(transaction)
  const [last] = rows
  const data = last && { at: last.at.toISOString(), by: last.by, ...(last.byAr !== null && { byAr: last.byAr }) }
  return new Problem('CHANGED_MEANWHILE', { field: 'version', ...(data && { data }) })
}
