import { type Kysely, sql } from 'kysely'

const array = (words: readonly string[]) => sql.raw(`array[${words.map((word) => `'${word}'`).join(', ')}]`)
const READERS = array([
  ...['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor'],
])
const NUDGERS = array(['governor', 'wali', 'supervisor'])
const TABLES = ['commune_follow', 'nudge_interval', 'nudge_run', 'dossier_nudge', 'nudge_outcome']

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table commune_follow (
      person_id uuid not null references person,
      commune_code text not null references commune,
      followed_at timestamptz not null,
      primary key (person_id, commune_code)
    )`.execute(db)
  // How many working days lie between two reminders of one dossier to one body: no text says it, a rule of the house does.
  await sql`
    create table nudge_interval (
      valid_from date primary key,
      valid_to date,
      working_days integer not null check (working_days > 0),
      rule jsonb not null,
      check (valid_to is null or valid_from <= valid_to)
    )`.execute(db)
  // One press: whom it reached is told once for all of its dossiers.
  await sql`
    create table nudge_run (
      id uuid primary key,
      person_id uuid not null references person,
      note text check (length(note) between 1 and 500),
      at timestamptz not null
    )`.execute(db)
  await sql`
    create table dossier_nudge (
      id uuid primary key,
      run_id uuid not null references nudge_run,
      dossier_id uuid not null references dossier on delete cascade,
      holder text not null check (holder in ('guichet', 'members', 'president', 'cashier')),
      -- The consulted body that is silent; null for whoever holds the dossier otherwise.
      body_id uuid references body,
      person_id uuid not null references person,
      mandate_id uuid not null references mandate,
      at timestamptz not null,
      day date not null,
      told_at timestamptz,
      constraint dossier_nudge_body check ((holder = 'members') = (body_id is not null))
    )`.execute(db)
  await sql`create index dossier_nudge_dossier on dossier_nudge (dossier_id, id)`.execute(db)
  await sql`create index dossier_nudge_untold on dossier_nudge (run_id) where told_at is null`.execute(db)
  await sql`
    create table nudge_outcome (
      run_id uuid not null references nudge_run on delete cascade,
      dossier_id uuid not null,
      body_id uuid,
      code text,
      again_on date,
      unique nulls not distinct (run_id, dossier_id, body_id)
    )`.execute(db)
}

/**
 * What the board asks of many dossiers at once. A policy asked row by row would ask the territory of a dossier again for
 * each body it waits for: here it is asked once a dossier, and is the same.
 */
async function functions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function silent_bodies(of_dossiers uuid[]) returns table (dossier_id uuid, body_id uuid, asked_at timestamptz)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    #variable_conflict use_column
    begin
      return query select b.dossier_id, b.body_id, b.asked_at
        from dossier d
          cross join lateral (select max(o.round) as round from consulted_body o where o.dossier_id = d.id) last
          join consulted_body b on b.dossier_id = d.id and b.round = last.round
        where d.id = any (of_dossiers) and d.step = 'consulted'
          and d.state <> 'draft' and d.territory && (select actor_territories(${READERS}))
          and b.asked_at is not null and b.removed_at is null
          and coalesce((select a.opinion from avis a where a.consulted_body_id = b.id order by a.version desc limit 1),
            'postponed') = 'postponed';
    end $$`.execute(db)
  // Ids only: who answers today for what holds a dossier, where it lies. Whom a body put in charge of it stands for the rest.
  await sql`
    create function people_in_charge(of_dossier uuid, roles text[], of_body uuid, on_day date) returns setof uuid
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query
        with held as materialized (
          select distinct m.body_id, m.person_id
          from dossier d
            join mandate m on m.role = any (roles) and m.ended_at is null and (of_body is null or m.body_id = of_body)
              and m.body_id in (select t.body_id from body_territory t where t.territory = any (d.territory))
            cross join lateral mandates_in_force(m.person_id, on_day) f
          where d.id = of_dossier and f.id = m.id and f.territories && d.territory)
        select distinct h.person_id from held h where not exists (
          select from dossier_assignment a join held x on x.person_id = a.person_id and x.body_id = a.body_id
          where a.dossier_id = of_dossier and a.body_id = h.body_id and a.person_id <> h.person_id);
    end $$`.execute(db)
  for (const name of ['silent_bodies(uuid[])', 'people_in_charge(uuid, text[], uuid, date)'])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
  await sql`grant execute on function silent_bodies(uuid[]) to rokhas_application`.execute(db)
  await sql`grant execute on function people_in_charge(uuid, text[], uuid, date) to rokhas_application, rokhas_worker`.execute(
    db,
  )
}

