import { type Kysely, sql } from 'kysely'

/** The next act of a version that is published: by an examiner of the agency of its ground, or of the agency it came from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function record_plan_act(of_event uuid, of_version uuid, of_body uuid, act_kind text, act_day date, act_words text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if (case current_setting('role') when 'none' then session_user::text else current_setting('role') end)
          in ('rokhas_application', 'rokhas_worker')
        and (not of_body = any (agency_examiner_bodies()) or not plan_is_ours((select p.code from plan p
          join plan_version v on v.plan_id = p.id where v.id = of_version), of_body)) then
        raise exception 'an act of a plan is recorded by an examiner of its agency' using errcode = 'insufficient_privilege';
      end if;
      insert into plan_event (id, plan_version_id, kind, on_day, act) values (of_event, of_version, act_kind, act_day, act_words);
      update layer_version set version = version + 1, changed_at = now() where layer = 'zones';
    end $$`.execute(db)
  const name = sql.raw('record_plan_act(uuid, uuid, uuid, text, date, text)')
  await sql`revoke execute on function ${name} from public`.execute(db)
  await sql`grant execute on function ${name} to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function record_plan_act(uuid, uuid, uuid, text, date, text)`.execute(db)
}
