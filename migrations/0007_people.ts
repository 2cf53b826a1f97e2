import { type Kysely, sql } from 'kysely'

const PUBLIC_KINDS = `'commune', 'arrondissement', 'province', 'wilaya', 'urban_agency', 'civil_protection',
  'network_operator', 'land_registry', 'ministry', 'support'`
const PRIVATE_KINDS = `'architect_office', 'surveyor_office', 'engineering_office', 'company', 'promoter'`
const ROLES = `'employee', 'administrator', 'president', 'delegate', 'guichet', 'cashier', 'examiner', 'member',
  'governor', 'wali', 'supervisor', 'support', 'operator'`

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table body (
      id uuid primary key,
      kind text not null check (kind in (${sql.raw(PUBLIC_KINDS)}, ${sql.raw(PRIVATE_KINDS)})),
      official boolean not null generated always as (kind in (${sql.raw(PUBLIC_KINDS)})) stored,
      name_fr text not null,
      name_ar text not null,
      unit_code text,
      ice text unique check (ice ~ '^[0-9]{15}$'),
      register_number text,
      email text,
      source text,
      demonstration boolean not null default false,
      created_by uuid,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      version integer not null default 1
    )`.execute(db)
  await sql`create unique index body_unit on body (kind, unit_code) where unit_code is not null`.execute(db)
  await sql`create index body_name on body using gin ((name_fr || ' ' || name_ar) gin_trgm_ops)`.execute(db)
  // 'MA', a region '06', a province '06.141', a commune or arrondissement '06.141.01.41'; dated, so that it can be re-assigned.
  await sql`
    create table body_territory (
      body_id uuid not null references body on delete cascade,
      territory text not null check (territory ~ '^(MA|[0-9]{2}(\.[0-9]{3}(\.[0-9]{2}\.[0-9]{1,2})?)?)$'),
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      act_reference text,
      primary key (body_id, territory, valid_from)
    )`.execute(db)
  await sql`
    create table person (
      id uuid primary key,
      given_name text not null,
      family_name text not null,
      given_name_ar text,
      family_name_ar text,
      national_id text,
      phone text,
      language text not null default 'fr' check (language in ('fr', 'ar')),
      profession text check (profession in ('architect', 'surveyor', 'engineer', 'promoter')),
      professional_number text,
      profession_confirmed_at timestamptz,
      created_at timestamptz not null,
      anonymised_at timestamptz,
      version integer not null default 1
    )`.execute(db)
  await sql`
    create table mandate (
      id uuid primary key,
      person_id uuid not null references person,
      body_id uuid not null references body,
      role text not null check (role in (${sql.raw(ROLES)})),
      reason text not null check (reason in ('appointment', 'election', 'employment', 'delegation', 'absence')),
      territory text[],
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      delegated_from uuid references mandate,
      act_reference text,
      called jsonb,
      ended_at timestamptz,
      ended_by uuid references person,
      created_at timestamptz not null,
      created_by uuid references person,
      version integer not null default 1,
      constraint mandate_delegation check ((reason in ('delegation', 'absence')) = (delegated_from is not null)),
      constraint mandate_territory check (territory is null or cardinality(territory) > 0)
    )`.execute(db)
  await sql`create index mandate_person on mandate (person_id)`.execute(db)
  await sql`create index mandate_body on mandate (body_id, role)`.execute(db)
  await sql`create index mandate_source on mandate (delegated_from) where delegated_from is not null`.execute(db)
  // What was made under an Idempotency-Key, and a digest of what was asked: a repeat finds it, another question is told so.
  await sql`
    create table asked_once (
      person_id uuid not null references person,
      key text not null check (key ~ '^[0-9a-f]{64}$'),
      asked text not null check (asked ~ '^[0-9a-f]{64}$'),
      made_id uuid not null,
      at timestamptz not null,
      primary key (person_id, key)
    )`.execute(db)
}

/**
 * The actor of a transaction is said once, at its beginning: say_actor finds their mandates and keeps them for the
 * transaction, so that policies read a setting instead of asking the tables (and each other) again. In PL/pgSQL, whose
 * plans last as long as the connection: the same in SQL is planned at every call.
 */
async function actor(db: Kysely<unknown>): Promise<void> {
  await sql`create function actor_person() returns uuid language sql stable parallel safe as $$
    select nullif(current_setting('rokhas.person', true), '')::uuid $$`.execute(db)
  await sql`create function actor_day() returns date language sql stable parallel safe as $$
    select coalesce(nullif(current_setting('rokhas.day', true), '')::date, current_date) $$`.execute(db)
  await sql`create function territories_on(of_body uuid, on_day date) returns table (territory text)
    language sql stable as $$
      select t.territory from body_territory t
      where t.body_id = of_body and t.valid_from <= on_day and (t.valid_to is null or on_day <= t.valid_to) $$`.execute(
    db,
  )
  // A unit covers itself and what is written under its code; a city its arrondissements, whose codes are beside its own.
  await sql`create function territory_covers(wide text, narrow text) returns boolean language sql stable parallel safe as $$
    select wide = 'MA' or wide = narrow or starts_with(narrow, wide || '.')
      or exists (select from commune c where c.code = narrow and c.parent_code = wide) $$`.execute(db)
  // A narrowed mandate never outgrows its body, nor a delegated one its source. A mandate counts between its days, until it is ended, while its body exists and, delegated, while its source holds.
  await sql`
    create function mandates_in_force(of_person uuid, on_day date)
    returns table (id uuid, body_id uuid, body_kind text, official boolean, role text, territories text[], delegated_from uuid)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    #variable_conflict use_column
    begin
      return query select m.id, m.body_id, b.kind, b.official, m.role,
        case when coalesce(m.territory, s.territory) is null
          then array(select t.territory from territories_on(b.id, on_day) t order by 1)
          else array(select u from unnest(coalesce(m.territory, s.territory)) u
            where exists (select from territories_on(b.id, on_day) t where territory_covers(t.territory, u))
              and (s.territory is null or exists (select from unnest(s.territory) o where territory_covers(o, u)))
            order by 1) end,
        m.delegated_from
      from mandate m join body b on b.id = m.body_id left join mandate s on s.id = m.delegated_from
      where m.person_id = of_person and m.ended_at is null
        and m.valid_from <= on_day and (m.valid_to is null or on_day <= m.valid_to)
        and b.valid_from <= on_day and (b.valid_to is null or on_day <= b.valid_to)
        and (m.delegated_from is null or (s.ended_at is null
          and s.valid_from <= on_day and (s.valid_to is null or on_day <= s.valid_to)))
      order by m.id;
    end $$`.execute(db)
  // An official without a second factor acts as anybody else.
  await sql`
    create function say_actor(who uuid, on_day date, second_factor boolean) returns void language plpgsql as $$
    begin
      perform set_config('rokhas.person', coalesce(who::text, ''), true),
        set_config('rokhas.day', on_day::text, true),
        set_config('rokhas.mandates', coalesce((
          select json_agg(m) from mandates_in_force(who, on_day) m where not m.official or second_factor), '[]')::text, true);
    end $$`.execute(db)
  await sql`
    create function actor_mandates()
    returns table (id uuid, body_id uuid, official boolean, role text, territories text[], delegated_from uuid)
    language plpgsql stable as $$
    begin
      return query select m.id, m.body_id, m.official, m.role, m.territories, m.delegated_from
      from json_to_recordset(coalesce(nullif(current_setting('rokhas.mandates', true), ''), '[]')::json)
        as m(id uuid, body_id uuid, official boolean, role text, territories text[], delegated_from uuid);
    end $$`.execute(db)
  await sql`create function actor_territories(roles text[]) returns text[] language plpgsql stable as $$
    begin
      return array(select distinct t from actor_mandates() m, unnest(m.territories) t where m.role = any (roles));
    end $$`.execute(db)
  await sql`create function actor_bodies(roles text[]) returns uuid[] language plpgsql stable as $$
    begin
      return array(select distinct m.body_id from actor_mandates() m where m.role = any (roles));
    end $$`.execute(db)
  await sql`create function actor_has(roles text[]) returns boolean language plpgsql stable as $$
    begin
      return exists (select from actor_mandates() m where m.role = any (roles));
    end $$`.execute(db)
  // Whoever acts, or will act, for an official body one administers. An office anybody may open reads nobody's account.
  await sql`create function actor_colleagues() returns setof uuid
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query select m.person_id from mandate m
      where m.body_id in (select a.body_id from actor_mandates() a where a.official and a.role = 'administrator')
        and m.ended_at is null and (m.valid_to is null or m.valid_to >= actor_day());
    end $$`.execute(db)
  /** The units a commune belongs to, widest first: {MA, 06, 06.141, 06.141.01.0, 06.141.01.41}. */
  await sql`create function territory_path(of_commune text) returns text[]
    language sql stable parallel safe as $$
      select array_remove(array['MA', p.region_code, c.province_code, c.parent_code, c.code], null)
      from commune c join province p on p.code = c.province_code where c.code = of_commune $$`.execute(db)
  // A name and nothing else, for whoever already holds the id through a row they may read.
  await sql`create function names_of(ids uuid[])
    returns table (id uuid, given_name text, family_name text, given_name_ar text, family_name_ar text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query select p.id, p.given_name, p.family_name, p.given_name_ar, p.family_name_ar
        from person p where p.id = any (ids);
    end $$`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await actor(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table asked_once, mandate, person, body_territory, body cascade`.execute(db)
  await sql`drop function names_of(uuid[]), territory_path(text), actor_colleagues(), actor_has(text[]), actor_bodies(text[]),
    actor_territories(text[]), actor_mandates(), say_actor(uuid, date, boolean), mandates_in_force(uuid, date),
    territory_covers(text, text), territories_on(uuid, date), actor_day(), actor_person()`.execute(db)
}
