import { type Kysely, sql } from 'kysely'

/** A last day that is taken away changes a figure like one that is moved. */
async function deadlines(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function performance_of_deadline_gone() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into performance_dirty (dossier_id) select dossier_id from written where stage = 'total';
      return null;
    end $$`.execute(db)
  await sql`create trigger performance_of_deadline_gone after delete on dossier_deadline
    referencing old table as written for each statement execute function performance_of_deadline_gone()`.execute(db)
  await sql`revoke execute on function performance_of_deadline_gone() from public`.execute(db)
}

/** Which version of the figures of a quarter there is: what was computed from them holds until it is another. */
async function versions(db: Kysely<unknown>): Promise<void> {
  await sql`create table performance_quarter (quarter date primary key, version bigint not null)`.execute(db)
  await sql`insert into performance_quarter (quarter, version) select distinct quarter, 1 from performance_cell`.execute(
    db,
  )
  await sql`alter table performance_quarter enable row level security, force row level security`.execute(db)
  await sql`create policy performance_quarter_read on performance_quarter for select to rokhas_application using (true)`.execute(
    db,
  )
  await sql`create policy performance_quarter_work on performance_quarter to rokhas_worker using (true)`.execute(db)
  await sql`grant select on performance_quarter to rokhas_application`.execute(db)
  await sql`grant select, insert, update, delete on performance_quarter to rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await deadlines(db)
  await versions(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table performance_quarter`.execute(db)
  await sql`drop function performance_of_deadline_gone() cascade`.execute(db)
}
