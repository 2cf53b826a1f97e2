import { type Kysely, sql } from 'kysely'

/** Who had a hand in a version in preparation: gave its file, said what it means, mended it, accepted a finding, submitted it. */
async function table(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan_draft_hand (
      draft_id uuid not null references plan_draft on delete cascade,
      person_id uuid not null references person,
      did text not null check (did in ('read', 'mapped', 'edited', 'accepted', 'submitted')),
      primary key (draft_id, person_id, did)
    )`.execute(db)
  // What is known of the versions that are already there; who mapped one was not kept beside it.
  await sql`insert into plan_draft_hand
    select id, created_by, 'read' from plan_draft
    union select id, submitted_by, 'submitted' from plan_draft where submitted_by is not null
    union select draft_id, made_by, 'edited' from plan_draft_edit
    union select draft_id, undone_by, 'edited' from plan_draft_edit where undone_by is not null
    union select draft_id, accepted_by, 'accepted' from plan_draft_finding where accepted_by is not null
    union select subject_id::uuid, person_id, 'mapped' from journal_event e
      where action = 'plans.map' and person_id is not null and exists (select from plan_draft d where d.id::text = e.subject_id)`.execute(
    db,
  )
}

/** Kept by the database itself, whatever asks it: a hand that was laid on stays. */
async function keeping(db: Kysely<unknown>): Promise<void> {
  await sql`create function plan_draft_touched(of_draft uuid, who uuid, did_what text) returns void
    language sql security definer set search_path = public, pg_temp as $$
      insert into plan_draft_hand select of_draft, who, did_what where who is not null on conflict do nothing $$`.execute(
    db,
  )
  await sql`create function plan_draft_hand_of_draft() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if tg_op = 'INSERT' then
        perform plan_draft_touched(new.id, new.created_by, 'read');
      elsif new.mapping is distinct from old.mapping then
        perform plan_draft_touched(new.id, actor_person(), 'mapped');
      end if;
      perform plan_draft_touched(new.id, new.submitted_by, 'submitted');
      return null;
    end $$`.execute(db)
  await sql`create function plan_draft_hand_of_edit() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform plan_draft_touched(new.draft_id, new.made_by, 'edited');
      perform plan_draft_touched(new.draft_id, new.undone_by, 'edited');
      return null;
    end $$`.execute(db)
  // Accepting a finding and taking that back are both a judgement on the version.
  await sql`create function plan_draft_hand_of_finding() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform plan_draft_touched(new.draft_id, coalesce(new.accepted_by, actor_person()), 'accepted');
      return null;
    end $$`.execute(db)
  await sql`create trigger plan_draft_hand after insert or update on plan_draft
    for each row execute function plan_draft_hand_of_draft()`.execute(db)
  await sql`create trigger plan_draft_hand after insert or update on plan_draft_edit
    for each row execute function plan_draft_hand_of_edit()`.execute(db)
  await sql`create trigger plan_draft_hand after update on plan_draft_finding
    for each row when (old.accepted_by is distinct from new.accepted_by) execute function plan_draft_hand_of_finding()`.execute(
    db,
  )
}

/** A second pair of eyes: nobody publishes what they had a hand in. */
async function twoPersons(db: Kysely<unknown>): Promise<void> {
  await sql`create function plan_draft_fresh_eyes() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if exists (select from plan_draft_hand h where h.draft_id = new.id and h.person_id = new.published_by) then
        raise exception 'nobody publishes a version they had a hand in'
          using errcode = 'check_violation', constraint = 'plan_draft_two_persons';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger plan_draft_fresh_eyes before update of state on plan_draft
    for each row when (new.state = 'published' and old.state <> 'published') execute function plan_draft_fresh_eyes()`.execute(
    db,
  )
}

async function rights(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plan_draft_hand enable row level security, force row level security`.execute(db)
  await sql`grant select on plan_draft_hand to rokhas_application, rokhas_worker`.execute(db)
  await sql`create policy plan_draft_hand_work on plan_draft_hand to rokhas_worker using (true)`.execute(db)
  await sql`create policy plan_draft_hand_read on plan_draft_hand for select to rokhas_application
    using (exists (select from plan_draft d where d.id = draft_id))`.execute(db)
  for (const name of [
    'plan_draft_touched(uuid, uuid, text)',
    'plan_draft_hand_of_draft()',
    'plan_draft_hand_of_edit()',
    'plan_draft_hand_of_finding()',
    'plan_draft_fresh_eyes()',
  ])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db)
  await keeping(db)
  await twoPersons(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const on of ['plan_draft', 'plan_draft_edit', 'plan_draft_finding'])
    await sql`drop trigger plan_draft_hand on ${sql.table(on)}`.execute(db)
  await sql`drop trigger plan_draft_fresh_eyes on plan_draft`.execute(db)
  await sql`drop function plan_draft_fresh_eyes(), plan_draft_hand_of_finding(), plan_draft_hand_of_edit(),
    plan_draft_hand_of_draft(), plan_draft_touched(uuid, uuid, text)`.execute(db)
  await sql`drop table plan_draft_hand`.execute(db)
}
