import { type Kysely, sql } from 'kysely'

const PUBLIC_KINDS = `'commune', 'arrondissement', 'province', 'wilaya', 'urban_agency', 'civil_protection',
  'network_operator', 'land_registry', 'ministry', 'support'`
const PRIVATE_KINDS = `'architect_office', 'surveyor_office', 'engineering_office', 'company', 'promoter'`
/** Which roles a body of each kind gives, so that no administrator of an office can make themselves an operator. */
const ROLES_OF = `case
  when kind in ('commune', 'arrondissement') then '{administrator,president,delegate,guichet,cashier,member}'
  when kind = 'province' then '{administrator,governor,guichet,member}'
  when kind = 'wilaya' then '{administrator,wali}'
  when kind = 'urban_agency' then '{administrator,examiner,member}'
  when kind in ('civil_protection', 'network_operator', 'land_registry') then '{administrator,member}'
  when kind = 'ministry' then '{administrator,supervisor}'
  when kind = 'support' then '{administrator,support,operator}'
  else '{administrator,employee}' end`
const DELEGABLE = `array['president', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali']`
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

/** Two counts and a question of whoever cannot read mandates: nobody's name. */
async function counting(db: Kysely<unknown>): Promise<void> {
  // Whoever was given a mandate before they ever came: their account is opened by whoever reads its address, no otherwise.
  await sql`create function is_expected(of_person uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from mandate m where m.person_id = of_person) $$`.execute(db)
  await sql`create function people_acting(of_body uuid, on_day date) returns integer
    language sql stable security definer set search_path = public, pg_temp as $$
      select count(distinct m.person_id)::integer from mandate m
      where m.body_id = of_body and m.ended_at is null and m.valid_from <= on_day
        and (m.valid_to is null or on_day <= m.valid_to) $$`.execute(db)
}

/** Questions the policies of mandates ask; with their owner's rights, for they read what the policies protect. */
async function giving(db: Kysely<unknown>): Promise<void> {
  await sql`create function role_fits(of_body uuid, role text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select role = any ((${sql.raw(ROLES_OF)})::text[]) from body where id = of_body $$`.execute(db)
  // Whoever opens an office administers it; once it had anybody, its administrators alone say who does.
  await sql`create function is_own_new_office(of_body uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from body b where b.id = of_body and not b.official and b.created_by = actor_person())
        and not exists (select from mandate m where m.body_id = of_body) $$`.execute(db)
  // By its holder, in its role (a president makes a delegate), inside its days and territory, and never further.
  await sql`create function actor_may_delegate(source uuid, to_role text, to_body uuid, to_territory text[], from_day date, to_day date)
    returns boolean language sql stable security definer set search_path = public, pg_temp as $$
      select exists (
        select from actor_mandates() a join mandate s on s.id = a.id
        where s.id = source and s.delegated_from is null and s.body_id = to_body and s.role = any (${sql.raw(DELEGABLE)})
          and (to_role = s.role or (s.role = 'president' and to_role = 'delegate'))
          and from_day >= s.valid_from and to_day is not null and (s.valid_to is null or to_day <= s.valid_to)
          and not exists (select from unnest(to_territory) u
            where not exists (select from unnest(a.territories) o where territory_covers(o, u)))) $$`.execute(db)
  // Somebody whose last mandate of an official body the actor has just ended leaves everywhere they were signed in.
  await sql`create function end_sessions_of_former_official(of_person uuid, at timestamptz, on_day date) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare ended integer;
    begin
      if not exists (select from mandate m join body b on b.id = m.body_id
          where m.person_id = of_person and b.official and m.ended_by = actor_person() and m.ended_at = at)
        or exists (select from mandates_in_force(of_person, on_day) f where f.official) then return 0; end if;
      update session s set ended_at = at, ended_because = 'mandate_ended' where s.person_id = of_person and s.ended_at is null;
      get diagnostics ended = row_count;
      return ended;
    end $$`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['person', 'mandate'])
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  const everywhere = sql.raw(`(select actor_has(array['support', 'operator']))`)
  const administers = sql.raw(`(select actor_bodies(array['administrator']))`)
  await sql`create policy person_read on person for select to rokhas_application using (
    id = (select actor_person()) or ${everywhere} or id in (select actor_colleagues()))`.execute(db)
  await sql`create policy person_change on person for update to rokhas_application using (
    id = (select actor_person()) or ${everywhere})`.execute(db)
  const delegated = sql.raw(`delegated_from in (select a.id from actor_mandates() a
    where a.delegated_from is null and a.role = any (${DELEGABLE}))`)
  await sql`create policy mandate_read on mandate for select to rokhas_application using (
    person_id = (select actor_person()) or body_id = any (${administers}::uuid[])
    or (select actor_has(array['support', 'operator', 'supervisor'])) or ${delegated})`.execute(db)
  await sql`create policy mandate_give on mandate for insert to rokhas_application with check (
    created_by = (select actor_person()) and ended_at is null and role_fits(body_id, role) and (
      case when person_id = (select actor_person())
        then delegated_from is null and role = 'administrator' and is_own_new_office(body_id)
        else (delegated_from is null and (body_id = any (${administers}::uuid[]) or (select actor_has(array['operator']))))
          or actor_may_delegate(delegated_from, role, body_id, territory, valid_from, valid_to) end))`.execute(db)
  // What has ended stays ended.
  const theirs = sql`body_id = any (${administers}::uuid[]) or (select actor_has(array['operator'])) or ${delegated}`
  await sql`create policy mandate_change on mandate for update to rokhas_application
    using (ended_at is null and (${theirs})) with check (${theirs})`.execute(db)
  await sql`create policy person_work on person to rokhas_worker using (true)`.execute(db)
  await sql`create policy mandate_work on mandate to rokhas_worker using (true)`.execute(db)
  await sql`grant select on body, body_territory to rokhas_application, rokhas_worker`.execute(db)
  // What kind of body it is, of which unit and since when, is said once.
  await sql`grant insert, update (name_fr, name_ar, ice, register_number, email, version) on body to rokhas_application`.execute(
    db,
  )
  await sql`grant insert, update (valid_to) on body_territory to rokhas_application`.execute(db)
  await sql`grant select, insert, update on person to rokhas_application`.execute(db)
  // Who, for which body and in which role never changes: another mandate is another row.
  await sql`grant select, insert, update (valid_to, territory, act_reference, ended_at, ended_by, version) on mandate
    to rokhas_application`.execute(db)
  await sql`grant select, update on person to rokhas_worker`.execute(db)
  await sql`grant select, update (called) on mandate to rokhas_worker`.execute(db)
  await sql`create policy person_register on person for insert to rokhas_application with check (
    profession_confirmed_at is null)`.execute(db)
  await ownProfession(db)
  await onceRights(db)
  await register(db)
}

