import { type Kysely, sql } from 'kysely'

const STEPS = {
  draft: ['draft'],
  filed: ['filed', 'inadmissible', 'consulted', 'completing', 'inspected'],
  examined: ['deliberated', 'opined', 'modifying', 'deferred', 'to_settle', 'to_sign'],
  decided: [...['granted', 'deemed_granted', 'refused', 'acknowledged', 'works', 'completed', 'lapsed', 'withdrawn']],
  archived: ['archived'],
}
const list = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(', '))
const array = (words: readonly string[]) => sql.raw(`array[${words.map((word) => `'${word}'`).join(', ')}]`)

const UNDER_EXAMINATION = ['filed', 'examined']

/** Who may make which move in which state; the finer question, from which step, is the procedure's own. */
type Door = {
  readonly events: readonly string[]
  readonly states: readonly string[]
  readonly roles?: readonly string[]
}
const DOORS: readonly Door[] = [
  { events: ['file'], states: ['draft', 'filed'] },
  { events: ['give_complement', 'file_modified', 'withdraw'], states: UNDER_EXAMINATION },
  { events: ['open_works', 'declare_completion'], states: ['decided'] },
  { events: ['refuse_admission', 'dispatch', 'acknowledge'], states: ['filed'], roles: ['guichet'] },
  { events: ['ask_complement'], states: ['filed'], roles: ['guichet', 'examiner', 'president', 'delegate'] },
  {
    events: ['summon', 'inspect', 'hold_session', 'sign_minutes'],
    states: UNDER_EXAMINATION,
    roles: ['guichet'],
  },
  {
    events: ['ask_modification', 'defer', 'resume', 'accept', 'sign', 'refuse'],
    states: UNDER_EXAMINATION,
    roles: ['president', 'delegate'],
  },
  { events: ['settle'], states: ['examined'], roles: ['cashier'] },
  { events: ['attest_silence'], states: UNDER_EXAMINATION, roles: ['governor'] },
  { events: ['record_lapse', 'archive'], states: ['decided'], roles: ['guichet'] },
]

async function tables(db: Kysely<unknown>): Promise<void> {
  const states = Object.entries(STEPS).map(
    ([state, steps]) => sql`when step in (${list(steps)}) then ${sql.lit(state)}`,
  )
  await sql`alter table dossier
    add column procedure_version_id uuid references procedure_version,
    add column track text check (track in ('gp', 'pp')),
    add column project jsonb not null default '{}',
    add column step text not null default 'draft',
    add column step_since timestamptz,
    add column moves integer not null default 0,
    add column number text unique,
    add column filed_at timestamptz,
    add column due_day date,
    add column follows uuid references dossier,
    add column assigned_to uuid references person,
    add column labels text[] not null default '{}',
    add constraint dossier_step check (moves = 0 or state = case ${sql.join(states, sql` `)} end)`.execute(db)
  for (const table of ['document', 'upload'])
    await sql`alter table ${sql.table(table)} add column piece text check (piece ~ '^[a-z][a-z0-9_]{1,40}$')`.execute(
      db,
    )
  // What happened, in order; the clock is computed from these and from nothing else.
  await sql`
    create table dossier_event (
      dossier_id uuid not null references dossier,
      move integer not null check (move > 0),
      event text not null,
      step text not null,
      state text not null,
      at timestamptz not null,
      day date not null,
      person_id uuid not null references person,
      mandate_id uuid references mandate,
      reason jsonb,
      primary key (dossier_id, move)
    )`.execute(db)
  await sql`
    create table dossier_deadline (
      dossier_id uuid not null references dossier on delete cascade,
      stage text not null,
      holder text not null,
      from_day date,
      assumed boolean not null,
      due_day date,
      days integer,
      unit text not null check (unit in ('working', 'calendar')),
      days_left integer not null,
      skipped jsonb not null,
      rule jsonb not null,
      met_day date,
      primary key (dossier_id, stage)
    )`.execute(db)
  await sql`create index dossier_deadline_due on dossier_deadline (due_day) where met_day is null`.execute(db)
  await sql`
    create table dossier_number (
      commune_code text not null references commune,
      year integer not null,
      last integer not null,
      primary key (commune_code, year)
    )`.execute(db)
}

