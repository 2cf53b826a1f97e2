import { type Kysely, sql } from 'kysely'

/** A trigger's function is nobody's to call. */
export const up = (db: Kysely<unknown>) => sql`revoke execute on function plan_draft_owner() from public`.execute(db)

export const down = (db: Kysely<unknown>) => sql`grant execute on function plan_draft_owner() to public`.execute(db)
