import { type Kysely, sql } from 'kysely'

/** What an agency proposes to record of a published version: an act that follows, a correction, or that an act is void. */
async function table(db: Kysely<unknown>): Promise<void> {
  // The day the act was signed; an act written before this was asked says none.
  await sql`alter table plan_event add column signed_on date`.execute(db)
  await sql`
    create table plan_act (
      id uuid primary key,
      plan_version_id uuid not null references plan_version on delete cascade,
      -- Of the commune under the version's ground, widest first.
      territory text[] not null,
      body_id uuid not null references body,
      what text not null check (what in ('record', 'correct', 'cancel')),
      kind text not null check (kind in ('study_opened', 'inquiry_opened', 'inquiry_closed', 'approved', 'dup_extended', 'repealed')),
      -- The day it takes effect: of its publication where the law says so.
      on_day date not null,
      signed_on date not null,
      act text not null check (length(act) between 3 and 300),
      -- Of a correction or of an act that is void: the recorded act as it was when this was proposed, and why.
      event_id uuid,
      former jsonb,
      reason text check (length(reason) between 3 and 2000),
      state text not null default 'proposed' check (state in ('proposed', 'published', 'returned', 'withdrawn')),
      proposed_by uuid not null references person,
      proposed_at timestamptz not null,
      decided_by uuid references person,
      decided_at timestamptz,
      returned_why text check (length(returned_why) between 3 and 2000),
      constraint plan_act_of check (num_nonnulls(event_id, former, reason) = case what when 'record' then 0 else 3 end),
      constraint plan_act_signed check (what = 'cancel' or signed_on <= on_day),
      constraint plan_act_decided check (num_nonnulls(decided_by, decided_at) = case state when 'proposed' then 0 else 2 end),
      constraint plan_act_returned check ((state = 'returned') = (returned_why is not null)),
      -- A second pair of eyes: nobody examines what they proposed, nobody else takes it back.
      constraint plan_act_two_persons check (state = 'proposed' or (state = 'withdrawn') = (decided_by = proposed_by))
    )`.execute(db)
  // One at a time of a version: what follows is proposed on what is known.
  await sql`create unique index plan_act_waiting on plan_act (plan_version_id) where state = 'proposed'`.execute(db)
  await sql`create index plan_act_of_version on plan_act (plan_version_id, id)`.execute(db)
}

/**
 * Whose a published version is: of the commune under its ground. Where no agency is known to have that ground, of the
 * commune it was prepared for.
 */
const ground = sql`create function plan_version_territory(of_version uuid) returns text[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  declare
    units text[];
  begin
    select units_under(v.perimeter) into units from plan_version v where v.id = of_version;
    if exists (select from body b cross join lateral territories_on(b.id, actor_day()) t
        where b.kind = 'urban_agency' and t.territory = any (units)) then
      return units;
    end if;
    return coalesce((select d.territory from plan_draft d where d.plan_version_id = of_version limit 1), units, '{}');
  end $$`

