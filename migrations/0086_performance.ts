import { type Kysely, sql } from 'kysely'

const CELLS = ['performance_cell', 'performance_reason_cell', 'performance_body_cell']
const HIDDEN = ['performance_dirty', 'performance_dossier', 'performance_avis', 'performance_state']

/** What the events come to, dossier by dossier and avis by avis; derived, and made again from the events at any time. */
async function facts(db: Kysely<unknown>): Promise<void> {
  // From its filing to its end, both included; without an end while it is open. Days out of order are one day.
  await sql`create function performance_span(filed date, closed date) returns daterange
    language sql immutable parallel safe as $$
      select daterange(filed, case when closed is not null then greatest(closed, filed) end, '[]') $$`.execute(db)
  await sql`
    create table performance_dossier (
      dossier_id uuid primary key,
      commune_code text not null,
      procedure_code text not null,
      track text not null check (track in ('gp', 'pp', 'none')),
      filed_day date not null,
      -- The decision that stands, or the withdrawal; null while it is open.
      closed_day date,
      outcome text check (outcome in ('granted', 'refused', 'silence', 'acknowledged', 'withdrawn')),
      calendar_gross integer,
      calendar_net integer,
      working_gross integer,
      working_net integer,
      due_day date,
      requests integer not null,
      guichet_ms bigint,
      members_ms bigint,
      president_ms bigint,
      applicant_ms bigint,
      -- Why something was asked of the applicant, and on what grounds it was refused: codes, each once.
      asked text[] not null,
      grounds text[] not null,
      -- Why it counts in no figure: a day that has not come, days out of order, a day no register gives.
      doubt text check (doubt in ('future_day', 'disorder', 'assumed_day')),
      constraint performance_dossier_closed check ((closed_day is null) = (outcome is null))
    )`.execute(db)
  // Whatever was open at some time of a quarter, in one commune.
  await sql`create index performance_dossier_span on performance_dossier using gist
    (commune_code, performance_span(filed_day, closed_day))`.execute(db)
  await sql`create index performance_dossier_open on performance_dossier (filed_day) where closed_day is null`.execute(
    db,
  )
  await sql`
    create table performance_avis (
      consulted_body_id uuid primary key,
      dossier_id uuid not null,
      body_id uuid not null,
      commune_code text not null,
      asked_day date not null,
      answered_day date,
      working_days integer
    )`.execute(db)
  await sql`create index performance_avis_dossier on performance_avis (dossier_id)`.execute(db)
  await sql`create index performance_avis_cell on performance_avis (commune_code, asked_day)`.execute(db)
}

