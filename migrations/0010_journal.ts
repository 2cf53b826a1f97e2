import { type Kysely, sql } from 'kysely'

const APPEND_ONLY = ['journal_event', 'journal_leaf', 'journal_batch']

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table journal_event (
      id uuid primary key,
      at timestamptz not null,
      person_id uuid,
      mandate_id uuid,
      session_id uuid,
      action text not null,
      consultation boolean not null,
      subject_kind text not null,
      subject_id text not null,
      dossier_id uuid,
      body_id uuid,
      concerned_id uuid,
      detail jsonb not null,
      request_id text
    )`.execute(db)
  for (const column of ['dossier_id', 'person_id', 'body_id', 'concerned_id'])
    await sql`create index ${sql.id(`journal_event_${column}`)} on journal_event (${sql.id(column)}, id)
      where ${sql.id(column)} is not null`.execute(db)
  // Of one civil day: the ids follow the clock, and so does the table.
  await sql`create index journal_event_at on journal_event using brin (at)`.execute(db)
  // It fills and empties every second: swept by what passed, not by what is there.
  await sql`create table journal_unsealed (event_id uuid primary key)
    with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`.execute(db)
  await sql`
    create table journal_batch (
      number bigint primary key,
      sealed_at timestamptz not null,
      day date not null,
      count integer not null check (count > 0),
      root bytea not null,
      previous bytea not null,
      hash bytea not null
    )`.execute(db)
  await sql`create index journal_batch_day on journal_batch (day, number)`.execute(db)
  await sql`
    create table journal_leaf (
      batch bigint not null references journal_batch,
      position integer not null,
      event_id uuid not null unique,
      hash bytea not null,
      primary key (batch, position)
    )`.execute(db)
  await sql`
    create table journal_day (
      day date primary key,
      batches integer not null,
      root bytea not null,
      closed_at timestamptz not null,
      authority text,
      token bytea,
      timestamped_at timestamptz
    )`.execute(db)
}

/** Written in the event's own transaction: what is committed is known to be waiting for its seal. */
async function triggers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function await_seal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into journal_unsealed select id from written;
      return null;
    end $$`.execute(db)
  await sql`create trigger journal_event_waits after insert on journal_event
    referencing new table as written for each statement execute function await_seal()`.execute(db)
  await sql`
    create function refuse_rewriting() returns trigger language plpgsql as $$
    begin
      raise exception 'the journal is only ever added to' using errcode = 'restrict_violation';
    end $$`.execute(db)
  // A closed day changes once more: when the timestamp authority answers.
  await sql`
    create function keep_day() returns trigger language plpgsql as $$
    begin
      if old.token is null
        and (new.day, new.batches, new.root, new.closed_at) = (old.day, old.batches, old.root, old.closed_at) then
        return new;
      end if;
      raise exception 'a closed day of the journal stays as it is' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`create trigger journal_day_kept before update on journal_day
    for each row execute function keep_day()`.execute(db)
  await sql`create trigger journal_day_stays before delete on journal_day
    for each row execute function refuse_rewriting()`.execute(db)
  await sql`create trigger journal_day_whole before truncate on journal_day
    for each statement execute function refuse_rewriting()`.execute(db)
  for (const table of APPEND_ONLY) {
    await sql`create trigger ${sql.id(`${table}_kept`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_rewriting()`.execute(db)
    await sql`create trigger ${sql.id(`${table}_whole`)} before truncate on ${sql.table(table)}
      for each statement execute function refuse_rewriting()`.execute(db)
  }
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of [...APPEND_ONLY, 'journal_unsealed', 'journal_day'])
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  await sql`create policy journal_event_write on journal_event for insert to rokhas_application with check (
    person_id is not distinct from (select actor_person()))`.execute(db)
  await sql`create policy journal_event_work on journal_event to rokhas_worker using (true)`.execute(db)
  await sql`create policy journal_event_read on journal_event for select to rokhas_application using (
    person_id = (select actor_person()) or concerned_id = (select actor_person())
    or dossier_id in (select actor_dossiers())
    or body_id = any ((select actor_bodies(array['administrator']))::uuid[])
    or (select actor_has(array['operator', 'supervisor'])))`.execute(db)
  await sql`grant insert, select on journal_event to rokhas_application, rokhas_worker`.execute(db)
  // The chain says nothing about anybody: hashes and counts, for whoever wants to verify.
  for (const table of ['journal_leaf', 'journal_batch', 'journal_day', 'journal_unsealed']) {
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (true)`.execute(
      db,
    )
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_application`.execute(db)
  }
  await sql`grant select, insert on journal_leaf, journal_batch to rokhas_worker`.execute(db)
  await sql`grant select, delete on journal_unsealed to rokhas_worker`.execute(db)
  await sql`grant select, insert, update (authority, token, timestamped_at) on journal_day to rokhas_worker`.execute(db)
  // In which role and for which body somebody acted, for whoever already holds the mandate's id through an event.
  await sql`create function acting_of(ids uuid[]) returns table (id uuid, role text, body_id uuid, name_fr text, name_ar text)
    language sql stable security definer set search_path = public, pg_temp as $$
      select m.id, m.role, b.id, b.name_fr, b.name_ar from mandate m join body b on b.id = m.body_id
      where m.id = any (ids) $$`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await triggers(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function acting_of(uuid[])`.execute(db)
  await sql`drop table journal_day, journal_leaf, journal_batch, journal_unsealed, journal_event`.execute(db)
  await sql`drop function await_seal(), keep_day(), refuse_rewriting()`.execute(db)
}
