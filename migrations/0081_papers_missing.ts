import { type Kysely, sql } from 'kysely'

/**
 * Another act of the dossier, whose signature never came, gives way to the attestation of a silence whose term is over: else a
 * number that was given and left would keep the governor from it for ever (law 55-19).
 */
async function givingWay(db: Kysely<unknown>): Promise<void> {
  await sql`create function give_way_to_silence(of_act uuid, at timestamptz, why text) returns uuid[]
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare it act; gone uuid[];
    begin
      select * into it from act a where a.id = of_act;
      if it.kind is distinct from 'attestation' or not actor_may_move(it.dossier_id, 'attest_silence')
          or not exists (select from dossier_deadline x where x.dossier_id = it.dossier_id and x.stage = 'total'
            and x.due_day < (give_way_to_silence.at at time zone 'Africa/Casablanca')::date) then return '{}'; end if;
      with voided as (update act a set state = 'void', void_reason = why, voided_at = give_way_to_silence.at, voided_by = actor_person()
        where a.dossier_id = it.dossier_id and a.state = 'signing' and a.id <> it.id returning a.id)
        select coalesce(array_agg(id), '{}') into gone from voided;
      return gone;
    end $$`.execute(db)
  await sql`revoke execute on function give_way_to_silence(uuid, timestamptz, text) from public`.execute(db)
  await sql`grant execute on function give_way_to_silence(uuid, timestamptz, text) to rokhas_application`.execute(db)
}

/** The secretariat writes, with a reason, that a body which was there neither signed nor refused. */
async function unsigned(db: Kysely<unknown>): Promise<void> {
  await sql`alter table minutes_signature drop constraint minutes_signature_kind_check`.execute(db)
  await sql`alter table minutes_signature add constraint minutes_signature_kind_check check (kind in ('signed', 'refused', 'unsigned'))`.execute(
    db,
  )
  await sql`create policy minutes_signature_note on minutes_signature for insert to rokhas_application with check (
    kind = 'unsigned' and person_id = (select actor_person())
    and exists (select from session_minutes m where m.session_id = minutes_signature.session_id and m.state = 'signing')
    and exists (select from commission_session s join actor_mandates() a on a.territories && s.territory
      where s.id = minutes_signature.session_id and a.id = mandate_id and a.role = 'guichet'))`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await givingWay(db)
  await unsigned(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop policy minutes_signature_note on minutes_signature`.execute(db)
  await sql`alter table minutes_signature drop constraint minutes_signature_kind_check`.execute(db)
  await sql`alter table minutes_signature add constraint minutes_signature_kind_check check (kind in ('signed', 'refused'))`.execute(
    db,
  )
  await sql`drop function give_way_to_silence(uuid, timestamptz, text)`.execute(db)
}