/** A profession is looked up by support; nobody confirms their own, nor changes under it what was confirmed. */
async function ownProfession(db: Kysely<unknown>): Promise<void> {
  await sql`create function keep_profession() returns trigger language plpgsql as $$
    begin
      if current_user = 'rokhas_application' and new.id = actor_person() then
        raise exception 'nobody confirms their own profession' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger profession_kept before update on person for each row
    when (new.profession_confirmed_at is not null and
      (new.profession_confirmed_at, new.profession, new.professional_number)
        is distinct from (old.profession_confirmed_at, old.profession, old.professional_number))
    execute function keep_profession()`.execute(db)
}

async function onceRights(db: Kysely<unknown>): Promise<void> {
  await sql`alter table asked_once enable row level security, force row level security`.execute(db)
  await sql`create policy asked_once_own on asked_once to rokhas_application
    using (person_id = (select actor_person())) with check (person_id = (select actor_person()))`.execute(db)
  await sql`create policy asked_once_work on asked_once to rokhas_worker using (true)`.execute(db)
  await sql`grant select, insert on asked_once to rokhas_application`.execute(db)
  await sql`grant select, delete on asked_once to rokhas_worker`.execute(db)
}

/** Bodies are a public register; a person may open an office or a company of their own, an operator any other body. */
async function register(db: Kysely<unknown>): Promise<void> {
  const operator = sql.raw(`(select actor_has(array['operator']))`)
  for (const table of ['body', 'body_territory']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select
      to rokhas_application, rokhas_worker using (true)`.execute(db)
  }
  await sql`create policy body_open on body for insert to rokhas_application with check (
    ${operator} or (not official and created_by = (select actor_person())))`.execute(db)
  await sql`create policy body_change on body for update to rokhas_application using (
    ${operator} or id = any ((select actor_bodies(array['administrator']))::uuid[]))`.execute(db)
  await sql`create policy body_territory_give on body_territory for insert to rokhas_application with check (${operator})`.execute(
    db,
  )
  await sql`create policy body_territory_change on body_territory for update to rokhas_application using (${operator})`.execute(
    db,
  )
  // What never began may be taken back; what was stays written.
  await sql`create policy body_territory_drop on body_territory for delete to rokhas_application using (
    ${operator} and valid_from >= actor_day())`.execute(db)
  await sql`grant delete on body_territory to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await actor(db)
  await counting(db)
  await giving(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table asked_once, mandate, person, body_territory, body cascade`.execute(db)
  await sql`drop function keep_profession(), people_acting(uuid, date), is_expected(uuid), end_sessions_of_former_official(uuid, timestamptz, date),
    actor_may_delegate(uuid, text, uuid, text[], date, date), is_own_new_office(uuid), role_fits(uuid, text),
    names_of(uuid[]), territory_path(text), actor_colleagues(), actor_has(text[]), actor_bodies(text[]),
    actor_territories(text[]), actor_mandates(), say_actor(uuid, date, boolean), mandates_in_force(uuid, date),
    territory_covers(text, text), territories_on(uuid, date), actor_day(), actor_person()`.execute(db)
}
