import { type Kysely, sql } from 'kysely'

/** A total that was answered has no last day left, though its dossier is still open: a decision was put off, or is taken again. */
const LAST_DAY = `case when w.met_day is null or d.state not in ('filed', 'examined') then w.due_day end`

const keeping = (lastDay: string) => `create or replace function keep_due_day() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update dossier d set due_day = ${lastDay} from written w
        where w.stage = 'total' and d.id = w.dossier_id and d.due_day is distinct from ${lastDay};
      return null;
    end $$`

/** Every open dossier whose total was answered, as the trigger keeps it from now on. */
const already = (lastDay: string) => `update dossier d set due_day = ${lastDay} from dossier_deadline w
  where w.stage = 'total' and w.dossier_id = d.id and w.met_day is not null and d.state in ('filed', 'examined')
    and d.due_day is distinct from ${lastDay}`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [keeping(LAST_DAY), already(LAST_DAY)]) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const statement of [keeping('w.due_day'), already('w.due_day')]) await sql.raw(statement).execute(db)
}