/** Sums of the facts by quarter and commune; '*' is every procedure, every track. Delays are kept whole, in order. */
async function cells(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table performance_cell (
      quarter date not null,
      commune_code text not null,
      procedure_code text not null,
      track text not null,
      filed integer not null,
      granted integer not null,
      refused integer not null,
      silence integer not null,
      acknowledged integer not null,
      withdrawn integer not null,
      timed integer not null,
      in_time integer not null,
      right_first_time integer not null,
      doubtful integer not null,
      guichet_ms bigint not null,
      members_ms bigint not null,
      president_ms bigint not null,
      applicant_ms bigint not null,
      calendar_gross integer[] not null,
      calendar_net integer[] not null,
      working_gross integer[] not null,
      working_net integer[] not null,
      -- When what was open at the quarter's end had been filed; what is open now, for the quarter that runs.
      open_since date[] not null,
      primary key (quarter, procedure_code, track, commune_code)
    )`.execute(db)
  await sql`create index performance_cell_commune on performance_cell (commune_code, procedure_code, track, quarter)`.execute(
    db,
  )
  await sql`
    create table performance_reason_cell (
      quarter date not null,
      commune_code text not null,
      kind text not null check (kind in ('complement', 'refusal')),
      code text not null,
      dossiers integer not null,
      primary key (quarter, commune_code, kind, code)
    )`.execute(db)
  await sql`
    create table performance_body_cell (
      quarter date not null,
      commune_code text not null,
      body_id uuid not null,
      asked integer not null,
      answered integer not null,
      working_days integer[] not null,
      primary key (quarter, commune_code, body_id)
    )`.execute(db)
  await sql`
    create table performance_state (
      one boolean primary key default true check (one),
      -- The day figures were last brought up to: quarters that ended before it have their backlog.
      as_of date not null,
      rolled_at timestamptz not null,
      version bigint not null
    )`.execute(db)
}

const SEEN = {
  insert: 'new table as written',
  update: 'old table as was new table as written',
  delete: 'old table as written',
}

/** Whoever writes an event never waits for the roll-up: it adds a row that nobody else touches. */
async function dirtying(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table performance_dirty (
      id bigint generated always as identity primary key,
      dossier_id uuid,
      -- A holiday came or went: whatever was open that day is measured again.
      day date,
      constraint performance_dirty_one check (num_nonnulls(dossier_id, day) = 1)
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`.execute(db)
  const watch = (name: string, table: string, when: keyof typeof SEEN, select: string) =>
    sql.raw(`
    create function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into performance_dirty (dossier_id) ${select};
      return null;
    end $$;
    create trigger ${name} after ${when} on ${table}
      referencing ${SEEN[when]}
      for each statement execute function ${name}();
    revoke execute on function ${name}() from public`)
  await watch('performance_of_event', 'dossier_event', 'insert', 'select distinct dossier_id from written').execute(db)
  await watch(
    'performance_of_dossier',
    'dossier',
    'update',
    `select w.id from written w join was o on o.id = w.id where w.moves > 0 and (w.commune_code, w.track, w.procedure_version_id)
      is distinct from (o.commune_code, o.track, o.procedure_version_id)`,
  ).execute(db)
  await watch('performance_of_removal', 'dossier', 'delete', 'select id from written').execute(db)
  await watch(
    'performance_of_deadline',
    'dossier_deadline',
    'insert',
    `select dossier_id from written where stage = 'total'`,
  ).execute(db)
  await watch(
    'performance_of_deadline_moved',
    'dossier_deadline',
    'update',
    `select w.dossier_id from written w join was o on o.dossier_id = w.dossier_id and o.stage = w.stage
      where w.stage = 'total' and w.due_day is distinct from o.due_day`,
  ).execute(db)
  await watch('performance_of_item', 'complement_item', 'insert', 'select distinct dossier_id from written').execute(db)
  await watch('performance_of_body', 'consulted_body', 'insert', 'select distinct dossier_id from written').execute(db)
  await watch(
    'performance_of_body_changed',
    'consulted_body',
    'update',
    'select distinct dossier_id from written',
  ).execute(db)
  await watch(
    'performance_of_avis',
    'avis',
    'insert',
    'select distinct c.dossier_id from written w join consulted_body c on c.id = w.consulted_body_id',
  ).execute(db)
  await holidays(db)
}

/** Written for the roll-up to look up: it alone sees every dossier that is measured. */
async function holidays(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function performance_of_holiday() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into performance_dirty (day) select distinct day from written;
      return null;
    end $$`.execute(db)
  for (const when of ['insert', 'update'])
    await sql`create trigger ${sql.id(`performance_of_holiday_${when}`)} after ${sql.raw(when)} on holiday
      referencing new table as written for each statement execute function performance_of_holiday()`.execute(db)
  await sql`revoke execute on function performance_of_holiday() from public`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of [...CELLS, ...HIDDEN]) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select, insert, update, delete on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
  // Sums are everybody's; of one dossier, whoever may see that dossier.
  for (const table of [...CELLS, 'performance_state']) {
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (true)`.execute(
      db,
    )
    await sql`grant select on ${sql.table(table)} to rokhas_application`.execute(db)
  }
  // How many events are not in the figures yet, a thousand at most, and nothing of them.
  await sql`create function performance_waiting() returns integer
    language sql stable security definer set search_path = public, pg_temp as $$
      select count(*)::integer from (select from performance_dirty limit 1000) w $$`.execute(db)
  await sql`revoke execute on function performance_waiting() from public`.execute(db)
  await sql`grant execute on function performance_waiting() to rokhas_application`.execute(db)
  await sql`create policy performance_dossier_read on performance_dossier for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  await sql`grant select on performance_dossier to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await facts(db)
  await cells(db)
  await dirtying(db)
  await rights(db)
  // What happened before these tables were there.
  await sql`insert into performance_dirty (dossier_id) select id from dossier where moves > 0`.execute(db)
}

const WATCHING = [
  'event',
  'dossier',
  'removal',
  'deadline',
  'deadline_moved',
  'item',
  'body',
  'body_changed',
  'avis',
  'holiday',
].map((of) => `performance_of_${of}`)

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of WATCHING) await sql`drop function ${sql.raw(name)}() cascade`.execute(db)
  await sql`drop table performance_state, performance_body_cell, performance_reason_cell, performance_cell,
    performance_avis, performance_dossier, performance_dirty`.execute(db)
  await sql`drop function performance_span(date, date), performance_waiting()`.execute(db)
}
