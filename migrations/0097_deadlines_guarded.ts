import { type Kysely, sql } from 'kysely'

const ROLE = `current_setting('role') = 'rokhas_application'`
/** Whoever signs in as the role itself takes none: `role` is then 'none'. */
const EITHER = `(case current_setting('role') when 'none' then session_user::text else current_setting('role') end) = 'rokhas_application'`

const guardedBy = (db: Kysely<unknown>, now: string, before: string) =>
  sql`do $$
    declare was text := pg_get_functiondef('keep_deadlines(uuid, jsonb)'::regprocedure);
    begin
      if position(${sql.lit(before)} in was) = 0 then
        raise exception 'keep_deadlines is not guarded as it was';
      end if;
      execute replace(was, ${sql.lit(before)}, ${sql.lit(now)});
    end $$`.execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  await guardedBy(db, EITHER, ROLE)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await guardedBy(db, ROLE, EITHER)
}
