import { type Kysely, sql } from 'kysely'

const watchEvents = (db: Kysely<unknown>, columns: string, select: string) =>
  sql
    .raw(`
    create or replace function performance_of_event() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into performance_dirty (${columns}) ${select};
      return null;
    end $$`)
    .execute(db)

/** Which events moved a dossier: most of them change no figure. Null: something else than an event. */
async function events(db: Kysely<unknown>): Promise<void> {
  await sql`alter table performance_dirty add column events text[]`.execute(db)
  await watchEvents(db, 'dossier_id, events', 'select dossier_id, array_agg(event) from written group by dossier_id')
}

/** What was open in a quarter of a commune, by days in order: a decision moves a row of ranges at four times the cost. */
async function courses(db: Kysely<unknown>): Promise<void> {
  // The last day a dossier was open, without an end while it is. Days out of order are one day.
  await sql`create function performance_until(filed date, closed date) returns date
    language sql immutable parallel safe as $$
      select case when closed is null then 'infinity'::date else greatest(closed, filed) end $$`.execute(db)
  await sql`create index performance_dossier_course on performance_dossier
    (commune_code, performance_until(filed_day, closed_day), filed_day)`.execute(db)
  await sql`drop index performance_dossier_span`.execute(db)
  await sql`drop function performance_span(date, date)`.execute(db)
  // No question asks for what is open by the day of its filing alone.
  await sql`drop index performance_dossier_open`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await events(db)
  await courses(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`create index performance_dossier_open on performance_dossier (filed_day) where closed_day is null`.execute(
    db,
  )
  await sql`create function performance_span(filed date, closed date) returns daterange
    language sql immutable parallel safe as $$
      select daterange(filed, case when closed is not null then greatest(closed, filed) end, '[]') $$`.execute(db)
  await sql`create index performance_dossier_span on performance_dossier using gist
    (commune_code, performance_span(filed_day, closed_day))`.execute(db)
  await sql`drop index performance_dossier_course`.execute(db)
  await sql`drop function performance_until(date, date)`.execute(db)
  await watchEvents(db, 'dossier_id', 'select distinct dossier_id from written')
  await sql`alter table performance_dirty drop column events`.execute(db)
}
