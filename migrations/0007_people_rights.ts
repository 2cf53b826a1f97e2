import { type Kysely, sql } from 'kysely'

const TABLES = ['body', 'body_territory', 'person', 'mandate', 'asked_once']
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
  await counting(db)
  await giving(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = sql.join(TABLES.map((table) => sql.table(table)))
  await sql`do $$
    declare one record;
    begin
      for one in select tablename, policyname from pg_policies where tablename in (${sql.join(TABLES.map((table) => sql.lit(table)))})
      loop
        execute format('drop policy %I on %I', one.policyname, one.tablename);
      end loop;
    end $$`.execute(db)
  await sql`revoke all on ${tables} from rokhas_application, rokhas_worker`.execute(db)
  await sql`drop function keep_profession() cascade`.execute(db)
  await sql`drop function people_acting(uuid, date), is_expected(uuid),
    end_sessions_of_former_official(uuid, timestamptz, date), is_own_new_office(uuid), role_fits(uuid, text),
    actor_may_delegate(uuid, text, uuid, text[], date, date)`.execute(db)
}
