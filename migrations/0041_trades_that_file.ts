import { type Kysely, sql } from 'kysely'

const OFFICES = `actor_bodies(array['employee', 'administrator'])`
const TYPED = `d.counter_mandate_id is not null and d.state = 'draft'
    and d.territory && actor_territories(array['guichet'])`
const LEADERS = `array['owner', 'designer']`

/** What each part may do of who takes part; `makers` are the parts somebody opens a dossier in. */
async function takingPart(db: Kysely<unknown>, makers: string): Promise<void> {
  await sql`drop policy participant_add on dossier_participant`.execute(db)
  const leads = sql.raw(`part <> 'owner' and actor_part(dossier_id, ${LEADERS})`)
  const owns = sql.raw(`part = 'owner' and actor_part(dossier_id, array['owner'])`)
  const when = (state: string) => `exists (select from dossier d where d.id = dossier_id and d.state ${state})`
  const open = sql.raw(when("<> 'archived'"))
  const draft = sql.raw(when("= 'draft'"))
  const opening = sql.raw(when("= 'draft' and d.created_by = (select actor_person()) and is_unshared(d.id)"))
  await sql`create policy participant_add on dossier_participant for insert to rokhas_application with check (
    added_by = (select actor_person()) and ended_at is null and (
      (${open} and ((${leads}) or (${owns})))
      or (${draft} and part = 'owner' and actor_part(dossier_id, array['designer']) and not has_owner(dossier_id))
      or (${opening} and person_id = (select actor_person()) and part = any (${sql.raw(makers)}))))`.execute(db)
}

/** The part an actor has; asked about designers, it answers for every trade that leads. */
const actorPart = (db: Kysely<unknown>, part: string) =>
  sql`create or replace function actor_part(of_dossier uuid, parts text[]) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from dossier_participant p
        where p.dossier_id = of_dossier and p.ended_at is null and ${sql.raw(part)}
          and (p.person_id = actor_person() or p.body_id = any (${sql.raw(OFFICES)})))
      or ('owner' = any (parts) and exists (select from dossier d where d.id = of_dossier and ${sql.raw(TYPED)})) $$`.execute(
    db,
  )

const keepAnOwner = (db: Kysely<unknown>, stays: string) =>
  sql`create or replace function keep_an_owner() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('participants of ' || old.dossier_id, 0));
      if not exists (select from dossier_participant p where p.dossier_id = old.dossier_id and p.id <> old.id
          and p.ended_at is null and ${sql.raw(stays)}) then
        raise exception 'the last owner stays' using errcode = 'check_violation', constraint = 'dossier_owner_stays';
      end if;
      return new;
    end $$`.execute(db)

async function leavingTrigger(db: Kysely<unknown>, parts: string): Promise<void> {
  await sql`drop trigger dossier_owner_stays on dossier_participant`.execute(db)
  await sql`create trigger dossier_owner_stays before update of ended_at on dossier_participant for each row
    when (old.part = any (${sql.raw(parts)}) and old.ended_at is null and new.ended_at is not null)
    execute function keep_an_owner()`.execute(db)
}

/**
 * Who files is the procedure's own dated data: a surveyor or an engineer whose trade it names leads the dossier as its
 * designer does, and so do they while neither owner nor designer takes part.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function leads_by_trade(of_dossier uuid, of_part text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select of_part in ('surveyor', 'engineer') and (
        exists (select from dossier d join procedure_version v on v.id = d.procedure_version_id
          where d.id = of_dossier and v.definition -> 'filers' ? of_part)
        or not exists (select from dossier_participant p
          where p.dossier_id = of_dossier and p.ended_at is null and p.part in ('owner', 'designer'))) $$`.execute(db)
  await sql`revoke execute on function leads_by_trade(uuid, text) from public`.execute(db)
  await sql`grant execute on function leads_by_trade(uuid, text) to rokhas_application, rokhas_worker`.execute(db)
  await actorPart(db, `(p.part = any (parts) or ('designer' = any (parts) and leads_by_trade(of_dossier, p.part)))`)
  await takingPart(db, `array['owner', 'designer', 'surveyor', 'engineer']`)
  await keepAnOwner(
    db,
    `(p.part = 'owner' or (old.part <> 'owner' and p.part = 'designer')
            or (old.part in ('surveyor', 'engineer') and p.part in ('surveyor', 'engineer')))`,
  )
  await leavingTrigger(db, `array['owner', 'designer', 'surveyor', 'engineer']`)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await leavingTrigger(db, LEADERS)
  await keepAnOwner(db, `(p.part = 'owner' or (old.part = 'designer' and p.part = 'designer'))`)
  await takingPart(db, LEADERS)
  await actorPart(db, 'p.part = any (parts)')
  await sql`drop function leads_by_trade(uuid, text)`.execute(db)
}