/** Where a version lies is read from its ground, not taken from whoever asks; what was decided stays what it is. */
async function lasting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function plan_act_territory() returns trigger language plpgsql as $$
    begin
      new.territory := plan_version_territory(new.plan_version_id);
      return new;
    end $$`.execute(db)
  await sql`create trigger plan_act_territory before insert on plan_act
    for each row execute function plan_act_territory()`.execute(db)
  await sql`
    create function plan_act_step() returns trigger language plpgsql as $$
    begin
      if old.state <> 'proposed' or new.state = 'proposed'
        or (to_jsonb(new) - array['state', 'decided_by', 'decided_at', 'returned_why'])
          <> (to_jsonb(old) - array['state', 'decided_by', 'decided_at', 'returned_why'])
      then raise exception 'an act that is % does not change so', old.state using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger plan_act_steps before update on plan_act for each row execute function plan_act_step()`.execute(
    db,
  )
}

/** Re-checks planned for days on which the law of a version was to change; they are planned anew with what now follows. */
const forget = sql`create function forget_planned_rechecks(of_version uuid, today date) returns void
  language sql security definer set search_path = public, pg_temp as $$
    delete from recheck where cause = 'plan_version' and cause_ids = array[of_version] and begun_at is null and from_day > today $$`

/** The only way an act of a published version becomes law: another examiner of its ground takes it, in the order of the days. */
const publish = sql`create function publish_plan_act(of_act uuid, new_event uuid, now_at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    a plan_act;
  begin
    select * into a from plan_act where id = of_act for update;
    if not found or (case current_setting('role') when 'none' then session_user::text else current_setting('role') end)
        in ('rokhas_application', 'rokhas_worker') and not a.territory && agency_examiner_territories() then
      raise exception 'an act is examined by an examiner of its ground' using errcode = 'insufficient_privilege';
    end if;
    if a.state <> 'proposed' or actor_person() is null then
      raise exception 'this act is not proposed' using errcode = 'check_violation';
    end if;
    perform from plan_version v where v.id = a.plan_version_id for update;
    if a.what = 'record' then
      if exists (select from plan_event e where e.plan_version_id = a.plan_version_id and e.on_day >= a.on_day) then
        raise exception 'another act was recorded since' using errcode = 'check_violation';
      end if;
      insert into plan_event (id, plan_version_id, kind, on_day, act, signed_on)
        values (new_event, a.plan_version_id, a.kind, a.on_day, a.act, a.signed_on);
    else
      -- As it was when this was proposed, and still between its neighbours.
      if not exists (select from plan_event e where e.id = a.event_id and e.plan_version_id = a.plan_version_id
          and e.on_day = (a.former ->> 'onDay')::date and e.act is not distinct from a.former ->> 'act')
        or exists (select from plan_event e where e.plan_version_id = a.plan_version_id and e.id <> a.event_id
          and case when e.on_day > (a.former ->> 'onDay')::date then a.what = 'cancel' or e.on_day <= a.on_day
            else a.what = 'correct' and e.on_day >= a.on_day end) then
        raise exception 'the recorded acts changed since' using errcode = 'check_violation';
      end if;
      if a.what = 'correct' then
        update plan_event set on_day = a.on_day, act = a.act, signed_on = a.signed_on where id = a.event_id;
      else
        delete from plan_event where id = a.event_id;
      end if;
    end if;
    update plan_act set state = 'published', decided_by = actor_person(), decided_at = now_at where id = a.id;
    update layer_version set version = version + 1, changed_at = now_at where layer = 'zones';
    perform forget_planned_rechecks(a.plan_version_id, actor_day());
  end $$`

async function rights(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plan_act enable row level security, force row level security`.execute(db)
  await sql`grant select on plan_act to rokhas_application, rokhas_worker`.execute(db)
  await sql`create policy plan_act_work on plan_act to rokhas_worker using (true)`.execute(db)
  const there = sql`territory && (select agency_examiner_territories())`
  const me = sql`(select actor_person())`
  await sql`create policy plan_act_read on plan_act for select to rokhas_application using (${there})`.execute(db)
  await sql`create policy plan_act_propose on plan_act for insert to rokhas_application with check (${there}
    and state = 'proposed' and proposed_by = ${me} and body_id = any ((select agency_examiner_bodies())::uuid[]))`.execute(
    db,
  )
  await sql`create policy plan_act_decide on plan_act for update to rokhas_application using (state = 'proposed' and ${there})
    with check (${there} and decided_by = ${me} and state in ('returned', 'withdrawn'))`.execute(db)
  await sql`grant insert, update (state, decided_by, decided_at, returned_why) on plan_act to rokhas_application`.execute(
    db,
  )
  for (const name of [
    'plan_version_territory(uuid)',
    'publish_plan_act(uuid, uuid, timestamptz)',
    'forget_planned_rechecks(uuid, date)',
  ])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
  await sql`grant execute on function plan_version_territory(uuid), publish_plan_act(uuid, uuid, timestamptz)
    to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db)
  await ground.execute(db)
  await lasting(db)
  await forget.execute(db)
  await publish.execute(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function publish_plan_act(uuid, uuid, timestamptz), forget_planned_rechecks(uuid, date)`.execute(db)
  await sql`drop table plan_act`.execute(db)
  await sql`drop function plan_act_territory(), plan_act_step(), plan_version_territory(uuid)`.execute(db)
  await sql`alter table plan_event drop column signed_on`.execute(db)
}
