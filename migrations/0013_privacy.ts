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
  for (const table of ['read_budget', 'export_request', 'retention_run']) {
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
      where person_id = of_person and state = 'active' $$`.execute(db)
  await sql`create policy export_own on export_request for select to rokhas_application using (
    asked_by = (select actor_person()) or body_id = any ((select actor_bodies(array['administrator']))::uuid[])
    or (select actor_has(array['operator'])))`.execute(db)
  await sql`create policy export_ask on export_request for insert to rokhas_application with check (
    asked_by = (select actor_person()) and state = 'counting' and decided_by is null)`.execute(db)
  await sql`create policy export_decide on export_request for update to rokhas_application using (
    asked_by <> (select actor_person()) and state = 'to_approve' and (
      body_id = any ((select actor_bodies(array['administrator']))::uuid[]) or (select actor_has(array['operator']))))
    with check (decided_by = (select actor_person()))`.execute(db)
  await sql`grant select, insert, update on export_request to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function hold_account(uuid, text, timestamptz), spend_reads(text, uuid, timestamptz, integer)`.execute(
    db,
  )
  await sql`drop table retention_run, export_request, read_budget`.execute(db)
}
