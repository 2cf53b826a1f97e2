import { type Kysely, sql } from 'kysely'

/** Clerks of the place, and whoever administers its commune. */
const BRINGS_IN = (territory: string) => `(${territory} && (select actor_territories(array['guichet']))
  or ${territory} && (select commune_administrator_territories()))`

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table backlog (
      id uuid primary key,
      commune_code text not null references commune,
      territory text[] not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      file_name text not null check (length(file_name) between 1 and 200),
      bytes bytea not null,
      header_line integer not null,
      headers text[] not null,
      columns jsonb not null,
      state text not null default 'read' check (state in ('read', 'importing', 'done')),
      created_by uuid not null references person,
      created_at timestamptz not null,
      started_by uuid references person,
      started_mandate_id uuid references mandate,
      started_at timestamptz,
      finished_at timestamptz,
      constraint backlog_started check (state = 'read' or num_nonnulls(started_by, started_mandate_id, started_at) = 3)
    )`.execute(db)
  await sql`create trigger backlog_territory before insert on backlog
    for each row execute function dossier_territory()`.execute(db)
  // What the paper says of a dossier, and what became of it; counted by state, gone through by day of filing.
  await sql`
    create table backlog_row (
      backlog_id uuid not null references backlog on delete cascade,
      line integer not null,
      state text not null check (state in ('ready', 'faulty', 'imported', 'refused')),
      filed_on date,
      cells jsonb not null,
      dossier jsonb,
      faults jsonb not null,
      notes jsonb not null,
      scans text[] not null,
      refusal text,
      dossier_id uuid references dossier,
      done_at timestamptz,
      primary key (backlog_id, line)
    )`.execute(db)
  await sql`create index backlog_row_ready on backlog_row (backlog_id, filed_on, line) where state = 'ready'`.execute(
    db,
  )
  await sql`create index backlog_row_dossier on backlog_row (dossier_id) where dossier_id is not null`.execute(db)
  // A series of its own: the house's numbers say in which order its counters received, and what came before it cannot enter.
  await sql`
    create table backlog_number (
      commune_code text not null references commune,
      year integer not null,
      last integer not null,
      primary key (commune_code, year)
    )`.execute(db)
  await sql`alter table dossier add column backlog_id uuid references backlog,
    add column paper_number text check (length(paper_number) between 1 and 60),
    add constraint dossier_paper check ((backlog_id is null) = (paper_number is null))`.execute(db)
  // One paper number of a commune is one dossier, however often its spreadsheet is brought in.
  await sql`create unique index dossier_paper_number on dossier
    (commune_code, upper(regexp_replace(paper_number, '\\s+', '', 'g'))) where paper_number is not null`.execute(db)
  // Null for what happened here; the day and the instant of the event are the paper's.
  await sql`alter table dossier_event add column brought_at timestamptz`.execute(db)
}

async function functions(db: Kysely<unknown>): Promise<void> {
  await sql`create function commune_administrator_territories() returns text[]
    language sql stable security definer set search_path = public, pg_temp as $$
      select coalesce(array_agg(distinct u), '{}') from actor_mandates() m join body b on b.id = m.body_id
        cross join unnest(m.territories) u
      where m.role = 'administrator' and b.kind in ('commune', 'arrondissement') $$`.execute(db)
  // Scans of what was brought in from paper, by the clerks of the place: a commune's administrator reads no dossier.
  await sql`create function actor_brings_in(of_dossier uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from dossier d where d.id = of_dossier and d.backlog_id is not null and d.state <> 'draft'
        and d.territory && actor_territories(array['guichet'])) $$`.execute(db)
  await sql`create or replace function actor_fills(of_dossier uuid, of_piece text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select of_piece is null or actor_part(of_dossier, array['owner', 'designer']) or actor_brings_in(of_dossier) or coalesce((
        select e ->> 'by' is null or actor_part(of_dossier, case e ->> 'by' when 'surveyor' then array['surveyor']
          when 'engineer' then array['engineer'] else '{}'::text[] end)
        from dossier d join procedure_version v on v.id = d.procedure_version_id,
          jsonb_array_elements(v.definition -> 'pieces') e
        where d.id = of_dossier and e ->> 'code' = of_piece limit 1), true) $$`.execute(db)
  for (const name of ['commune_administrator_territories()', 'actor_brings_in(uuid)']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['backlog', 'backlog_row', 'backlog_number']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select, insert, update on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
  const own = sql.raw(BRINGS_IN('territory'))
  await sql`create policy backlog_own on backlog to rokhas_application using (${own}) with check (${own})`.execute(db)
  const ofOwn = (state = '') => sql.raw(`exists (select from backlog b where b.id = backlog_id${state})`)
  const before = ofOwn(` and b.state = 'read'`)
  await sql`create policy backlog_row_read on backlog_row for select to rokhas_application using (${ofOwn()})`.execute(
    db,
  )
  // Judged again until the import begins; what became of a row is the background's word.
  await sql`create policy backlog_row_judge on backlog_row for insert to rokhas_application
    with check (${before} and state in ('ready', 'faulty'))`.execute(db)
  await sql`create policy backlog_row_forget on backlog_row for delete to rokhas_application using (${before})`.execute(
    db,
  )
  await sql`grant select, insert on backlog to rokhas_application`.execute(db)
  await sql`grant update (header_line, headers, columns, state, started_by, started_mandate_id, started_at) on backlog
    to rokhas_application`.execute(db)
  await sql`grant select, insert, delete on backlog_row to rokhas_application`.execute(db)
  await sql`create policy document_scan on document for insert to rokhas_application with check (
    deposited_by = (select actor_person()) and actor_brings_in(dossier_id))`.execute(db)
  await working(db)
}

/** The background writes what paper says, and of nothing else. */
async function working(db: Kysely<unknown>): Promise<void> {
  const ofPaper = sql.raw(`exists (select from dossier d where d.id = dossier_id and d.backlog_id is not null)`)
  await sql`create policy dossier_bring_in on dossier for insert to rokhas_worker with check (
    backlog_id is not null and state = 'draft')`.execute(db)
  await sql`create policy body_bring_in on body for insert to rokhas_worker with check (
    kind = 'company' and created_by is null)`.execute(db)
  for (const table of ['dossier_participant', 'dossier_event'])
    await sql`create policy ${sql.id(`${table}_bring_in`)} on ${sql.table(table)} for insert to rokhas_worker
      with check (${ofPaper})`.execute(db)
  await sql`grant insert on dossier, dossier_participant, dossier_event, person, body to rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await functions(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop policy document_scan on document`.execute(db)
  for (const table of ['dossier', 'body', 'dossier_participant', 'dossier_event'])
    await sql`drop policy ${sql.id(`${table}_bring_in`)} on ${sql.table(table)}`.execute(db)
  await sql`revoke insert on dossier, dossier_participant, dossier_event, person, body from rokhas_worker`.execute(db)
  await sql`create or replace function actor_fills(of_dossier uuid, of_piece text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select of_piece is null or actor_part(of_dossier, array['owner', 'designer']) or coalesce((
        select e ->> 'by' is null or actor_part(of_dossier, case e ->> 'by' when 'surveyor' then array['surveyor']
          when 'engineer' then array['engineer'] else '{}'::text[] end)
        from dossier d join procedure_version v on v.id = d.procedure_version_id,
          jsonb_array_elements(v.definition -> 'pieces') e
        where d.id = of_dossier and e ->> 'code' = of_piece limit 1), true) $$`.execute(db)
  await sql`drop function actor_brings_in(uuid)`.execute(db)
  await sql`alter table dossier_event drop column brought_at`.execute(db)
  await sql`alter table dossier drop column paper_number, drop column backlog_id`.execute(db)
  await sql`drop table backlog_number, backlog_row, backlog`.execute(db)
  await sql`drop function commune_administrator_territories()`.execute(db)
}
