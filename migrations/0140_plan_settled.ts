import { type Kysely, sql } from 'kysely'

/**
 * One change of a plan at a time: whoever publishes holds the plan until their transaction ends, so that of two at one
 * instant the second sees the dossiers that the first has checked again. By its code, since a plan may not be there yet.
 */
async function settled(db: Kysely<unknown>): Promise<void> {
  await sql`create function hold_plan(of_code text) returns void language sql security definer
    set search_path = public, pg_temp as $$ select pg_advisory_xact_lock(hashtextextended('plan ' || of_code, 0)) $$`.execute(
    db,
  )
  await sql`create function plan_is_settled(of_code text, today date) returns boolean
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    begin
      perform hold_plan(of_code);
      return not exists (select from recheck r where r.finished_at is null and r.from_day <= today and r.cause <> 'servitude'
        and r.cause_ids && array(select v.id from plan_version v join plan p on p.id = v.plan_id where p.code = of_code));
    end $$`.execute(db)
  await sql`create function plan_must_be_settled() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      of_code text;
    begin
      if tg_table_name = 'plan_draft' then
        of_code := to_jsonb(new) #>> '{mapping,plan,code}';
      else
        select p.code into of_code from plan p join plan_version v on v.plan_id = p.id
          where v.id = (to_jsonb(new) ->> 'plan_version_id')::uuid;
      end if;
      if not plan_is_settled(of_code, actor_day()) then
        raise exception 'dossiers are being checked against this plan'
          using errcode = 'check_violation', constraint = 'plan_settled';
      end if;
      return new;
    end $$`.execute(db)
  for (const on of ['plan_draft', 'plan_act'])
    await sql`create trigger ${sql.id(`${on}_settled`)} before update of state on ${sql.table(on)}
      for each row when (new.state = 'published' and old.state <> 'published')
      execute function plan_must_be_settled()`.execute(db)
  await sql`revoke execute on function hold_plan(text), plan_is_settled(text, date), plan_must_be_settled() from public`.execute(
    db,
  )
  await sql`grant execute on function plan_is_settled(text, date) to rokhas_application`.execute(db)
}

const publish = (same: string) =>
  sql.raw(`create or replace function publish_plan_act(of_act uuid, new_event uuid, now_at timestamptz) returns void
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
          and e.on_day = (a.former ->> 'onDay')::date and e.act is not distinct from a.former ->> 'act'${same})
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
  end $$`)

/** The day the former act was signed is kept with it; a proposal of before this was kept says none. */
const signedThen = ` and (not a.former ? 'signedOn' or e.signed_on is not distinct from (a.former ->> 'signedOn')::date)`

export async function up(db: Kysely<unknown>): Promise<void> {
  await settled(db)
  await publish(signedThen).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await publish('').execute(db)
  for (const on of ['plan_draft', 'plan_act'])
    await sql`drop trigger ${sql.id(`${on}_settled`)} on ${sql.table(on)}`.execute(db)
  await sql`drop function plan_must_be_settled(), plan_is_settled(text, date), hold_plan(text)`.execute(db)
}