/** In words that row-level security knows to leak nothing, as 0039 wrote them. */
const LAST_DAY = sql.raw(`(case when due_day is null then 'infinity'::date else due_day end)`)
const UNITS = { dossier_queue_region: 'territory[2]', dossier_queue_commune: 'commune_code' }
/** All that a count of what presses reads of a dossier, and all that its policy asks. */
const COUNTED = sql.raw(
  'include (commune_code, territory, state, step, track, due_day, number, procedure_version_id, created_by)',
)

/** The queues of units, which the board counts whole: from the index alone, four times sooner than from the dossiers. */
async function queues(db: Kysely<unknown>, include: typeof COUNTED): Promise<void> {
  for (const [name, unit] of Object.entries(UNITS)) {
    await sql`drop index ${sql.id(name)}`.execute(db)
    await sql`create index ${sql.id(name)} on dossier ((${sql.raw(unit)}), ${LAST_DAY}, id) ${include}
      where state in ('filed', 'examined')`.execute(db)
  }
}

async function rights(db: Kysely<unknown>): Promise<void> {
  const me = sql.raw(`(select actor_person())`)
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  await sql`create policy commune_follow_own on commune_follow to rokhas_application using (person_id = ${me})
    with check (person_id = ${me} and territory_path(commune_code) && (select actor_territories(${READERS})))`.execute(
    db,
  )
  await sql`create policy nudge_interval_read on nudge_interval for select to rokhas_application using (true)`.execute(
    db,
  )
  await sql`create policy nudge_run_own on nudge_run to rokhas_application
    using (person_id = ${me} or exists (select from dossier_nudge n where n.run_id = id)) with check (person_id = ${me})`.execute(
    db,
  )
  // Between officials: the applicant reads the course of the dossier, not what they say to one another.
  await sql`create policy dossier_nudge_read on dossier_nudge for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id and d.state <> 'draft'
      and d.territory && (select actor_territories(${READERS}))))`.execute(db)
  await sql`create policy dossier_nudge_send on dossier_nudge for insert to rokhas_application with check (
    person_id = ${me} and exists (select from dossier d where d.id = dossier_id and d.state in ('filed', 'examined')
      and d.territory && (select actor_territories(${NUDGERS}))))`.execute(db)
  await sql`create policy nudge_outcome_own on nudge_outcome to rokhas_application using (
    exists (select from nudge_run r where r.id = run_id and r.person_id = ${me})) with check (
    exists (select from nudge_run r where r.id = run_id and r.person_id = ${me}))`.execute(db)
  await sql`grant insert, delete on commune_follow to rokhas_application`.execute(db)
  await sql`grant insert on nudge_run, dossier_nudge, nudge_outcome to rokhas_application`.execute(db)
  await sql`grant update (told_at) on dossier_nudge to rokhas_worker`.execute(db)
  await sql`grant delete on commune_follow to rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await functions(db)
  await rights(db)
  await queues(db, COUNTED)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await queues(db, sql.raw(''))
  await sql`drop function silent_bodies(uuid[]), people_in_charge(uuid, text[], uuid, date)`.execute(db)
  await sql`drop table nudge_outcome, dossier_nudge, nudge_run, nudge_interval, commune_follow`.execute(db)
}
