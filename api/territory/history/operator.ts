import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'

/** The operator an address belongs to, by their mandate in force on a day; null when it is nobody's who operates. */
export async function operatorCalled(db: Kysely<Database>, email: string, day: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select a.person_id as id from account a cross join lateral mandates_in_force(a.person_id, ${day}::date) m
    where lower(a.email) = lower(${email}) and m.role = 'operator' limit 1`.execute(db)
  return rows[0]?.id ?? null
}
