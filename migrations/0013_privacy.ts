import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // How many records of people and documents were read in an hour, by a person and by each body they act for.
  await sql`
    create table read_budget (
      holder_kind text not null check (holder_kind in ('person', 'body')),
      holder_id uuid not null,
      hour timestamptz not null,
      reads integer not null,
      primary key (holder_kind, holder_id, hour)
    )`.execute(db)
  await sql`
    create table export_request (
      id uuid primary key,
      kind text not null,
      filter jsonb not null,
      asked_by uuid not null references person,
      body_id uuid references body,
      asked_at timestamptz not null,
      reason text not null,
      rows_found integer,
      state text not null check (state in ('counting', 'to_approve', 'approved', 'refused', 'running', 'ready', 'failed', 'expired')),
      decided_by uuid references person,
      decided_at timestamptz,
      file_sha256 text,
      ready_at timestamptz,
      expires_at timestamptz,
      failure text,
      constraint export_second_person check (decided_by is distinct from asked_by)
    )`.execute(db)
  await sql`
    create table retention_run (
      id uuid primary key,
      at timestamptz not null,
      outcome jsonb not null
    )`.execute(db)
  await sql`create index export_asked_by on export_request (asked_by, id)`.execute(db)
  await sql`create index export_body on export_request (body_id, id) where body_id is not null`.execute(db)
  // The file is kept beside its request: ready and readable in one commit, erased in one when its days are over.
  await sql`
    create table export_file (
      export_id uuid primary key references export_request on delete cascade,
      name text not null,
      bytes bytea not null
    )`.execute(db)
  for (const table of ['read_budget', 'export_request', 'export_file', 'retention_run']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select, insert, update, delete on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
  await sql`create function spend_reads(kind text, holder uuid, at_hour timestamptz, how_many integer) returns integer
    language sql security definer set search_path = public, pg_temp as $$
      insert into read_budget as b (holder_kind, holder_id, hour, reads) values (kind, holder, at_hour, how_many)
      on conflict (holder_kind, holder_id, hour) do update set reads = b.reads + excluded.reads
      returning reads $$`.execute(db)
  // Beyond the budget the account holds itself: the person cannot undo it.
  await sql`create function hold_account(of_person uuid, because text, at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
      update account set state = 'held', state_reason = because, state_since = at
      where person_id = of_person and of_person = actor_person() and state = 'active' $$`.execute(db)
  await sql`create policy export_own on export_request for select to rokhas_application using (
    asked_by = (select actor_person()) or body_id = any ((select actor_bodies(array['administrator']))::uuid[])
    or (select actor_has(array['operator'])))`.execute(db)
  await sql`create policy export_ask on export_request for insert to rokhas_application with check (
    asked_by = (select actor_person()) and state = 'counting' and decided_by is null
    and case when kind = 'own_data' then body_id is null else body_id = any ((select actor_bodies(
      array['administrator', 'examiner', 'governor', 'wali', 'supervisor', 'operator']))::uuid[]) end)`.execute(db)
  await sql`create policy export_decide on export_request for update to rokhas_application using (
    asked_by <> (select actor_person()) and state = 'to_approve' and (
      body_id = any ((select actor_bodies(array['administrator']))::uuid[]) or (select actor_has(array['operator']))))
    with check (decided_by = (select actor_person()) and state in ('approved', 'refused'))`.execute(db)
  // Only who asked may open the file, not who approved it.
  await sql`create policy export_file_own on export_file for select to rokhas_application using (
    exists (select from export_request e
      where e.id = export_id and e.asked_by = (select actor_person()) and e.state = 'ready'))`.execute(db)
  await sql`grant select, insert, update (state, decided_by, decided_at) on export_request to rokhas_application`.execute(
    db,
  )
  await sql`grant select on export_file to rokhas_application`.execute(db)
  await retention(db)
  await watching(db)
  await shutFunctions(db)
}

/**
 * People whom nothing of the house needs any more: no mandate, no dossier still alive, nobody signed in since. Sessions
 * go sooner than people: the account itself says when one last opened. Whoever typed an address and never opened its link,
 * or was named so by an office anybody may open, is forgotten much sooner.
 */