/** An event moves its dossier: nothing else may, and of two events that follow the same one the second is refused. */
async function moving(db: Kysely<unknown>): Promise<void> {
  await sql`create function move_dossier() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update dossier d set step = new.step, state = new.state, moves = new.move, step_since = new.at,
          filed_at = coalesce(d.filed_at, case when new.event = 'file' then new.at end)
        where d.id = new.dossier_id and d.moves = new.move - 1;
      if not found then
        raise exception 'the dossier has moved on' using errcode = 'serialization_failure';
      end if;
      return null;
    end $$`.execute(db)
  await sql`create trigger dossier_event_moves after insert on dossier_event
    for each row execute function move_dossier()`.execute(db)
  await sql`create trigger dossier_event_kept before update or delete on dossier_event
    for each row execute function refuse_rewriting()`.execute(db)
  // The last day of the whole, beside what a queue is sorted and filtered by.
  await sql`create function keep_due_day() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update dossier d set due_day = w.due_day from written w
        where w.stage = 'total' and d.id = w.dossier_id and d.due_day is distinct from w.due_day;
      return null;
    end $$`.execute(db)
  for (const event of ['insert', 'update'])
    await sql`create trigger ${sql.id(`dossier_deadline_${event}`)} after ${sql.raw(event)} on dossier_deadline
      referencing new table as written for each statement execute function keep_due_day()`.execute(db)
  // A clock that stands comes after every last day.
  await sql`create index dossier_queue on dossier (coalesce(due_day, 'infinity'::date), id) where state in ('filed', 'examined')`.execute(
    db,
  )
  // Numbers of a commune and a year follow each other without a hole: the row is held until the filing is committed.
  await sql`create function number_dossier(of_dossier uuid, in_year integer) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare code text; taken integer; given text;
    begin
      select d.commune_code, d.number into code, given from dossier d
        where d.id = of_dossier and actor_part(d.id, array['owner', 'designer']);
      if code is null or given is not null then return given; end if;
      insert into dossier_number values (code, in_year, 1)
        on conflict (commune_code, year) do update set last = dossier_number.last + 1 returning last into taken;
      given := replace(code, '.', '') || '-' || in_year || '-' || lpad(taken::text, 5, '0');
      update dossier d set number = given where d.id = of_dossier;
      return given;
    end $$`.execute(db)
}

/** Without roles it is a matter of whoever leads the dossier: its owner or its designer. */
const opens = ({ events, states, roles }: Door) => sql`(event in (${list(events)})
  and exists (select from dossier d where d.id = dossier_id and d.state in (${list(states)})
    and ${roles ? sql`d.territory && (select actor_territories(${array(roles)}))` : sql`actor_part(d.id, array['owner', 'designer'])`}))`

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['dossier_event', 'dossier_deadline', 'dossier_number'])
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  await sql`create policy dossier_event_make on dossier_event for insert to rokhas_application with check (
    person_id = (select actor_person()) and (${sql.join(DOORS.map(opens), sql` or `)}))`.execute(db)
  for (const table of ['dossier_event', 'dossier_deadline'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (
      exists (select from dossier d where d.id = dossier_id))`.execute(db)
  // Written by whoever has just moved the dossier.
  const movedByActor = sql`exists (select from dossier d join dossier_event e on e.dossier_id = d.id and e.move = d.moves
    where d.id = dossier_deadline.dossier_id and e.person_id = (select actor_person()))`
  await sql`create policy dossier_deadline_write on dossier_deadline to rokhas_application
    using (${movedByActor}) with check (${movedByActor})`.execute(db)
  for (const table of ['dossier_event', 'dossier_deadline'])
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
  await sql`grant select, insert on dossier_event to rokhas_application`.execute(db)
  await sql`grant select, insert, update, delete on dossier_deadline to rokhas_application, rokhas_worker`.execute(db)
  await sql`grant select on dossier_event to rokhas_worker`.execute(db)
  await sql`grant update (procedure_version_id, track, project) on dossier to rokhas_application`.execute(db)
  for (const name of ['move_dossier()', 'keep_due_day()', 'number_dossier(uuid, integer)'])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
  await sql`grant execute on function number_dossier(uuid, integer) to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await moving(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table dossier_number, dossier_deadline, dossier_event`.execute(db)
  await sql`drop function move_dossier(), keep_due_day(), number_dossier(uuid, integer)`.execute(db)
  for (const table of ['document', 'upload']) await sql`alter table ${sql.table(table)} drop column piece`.execute(db)
  await sql`alter table dossier drop constraint dossier_step, drop column labels, drop column assigned_to,
    drop column follows, drop column due_day, drop column filed_at, drop column number, drop column moves, drop column step_since,
    drop column step, drop column project, drop column track, drop column procedure_version_id`.execute(db)
}
