import { type Kysely, sql } from 'kysely'

const OFFICES = `actor_bodies(array['employee', 'administrator'])`

async function tables(db: Kysely<unknown>): Promise<void> {
  // Typed at a counter, by whoever held this mandate, for somebody who came in person.
  await sql`alter table dossier add column counter_mandate_id uuid references mandate`.execute(db)
  await sql`create index dossier_counter on dossier (id) where counter_mandate_id is not null and state = 'draft'`.execute(
    db,
  )
  await sql`alter table person add column address text check (length(address) between 1 and 300)`.execute(db)
  await sql`create index person_plain_identity on person (plain_number(national_id)) where national_id is not null`.execute(
    db,
  )
}

/** In a draft typed at a counter of their territory, its clerks hold the owner's pen: they see it, fill it and file it. */
async function typing(db: Kysely<unknown>): Promise<void> {
  const typed = sql.raw(`d.state = 'draft' and d.counter_mandate_id is not null
    and d.territory && actor_territories(array['guichet'])`)
  await sql`create or replace function actor_dossiers() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select p.dossier_id from dossier_participant p where p.ended_at is null and p.person_id = actor_person()
      union
      select p.dossier_id from dossier_participant p where p.ended_at is null and p.body_id = any (${sql.raw(OFFICES)})
      union
      select d.id from dossier d where ${typed} $$`.execute(db)
  await sql`create or replace function actor_part(of_dossier uuid, parts text[]) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from dossier_participant p
        where p.dossier_id = of_dossier and p.ended_at is null and p.part = any (parts)
          and (p.person_id = actor_person() or p.body_id = any (${sql.raw(OFFICES)})))
      or ('owner' = any (parts) and exists (select from dossier d where d.id = of_dossier and ${typed})) $$`.execute(db)
  await sql`drop policy dossier_create on dossier`.execute(db)
  await sql`create policy dossier_create on dossier for insert to rokhas_application with check (
    created_by = (select actor_person()) and state = 'draft' and (counter_mandate_id is null or exists (
      select from actor_mandates() m
      where m.id = counter_mandate_id and m.role = 'guichet' and m.territories && territory)))`.execute(db)
}

/** Questions of a clerk about somebody who came in person; nothing for anybody else, nor about another territory. */
async function people(db: Kysely<unknown>): Promise<void> {
  await sql`create function people_by_identity(identity text, of_commune text)
    returns table (id uuid, given_name text, family_name text, given_name_ar text, family_name_ar text, has_account boolean)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not coalesce(territory_path(of_commune) && actor_territories(array['guichet']), false)
        or plain_number(identity) = '' then return; end if;
      return query select p.id, p.given_name, p.family_name, p.given_name_ar, p.family_name_ar,
          exists (select from account a where a.person_id = p.id and a.email_confirmed_at is not null)
        from person p where plain_number(p.national_id) = plain_number(identity) and p.anonymised_at is null
        order by p.created_at limit 10;
    end $$`.execute(db)
  // The account takes the place of the person recorded at the counter, when both have one identity. Null for nobody's clerk.
  await sql`create function link_recorded_owner(of_dossier uuid, to_person uuid, new_id uuid, at timestamptz) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare recorded record;
    begin
      if not exists (select from dossier d where d.id = of_dossier and d.state <> 'archived'
          and d.counter_mandate_id is not null and d.territory && actor_territories(array['guichet'])) then
        return null;
      end if;
      perform pg_advisory_xact_lock(hashtextextended('participants of ' || of_dossier, 0));
      select p.id, n.national_id into recorded from dossier_participant p join person n on n.id = p.person_id
        where p.dossier_id = of_dossier and p.part = 'owner' and p.ended_at is null
          and not exists (select from account a where a.person_id = n.id) limit 1;
      if not found then return 'nobody_recorded'; end if;
      if not exists (select from person n where n.id = to_person and plain_number(n.national_id) <> ''
          and plain_number(n.national_id) = plain_number(recorded.national_id)) then
        return 'identity_differs';
      end if;
      insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
        values (new_id, of_dossier, to_person, 'owner', actor_person(), at) on conflict do nothing;
      update dossier_participant p set ended_at = at, work_done = true where p.id = recorded.id;
      return 'linked';
    end $$`.execute(db)
  for (const name of ['people_by_identity(text, text)', 'link_recorded_owner(uuid, uuid, uuid, timestamptz)']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await typing(db)
  await people(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function people_by_identity(text, text), link_recorded_owner(uuid, uuid, uuid, timestamptz)`.execute(
    db,
  )
  await sql`drop policy dossier_create on dossier`.execute(db)
  await sql`create policy dossier_create on dossier for insert to rokhas_application with check (
    created_by = (select actor_person()) and state = 'draft')`.execute(db)
  await sql`create or replace function actor_dossiers() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select p.dossier_id from dossier_participant p where p.ended_at is null and p.person_id = actor_person()
      union
      select p.dossier_id from dossier_participant p
      where p.ended_at is null and p.body_id = any (${sql.raw(OFFICES)}) $$`.execute(db)
  await sql`create or replace function actor_part(of_dossier uuid, parts text[]) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from dossier_participant p
        where p.dossier_id = of_dossier and p.ended_at is null and p.part = any (parts)
          and (p.person_id = actor_person() or p.body_id = any (${sql.raw(OFFICES)}))) $$`.execute(db)
  await sql`drop index person_plain_identity`.execute(db)
  await sql`alter table person drop column address`.execute(db)
  await sql`alter table dossier drop column counter_mandate_id`.execute(db)
}
