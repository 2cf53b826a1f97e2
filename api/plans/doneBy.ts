import { type Kysely, sql } from 'kysely'
import type { PlanDraft } from '../contract/plans/drafts.ts'
import type { Database } from '../db/tables.ts'

type Names = ReadonlyMap<string, string>

/** Names of people, for whoever already holds their ids. */
export async function namesOf(db: Kysely<Database>, ids: readonly (string | null)[]): Promise<Names> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  const { rows } = await sql<{ id: string; name: string }>`
    select id, given_name || ' ' || family_name as name from names_of(${known}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** People by their ids, as they are told. */
export const named = (names: Names, ids: readonly string[]) => ids.map((id) => ({ id, name: names.get(id) ?? id }))

type Done = PlanDraft['created']

/** Who did it and when; null while nobody did. */
export const doneBy = (names: Names, by: string | null, at: Date | null): Done | null =>
  by === null || at === null ? null : { by: { id: by, name: names.get(by) ?? by }, at: at.toISOString() }

/** @throws Error for what was never done */
export const certain = (done: Done | null): Done => {
  if (!done) throw new Error('what was made has no maker')
  return done
}
