import { type Kysely, sql } from 'kysely'

const array = (words: readonly string[]) => sql.raw(`array[${words.map((word) => `'${word}'`).join(', ')}]`)
const READERS = array([
  ...['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor'],
])
const COLLEAGUES = array([
  ...['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor'],
  'administrator',
])
const KEEPERS = array(['guichet', 'administrator'])
const TABLES = ['dossier_label', 'dossier_labelled', 'dossier_assignment', 'queue_filter', 'bulk_run', 'bulk_outcome']

async function tables(db: Kysely<unknown>): Promise<void> {
  // A body's own labels and its own person in charge: the agency and the commune work on one dossier side by side.
  await sql`alter table dossier drop column labels, drop column assigned_to`.execute(db)
  await sql`
    create table dossier_label (
      id uuid primary key,
      body_id uuid not null references body,
      name_fr text not null check (length(name_fr) between 1 and 40),
      name_ar text not null check (length(name_ar) between 1 and 40),
      colour text not null check (colour in ('ink', 'green', 'blue', 'amber', 'violet', 'brick')),
      created_by uuid not null references person,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create unique index dossier_label_name on dossier_label (body_id, lower(name_fr))`.execute(db)
  await sql`
    create table dossier_labelled (
      dossier_id uuid not null references dossier on delete cascade,
      label_id uuid not null references dossier_label,
      labelled_by uuid not null references person,
      labelled_at timestamptz not null,
      primary key (dossier_id, label_id)
    )`.execute(db)
  await sql`create index dossier_labelled_label on dossier_labelled (label_id, dossier_id)`.execute(db)
  await sql`
    create table dossier_assignment (
      dossier_id uuid not null references dossier on delete cascade,
      body_id uuid not null references body,
      person_id uuid not null references person,
      assigned_by uuid not null references person,
      assigned_at timestamptz not null,
      primary key (dossier_id, body_id)
    )`.execute(db)
  await sql`create index dossier_assignment_person on dossier_assignment (person_id, dossier_id)`.execute(db)
  await sql`
    create table queue_filter (
      id uuid primary key,
      person_id uuid not null references person,
      body_id uuid references body,
      name text not null check (length(name) between 1 and 60),
      filter jsonb not null,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create index queue_filter_person on queue_filter (person_id)`.execute(db)
  await sql`create index queue_filter_body on queue_filter (body_id) where body_id is not null`.execute(db)
  // One act on many dossiers, and what became of each: written in the transaction of the act itself.
  await sql`
    create table bulk_run (
      id uuid primary key,
      person_id uuid not null references person,
      act jsonb not null,
      at timestamptz not null
    )`.execute(db)
  await sql`
    create table bulk_outcome (
      run_id uuid not null references bulk_run on delete cascade,
      dossier_id uuid not null,
      code text,
      primary key (run_id, dossier_id)
    )`.execute(db)
  await sql`create index dossier_desk on dossier (commune_code, coalesce(due_day, 'infinity'::date), id)
    where state in ('filed', 'examined')`.execute(db)
}

async function colleagues(db: Kysely<unknown>): Promise<void> {
  // Whoever works in one's own bodies today: whom a dossier may be given to.
  await sql`create function acts_for(of_person uuid, of_body uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return of_body = any (actor_bodies(${COLLEAGUES})) and exists (
        select from mandates_in_force(of_person, actor_day()) f where f.body_id = of_body and f.role = any (${READERS}));
    end $$`.execute(db)
  await sql`create function colleagues_at(bodies uuid[]) returns table (body_id uuid, person_id uuid)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query select b, p.person_id from unnest(bodies) b
        cross join lateral (select distinct m.person_id from mandate m where m.body_id = b and m.ended_at is null) p
        where acts_for(p.person_id, b);
    end $$`.execute(db)
  for (const name of ['acts_for(uuid, uuid)', 'colleagues_at(uuid[])']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES)
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  const me = sql.raw(`(select actor_person())`)
  const inBody = (column: string, roles: typeof READERS) =>
    sql`${sql.raw(column)} = any ((select actor_bodies(${roles}))::uuid[])`
  const reached = (id: string) => sql`exists (select from dossier d where d.id = ${sql.raw(id)} and d.state <> 'draft'
    and d.territory && (select actor_territories(${READERS})))`
  await sql`create policy label_read on dossier_label for select to rokhas_application using (${inBody('body_id', COLLEAGUES)})`.execute(
    db,
  )
  await sql`create policy label_keep on dossier_label for insert to rokhas_application with check (
    created_by = ${me} and ${inBody('body_id', KEEPERS)} and exists (select from body b where b.id = body_id and b.official))`.execute(
    db,
  )
  await sql`create policy label_end on dossier_label for delete to rokhas_application using (
    ${inBody('body_id', KEEPERS)} and exists (select from body b where b.id = body_id and b.official))`.execute(db)
  const ownLabel = (roles: typeof READERS) =>
    sql`label_id in (select l.id from dossier_label l where ${inBody('l.body_id', roles)})`
  await sql`create policy labelled_read on dossier_labelled for select to rokhas_application using (${ownLabel(COLLEAGUES)})`.execute(
    db,
  )
  await sql`create policy labelled_put on dossier_labelled for insert to rokhas_application with check (
    labelled_by = ${me} and ${ownLabel(READERS)} and ${reached('dossier_id')})`.execute(db)
  await sql`create policy labelled_take on dossier_labelled for delete to rokhas_application using (
    ${ownLabel(READERS)} and ${reached('dossier_id')})`.execute(db)
  await sql`create policy assignment_read on dossier_assignment for select to rokhas_application using (${inBody('body_id', COLLEAGUES)})`.execute(
    db,
  )
  const assigns = sql`${inBody('body_id', READERS)} and ${reached('dossier_id')}`
  await sql`create policy assignment_give on dossier_assignment for all to rokhas_application using (${assigns}) with check (
    assigned_by = ${me} and ${assigns}
    and acts_for(person_id, body_id))`.execute(db)
  await sql`create policy filter_read on queue_filter for select to rokhas_application using (
    person_id = ${me} or ${inBody('body_id', COLLEAGUES)})`.execute(db)
  await sql`create policy filter_save on queue_filter for insert to rokhas_application with check (
    person_id = ${me} and (body_id is null or ${inBody('body_id', READERS)}))`.execute(db)
  await sql`create policy filter_drop on queue_filter for delete to rokhas_application using (person_id = ${me})`.execute(
    db,
  )
  await sql`create policy bulk_run_own on bulk_run to rokhas_application using (person_id = ${me}) with check (person_id = ${me})`.execute(
    db,
  )
  await sql`create policy bulk_outcome_own on bulk_outcome to rokhas_application using (
    exists (select from bulk_run r where r.id = run_id)) with check (exists (select from bulk_run r where r.id = run_id))`.execute(
    db,
  )
  await sql`grant select, insert, delete on dossier_label, dossier_labelled, queue_filter to rokhas_application`.execute(
    db,
  )
  await sql`grant select, insert, update, delete on dossier_assignment to rokhas_application`.execute(db)
  await sql`grant select, insert on bulk_run, bulk_outcome to rokhas_application`.execute(db)
  for (const table of TABLES) {
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select, delete on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await colleagues(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table bulk_outcome, bulk_run, queue_filter, dossier_assignment, dossier_labelled, dossier_label`.execute(
    db,
  )
  await sql`drop function colleagues_at(uuid[]), acts_for(uuid, uuid)`.execute(db)
  await sql`drop index dossier_desk`.execute(db)
  await sql`alter table dossier add column assigned_to uuid references person,
    add column labels text[] not null default '{}'`.execute(db)
}
