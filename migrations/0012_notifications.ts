import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notice (
      id uuid primary key,
      person_id uuid not null references person,
      kind text not null,
      data jsonb not null,
      path text,
      once_key text,
      created_at timestamptz not null,
      read_at timestamptz,
      unique (person_id, kind, once_key)
    )`.execute(db)
  await sql`create index notice_person on notice (person_id, id)`.execute(db)
  await sql`
    create table message (
      id uuid primary key,
      notice_id uuid references notice,
      person_id uuid references person,
      channel text not null check (channel in ('email', 'sms', 'registered')),
      address text not null,
      language text not null check (language in ('fr', 'ar')),
      kind text not null,
      data jsonb not null,
      state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'bounced')),
      attempts integer not null default 0,
      last_error text,
      server_id text,
      created_at timestamptz not null,
      sent_at timestamptz,
      unique (notice_id, channel)
    )`.execute(db)
  await sql`create index message_server on message (server_id) where server_id is not null`.execute(db)
  await sql`
    create table notification_preference (
      person_id uuid not null references person,
      kind text not null,
      channel text not null,
      wanted boolean not null,
      primary key (person_id, kind, channel)
    )`.execute(db)
  // Jobs are added in the transaction that needs them; the queue's own tables stay closed to the application.
  await sql`
    create function enqueue_job(task text, payload json, once_key text default null, run_at timestamptz default null,
      max_attempts integer default 25) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform graphile_worker.add_job(identifier => task, payload => payload, job_key => once_key, run_at => run_at,
        max_attempts => max_attempts, job_key_mode => 'preserve_run_at');
    end $$`.execute(db)
  await rights(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['notice', 'message', 'notification_preference']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select, insert, update on ${sql.table(table)} to rokhas_worker`.execute(db)
    await sql`create policy ${sql.id(`${table}_own`)} on ${sql.table(table)} for select to rokhas_application
      using (person_id = (select actor_person()))`.execute(db)
  }
  // Anybody's action may concern somebody else: a notice is added for them, never read back.
  await sql`create policy notice_add on notice for insert to rokhas_application with check (true)`.execute(db)
  await sql`create policy message_add on message for insert to rokhas_application with check (state = 'waiting')`.execute(
    db,
  )
  await sql`create policy notice_mark on notice for update to rokhas_application using (person_id = (select actor_person()))`.execute(
    db,
  )
  await sql`create policy preference_set on notification_preference to rokhas_application
    using (person_id = (select actor_person())) with check (person_id = (select actor_person()))`.execute(db)
  await sql`create policy message_watch on message for select to rokhas_application using (
    (select actor_has(array['operator', 'support'])))`.execute(db)
  await sql`grant select, insert on notice, message to rokhas_application`.execute(db)
  await sql`grant update (read_at) on notice to rokhas_application`.execute(db)
  await sql`grant select, insert, update, delete on notification_preference to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function enqueue_job(text, json, text, timestamptz, integer)`.execute(db)
  await sql`drop table notification_preference, message, notice`.execute(db)
}
