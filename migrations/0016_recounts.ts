import { type Kysely, sql } from 'kysely'

const OPEN = sql.raw(`d.state in ('filed', 'examined')`)

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deadline_recount (
      id uuid primary key,
      why jsonb not null,
      asked_by uuid references person,
      asked_at timestamptz not null,
      begun_at timestamptz,
      total integer,
      done integer not null default 0,
      changed integer not null default 0,
      -- The last dossier that was counted again: a run that was killed goes on from there.
      reached uuid,
      finished_at timestamptz,
      -- Asked before another began, which counts for both.
      answered_by uuid references deadline_recount
    )`.execute(db)
  await sql`create index deadline_recount_asked on deadline_recount (asked_at)`.execute(db)
  // What a change of the calendar did to a last day: the day it was, the day it became, and why.
  await sql`
    create table deadline_change (
      dossier_id uuid not null references dossier on delete cascade,
      stage text not null,
      recount_id uuid not null references deadline_recount,
      due_before date,
      due_after date,
      primary key (dossier_id, stage, recount_id)
    )`.execute(db)
  await sql`create index dossier_open on dossier (id) where state in ('filed', 'examined')`.execute(db)
}

async function functions(db: Kysely<unknown>): Promise<void> {
  // Held until the batch is written: whoever moves one of these dossiers waits, then counts it after us.
  await sql`
    create function hold_open_dossiers(after_id uuid, most integer) returns setof uuid
    language sql volatile security definer set search_path = public, pg_temp as $$
      select d.id from dossier d
      where ${OPEN} and d.procedure_version_id is not null and (after_id is null or d.id > after_id)
      order by d.id limit most for no key update of d $$`.execute(db)
  await sql`revoke execute on function hold_open_dossiers(uuid, integer) from public`.execute(db)
  await sql`grant execute on function hold_open_dossiers(uuid, integer) to rokhas_worker`.execute(db)
  // Counts only, for operators: they see no dossier.
  await sql`
    create function dossiers_under(of_version uuid) returns table (drafts integer, open integer, over integer)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not actor_has(array['operator']) then return; end if;
      return query select count(*) filter (where d.state = 'draft')::integer, count(*) filter (where ${OPEN})::integer,
          count(*) filter (where d.state in ('decided', 'archived'))::integer
        from dossier d where d.procedure_version_id = of_version;
    end $$`.execute(db)
  await sql`
    create function deadlines_across(first_day date, last_day date, only_working boolean) returns table (deadlines integer, dossiers integer)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not actor_has(array['operator']) then return; end if;
      return query select count(*)::integer, count(distinct x.dossier_id)::integer
        from dossier_deadline x join dossier d on d.id = x.dossier_id
        where ${OPEN} and x.met_day is null and (x.unit = 'working' or not only_working)
          and x.from_day < coalesce(last_day, 'infinity'::date) and (x.due_day >= first_day or x.due_day is null);
    end $$`.execute(db)
  for (const name of ['dossiers_under(uuid)', 'deadlines_across(date, date, boolean)']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
  await sql`create index dossier_version on dossier (procedure_version_id)`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['deadline_recount', 'deadline_change']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
  }
  const operator = sql.raw(`(select actor_has(array['operator']))`)
  await sql`create policy deadline_recount_read on deadline_recount for select to rokhas_application using (
    ${operator})`.execute(db)
  await sql`create policy deadline_recount_ask on deadline_recount for insert to rokhas_application with check (
    ${operator} and asked_by = (select actor_person()) and begun_at is null and finished_at is null
    and answered_by is null)`.execute(db)
  await sql`create policy deadline_change_read on deadline_change for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  await sql`grant select, insert on deadline_recount to rokhas_application`.execute(db)
  await sql`grant select, update on deadline_recount to rokhas_worker`.execute(db)
  await sql`grant select on deadline_change to rokhas_application`.execute(db)
  await sql`grant select, insert on deadline_change to rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await functions(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index dossier_version, dossier_open`.execute(db)
  await sql`drop function deadlines_across(date, date, boolean), dossiers_under(uuid), hold_open_dossiers(uuid, integer)`.execute(
    db,
  )
  await sql`drop table deadline_change, deadline_recount`.execute(db)
}
