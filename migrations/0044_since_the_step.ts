import { type Kysely, sql } from 'kysely'

/** An event moves its dossier; `since` says from when on it stands at its step. */
const moving = (since: string) => sql`create or replace function move_dossier() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update dossier d set step = new.step, state = new.state, moves = new.move, step_since = ${sql.raw(since)},
          filed_at = coalesce(d.filed_at, case when new.event = 'file' then new.at end)
        where d.id = new.dossier_id and d.moves = new.move - 1;
      if not found then
        raise exception 'the dossier has moved on' using errcode = 'serialization_failure';
      end if;
      return null;
    end $$`

/** The owner of a table is held by forced policies too, and none of them is written for it: what it mends, it must see. */
async function seeingAll(db: Kysely<unknown>, mend: () => Promise<unknown>): Promise<void> {
  for (const table of ['dossier', 'dossier_event'])
    await sql`alter table ${sql.table(table)} no force row level security`.execute(db)
  await mend()
  for (const table of ['dossier', 'dossier_event'])
    await sql`alter table ${sql.table(table)} force row level security`.execute(db)
}

/** An extension, or a visit that is announced, leaves a dossier at the step where it was, since when it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await moving('case when d.step = new.step then d.step_since else new.at end').execute(db)
  const mended = sql`
    update dossier d set step_since = (
      select min(e.at) from dossier_event e where e.dossier_id = d.id and e.step = d.step and e.move > coalesce((
        select max(o.move) from dossier_event o where o.dossier_id = d.id and o.step <> d.step), 0))
    where d.moves > 1 and exists (
      select from dossier_event e where e.dossier_id = d.id and e.move = d.moves - 1 and e.step = d.step)`
  await seeingAll(db, () => mended.execute(db))
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await moving('new.at').execute(db)
  const mended = sql`
    update dossier d set step_since = e.at from dossier_event e
    where e.dossier_id = d.id and e.move = d.moves and d.step_since is distinct from e.at`
  await seeingAll(db, () => mended.execute(db))
}