async function retention(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function people_to_forget(before timestamptz, never_came_before timestamptz, on_day date) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select p.id from person p left join account a on a.person_id = p.id
      cross join lateral (select a.person_id is not null and a.email_confirmed_at is null and a.signed_in_at is null as never) came
      where p.anonymised_at is null
        and (greatest(p.created_at, a.signed_in_at) < before or (came.never and p.created_at < never_came_before))
        and not exists (select from session s where s.person_id = p.id and s.last_seen_at >= before)
        and not exists (select from mandate m join body b on b.id = m.body_id where m.person_id = p.id
          and (b.official or not came.never) and m.ended_at is null and (m.valid_to is null or m.valid_to >= on_day))
        and not exists (select from dossier d where d.created_by = p.id and d.state <> 'archived')
        and not exists (select from dossier_participant t join dossier d on d.id = t.dossier_id
          where t.person_id = p.id and d.state <> 'archived') $$`.execute(db)
  await sql`revoke execute on function people_to_forget(timestamptz, timestamptz, date) from public`.execute(db)
  await sql`grant execute on function people_to_forget(timestamptz, timestamptz, date) to rokhas_worker`.execute(db)
}

/** What an operator watches, in one look; null for anybody else. Counts and moments, nobody's name. */
async function watching(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function watch_state(seen_at timestamptz, forget_before timestamptz, never_came_before timestamptz, on_day date)
    returns jsonb
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not actor_has(array['operator']) then return null; end if;
      return jsonb_build_object(
        'database', jsonb_build_object(
          'bytes', pg_database_size(current_database()),
          'connections', (select count(*) from pg_stat_activity where datname = current_database()),
          'connectionsAtMost', current_setting('max_connections')::integer),
        'migrations', (select jsonb_build_object('applied', count(*), 'last', max(name)) from kysely_migration),
        'jobs', (select jsonb_build_object(
            'waiting', count(*) filter (where attempts = 0 and locked_at is null),
            'running', count(*) filter (where locked_at is not null),
            'retrying', count(*) filter (where locked_at is null and attempts between 1 and max_attempts - 1),
            'dead', count(*) filter (where locked_at is null and attempts >= max_attempts),
            'oldestDueSeconds', extract(epoch from seen_at - min(run_at) filter (where run_at <= seen_at and attempts < max_attempts))::integer)
          from graphile_worker.jobs),
        'runners', (select count(distinct runner) from job_runner),
        'messages', (select jsonb_build_object(
            'waiting', count(*) filter (where state = 'waiting'),
            'failed', count(*) filter (where state = 'failed'),
            'bounced', count(*) filter (where state = 'bounced'),
            'lastSent', max(sent_at),
            'oldestWaitingSeconds', extract(epoch from seen_at - min(created_at) filter (where state = 'waiting'))::integer)
          from message),
        'journal', (select jsonb_build_object('unsealed', count(*),
            'oldestUnsealedSeconds', extract(epoch from seen_at - min(e.at))::integer)
          from journal_unsealed u join journal_event e on e.id = u.event_id),
        'lastSealed', (select max(sealed_at) from journal_batch),
        'days', (select jsonb_build_object('last', max(day), 'lastTimestamped', max(timestamped_at),
            'untimestamped', count(*) filter (where timestamped_at is null)) from journal_day),
        'documents', (select jsonb_build_object('at', c.at, 'checked', c.checked, 'missing', jsonb_array_length(c.missing),
            'altered', jsonb_array_length(c.altered), 'orphaned', jsonb_array_length(c.orphaned))
          from document_check c order by c.at desc limit 1),
        'scans', (select jsonb_build_object('waiting', count(*) filter (where scan = 'waiting'),
            'infected', count(*) filter (where scan = 'infected'), 'last', max(scanned_at)) from blob),
        'retention', (select jsonb_build_object('at', r.at, 'outcome', r.outcome) from retention_run r order by r.at desc limit 1),
        'peopleDue', (select count(*) from people_to_forget(forget_before, never_came_before, on_day)));
    end $$`.execute(db)
}

/** What runs with its owner's rights answers our two roles, and nobody else who may reach this database's server. */
const shutFunctions = (db: Kysely<unknown>) =>
  sql`do $$
    declare one regprocedure;
    begin
      for one in select p.oid from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('public', p.oid, 'execute')
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      loop
        execute format('revoke execute on function %s from public', one);
        execute format('grant execute on function %s to rokhas_application, rokhas_worker', one);
      end loop;
    end $$`.execute(db)

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function hold_account(uuid, text, timestamptz), spend_reads(text, uuid, timestamptz, integer)`.execute(
    db,
  )
  await sql`drop function watch_state(timestamptz, timestamptz, timestamptz, date),
    people_to_forget(timestamptz, timestamptz, date)`.execute(db)
  await sql`drop table retention_run, export_file, export_request, read_budget`.execute(db)
}
