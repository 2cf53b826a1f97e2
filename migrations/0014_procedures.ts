import { type Kysely, sql } from 'kysely'

const SURENESS = `'sourced', 'superseded', 'plausible', 'unknown'`

async function tables(db: Kysely<unknown>): Promise<void> {
  // Equality of a code beside the overlap of days, in one exclusion constraint.
  await sql`create extension if not exists btree_gist`.execute(db)
  await sql`
    create table procedure_version (
      id uuid primary key,
      code text not null check (code ~ '^[a-z][a-z0-9_]{1,40}$'),
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      state text not null default 'draft' check (state in ('draft', 'checked', 'published')),
      definition jsonb not null,
      tests jsonb not null default '[]',
      proposed_by uuid references person,
      proposed_at timestamptz not null,
      written_by uuid[] not null default '{}',
      published_by uuid references person,
      published_at timestamptz,
      version integer not null default 1,
      constraint procedure_version_names_itself check (definition ->> 'code' = code),
      constraint procedure_version_second_person check (
        published_by <> proposed_by and published_by <> all (written_by)),
      constraint procedure_version_published check ((state = 'published') = (published_at is not null)),
      constraint procedure_version_once exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
        where (state = 'published')
    )`.execute(db)
  await sql`create index procedure_version_code on procedure_version (code, valid_from)`.execute(db)
  await sql`create unique index procedure_version_draft on procedure_version (code, valid_from)
    where state <> 'published'`.execute(db)
  await sql`
    create table holiday (
      id uuid primary key,
      day date not null,
      name_fr text not null check (name_fr <> ''),
      name_ar text not null check (name_ar <> ''),
      act text not null check (act <> ''),
      sureness text not null check (sureness in (${sql.raw(SURENESS)})),
      entered_by uuid references person,
      entered_at timestamptz not null,
      removed_by uuid references person,
      removed_at timestamptz
    )`.execute(db)
  await sql`create unique index holiday_once on holiday (day, name_fr) where removed_at is null`.execute(db)
  await sql`
    create table outage (
      id uuid primary key,
      from_at timestamptz not null,
      to_at timestamptz check (to_at > from_at),
      certificate text not null unique check (certificate <> ''),
      entered_by uuid references person,
      entered_at timestamptz not null
    )`.execute(db)
}

/**
 * A dossier keeps the version it was filed under: what was published stays as it was, and only its end is said, once.
 * What is published is what was checked, by whoever publishes it, who wrote no word of it.
 */
async function keeping(db: Kysely<unknown>): Promise<void> {
  await sql`create function keep_published_version() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        raise exception 'a published version is kept' using errcode = 'integrity_constraint_violation';
      end if;
      if to_jsonb(new) - 'valid_to' <> to_jsonb(old) - 'valid_to' or old.valid_to is not null then
        raise exception 'a published version does not change' using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger procedure_version_kept before update or delete on procedure_version for each row
    when (old.state = 'published') execute function keep_published_version()`.execute(db)
  await sql`create function publish_checked_version() returns trigger language plpgsql as $$
    begin
      if (new.definition, new.tests, new.valid_from, new.valid_to)
          is distinct from (old.definition, old.tests, old.valid_from, old.valid_to) then
        if new.state <> 'draft' then
          raise exception 'what changes is a draft again' using errcode = 'integrity_constraint_violation';
        end if;
        new.written_by := array_remove(array_append(array_remove(old.written_by, actor_person()), actor_person()), null);
      end if;
      if new.state = 'published' and (old.state <> 'checked' or new.published_by is distinct from actor_person()) then
        raise exception 'who publishes signs what was checked' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create function write_version() returns trigger language plpgsql as $$
    begin
      new.written_by := array_remove(array[new.proposed_by], null);
      return new;
    end $$`.execute(db)
  await sql`create trigger procedure_version_written before insert on procedure_version
    for each row execute function write_version()`.execute(db)
  await sql`create trigger procedure_version_checked before update on procedure_version for each row
    when (old.state <> 'published') execute function publish_checked_version()`.execute(db)
}

/** Read by anybody, visitors too; a draft by operators alone. */
async function rights(db: Kysely<unknown>): Promise<void> {
  const operator = sql.raw(`(select actor_has(array['operator']))`)
  for (const table of ['procedure_version', 'holiday', 'outage']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
  }
  await sql`create policy procedure_version_read on procedure_version for select to rokhas_application using (
    state = 'published' or ${operator})`.execute(db)
  await sql`create policy procedure_version_propose on procedure_version for insert to rokhas_application with check (
    ${operator} and state = 'draft' and proposed_by = (select actor_person()) and published_by is null)`.execute(db)
  await sql`create policy procedure_version_change on procedure_version for update to rokhas_application
    using (${operator})`.execute(db)
  await sql`create policy procedure_version_drop on procedure_version for delete to rokhas_application using (
    ${operator} and state <> 'published')`.execute(db)
  await sql`grant insert, delete, update (valid_from, valid_to, state, definition, tests, published_by, published_at, version)
    on procedure_version to rokhas_application`.execute(db)
  await days(db, operator)
}

async function days(db: Kysely<unknown>, operator: ReturnType<typeof sql.raw>): Promise<void> {
  for (const table of ['holiday', 'outage']) {
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select
      to rokhas_application using (true)`.execute(db)
    await sql`create policy ${sql.id(`${table}_enter`)} on ${sql.table(table)} for insert to rokhas_application with check (
      ${operator} and entered_by = (select actor_person()))`.execute(db)
  }
  await sql`create policy holiday_withdraw on holiday for update to rokhas_application
    using (${operator} and removed_at is null) with check (removed_by = (select actor_person()))`.execute(db)
  // Only the end of an outage is said later.
  await sql`create policy outage_end on outage for update to rokhas_application
    using (${operator} and to_at is null) with check (to_at is not null)`.execute(db)
  await sql`grant insert, update (removed_by, removed_at) on holiday to rokhas_application`.execute(db)
  await sql`grant insert, update (to_at) on outage to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await keeping(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table outage, holiday, procedure_version`.execute(db)
  await sql`drop function keep_published_version(), publish_checked_version(), write_version()`.execute(db)
}
