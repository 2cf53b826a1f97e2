import { type Kysely, sql } from 'kysely'

async function tables(db: Kysely<unknown>): Promise<void> {
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
  // `data` may hold a secret link: it is blanked once the message is sent or given up.
  await sql`
    create table message (
      id uuid primary key,
      notice_id uuid references notice on delete set null,
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
  await sql`create index message_waiting on message (created_at) where state = 'waiting'`.execute(db)
  await sql`create index message_person on message (person_id)`.execute(db)
  await sql`
    create table notification_preference (
      person_id uuid not null references person,
      kind text not null,
      channel text not null,
      wanted boolean not null,
      primary key (person_id, kind, channel)
    )`.execute(db)
  // Which process runs which workers: it holds the advisory lock `runner` for as long as it lives.
  await sql`
    create table job_runner (
      worker_id text primary key,
      runner integer not null,
      since timestamptz not null
    )`.execute(db)
}

async function functions(db: Kysely<unknown>): Promise<void> {
  // Jobs are added in the transaction that needs them; the queue's own tables stay closed to the application.
  await sql`
    create function enqueue_job(task text, payload json, once_key text default null, run_at timestamptz default null,
      max_attempts integer default 25) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform graphile_worker.add_job(identifier => task, payload => payload, job_key => once_key, run_at => run_at,
        max_attempts => max_attempts, job_key_mode => 'preserve_run_at');
    end $$`.execute(db)
  // The address, the language and the wishes of somebody else are read here and told to nobody. False: said already.
  await sql`
    create function notify_person(notice_id uuid, message_id uuid, of_person uuid, of_kind text, words jsonb, secret jsonb,
      to_path text, of_once_key text, at timestamptz, to_address text, refusable boolean, to_unconfirmed boolean)
    returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into notice (id, person_id, kind, data, path, once_key, created_at)
      values (notice_id, of_person, of_kind, words, to_path, of_once_key, at)
      on conflict (person_id, kind, once_key) do nothing;
      if not found then return false; end if;
      insert into message (id, notice_id, person_id, channel, address, language, kind, data, created_at)
      select message_id, notify_person.notice_id, p.id, 'email', coalesce(to_address, a.email), p.language, of_kind,
        words || secret, at
      from person p join account a on a.person_id = p.id
      where p.id = of_person and p.anonymised_at is null and not a.demonstration
        and (to_address is not null or to_unconfirmed or a.email_confirmed_at is not null)
        and not (refusable and exists (select from notification_preference n
          where n.person_id = p.id and n.kind = of_kind and n.channel = 'email' and not n.wanted));
      if found then
        perform enqueue_job('message.send', json_build_object('messageId', message_id), 'message:' || message_id);
      end if;
      return true;
    end $$`.execute(db)
  // Ids only: who holds one of these roles on a day, in one body or in any.
  await sql`
    create function holders_of(roles text[], of_body uuid, on_day date) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select distinct m.person_id from mandate m cross join lateral mandates_in_force(m.person_id, on_day) f
      where m.role = any (roles) and f.id = m.id and (of_body is null or m.body_id = of_body) $$`.execute(db)
}

/** The queue as operators see it; anybody else sees nothing. Ids and errors, never what a job was handed. */
async function watching(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function watch_jobs()
    returns table (id bigint, task text, state text, created_at timestamptz, run_at timestamptz, attempts integer,
      max_attempts integer, last_error text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not actor_has(array['operator']) then return; end if;
      return query select j.id, j.task_identifier,
        case when j.locked_at is not null then 'running'
          when j.attempts >= j.max_attempts then 'dead'
          when j.attempts > 0 then 'retrying' else 'waiting' end,
        j.created_at, j.run_at, j.attempts::integer, j.max_attempts::integer, left(j.last_error, 500)
      from graphile_worker.jobs j;
    end $$`.execute(db)
  await sql`
    create function retry_job(of_id bigint, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if not actor_has(array['operator']) then return false; end if;
      return (select count(*) > 0 from graphile_worker.reschedule_jobs(array[of_id], run_at => at, attempts => 0));
    end $$`.execute(db)
}

/** Columns of a message that may be watched: not its words. */
const WATCHED = `id, notice_id, person_id, channel, address, language, kind, state, attempts, last_error, server_id,
  created_at, sent_at`

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['notice', 'message', 'notification_preference', 'job_runner']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select, insert, update, delete on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
  for (const table of ['notice', 'message'])
    await sql`create policy ${sql.id(`${table}_own`)} on ${sql.table(table)} for select to rokhas_application
      using (person_id = (select actor_person()))`.execute(db)
  await sql`create policy notice_mark on notice for update to rokhas_application
    using (person_id = (select actor_person()))`.execute(db)
  await sql`create policy preference_set on notification_preference to rokhas_application
    using (person_id = (select actor_person())) with check (person_id = (select actor_person()))`.execute(db)
  await sql`create policy message_watch on message for select to rokhas_application using (
    (select actor_has(array['operator', 'support'])))`.execute(db)
  await sql`grant select, update (read_at) on notice to rokhas_application`.execute(db)
  await sql`grant select (${sql.raw(WATCHED)}) on message to rokhas_application`.execute(db)
  await sql`grant select, insert, update, delete on notification_preference to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await functions(db)
  await watching(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function retry_job(bigint, timestamptz), watch_jobs(), holders_of(text[], uuid, date),
    notify_person(uuid, uuid, uuid, text, jsonb, jsonb, text, text, timestamptz, text, boolean, boolean),
    enqueue_job(text, json, text, timestamptz, integer)`.execute(db)
  await sql`drop table job_runner, notification_preference, message, notice`.execute(db)
}
