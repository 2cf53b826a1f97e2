import { type Kysely, sql } from 'kysely'

/** The session a dossier goes on with: of any that was not cancelled, whether it is called, put to another day, held or over. */
const awaited = (states: string) => sql`create or replace function sitting_awaited(of_dossier uuid) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  begin
    return (select jsonb_build_object('sessionId', i.session_id,
        'awaits', case i.ended when 'concluded' then 'minutes' else 'session' end)
      from session_item i join commission_session s on s.id = i.session_id
        left join session_minutes m on m.session_id = i.session_id
      where i.dossier_id = of_dossier and s.state in (${sql.raw(states)})
        and case when i.ended = 'concluded' then m.state is distinct from 'sealed'
          else i.ended is distinct from 'removed' and i.added_at >= coalesce((select max(e.at) from dossier_event e
            where e.dossier_id = of_dossier and e.event = 'dispatch'), '-infinity') end
      order by i.ended = 'concluded' desc nulls last, i.added_at desc
      limit 1);
  end $$`

/** Only a permission lapses by its works; a deferral is over once it is resumed, else once its own term is. */
const STANDING = sql.raw(`case
    when a.state = 'void' then 'void'
    when a.withdrawn_at is not null then 'withdrawn'
    when a.kind = 'deferral' and later.resumed is not null then 'replaced'
    when a.kind = 'deferral' and (f.facts -> 'deferral' ->> 'until')::date < today then 'lapsed'
    when a.kind in ('permit', 'certificate', 'attestation') and later.lapsed is not null then 'lapsed'
    when a.kind in ('permit', 'certificate', 'attestation') and exists (select from dossier_deadline x
      where x.dossier_id = d.id and x.stage = 'validity' and x.met_day is null and x.due_day < today) then 'overdue'
    else 'stands' end,
  'since', case when a.state = 'void' then a.voided_at when a.withdrawn_at is not null then a.withdrawn_at
    when a.kind in ('permit', 'certificate', 'attestation') then later.lapsed
    when a.kind <> 'deferral' then null
    when later.resumed is not null then later.resumed
    when (f.facts -> 'deferral' ->> 'until')::date < today
      then ((f.facts -> 'deferral' ->> 'until')::date + 1)::timestamp at time zone 'Africa/Casablanca' end`)

const BEFORE = sql.raw(`case
    when a.state = 'void' then 'void'
    when a.withdrawn_at is not null then 'withdrawn'
    when later.lapsed is not null or (a.kind = 'deferral' and (f.facts -> 'deferral' ->> 'until')::date < today) then 'lapsed'
    when a.kind = 'deferral' and later.resumed is not null then 'replaced'
    when a.kind in ('permit', 'certificate', 'attestation') and exists (select from dossier_deadline x
      where x.dossier_id = d.id and x.stage = 'validity' and x.met_day is null and x.due_day < today) then 'overdue'
    else 'stands' end,
  'since', case when a.state = 'void' then a.voided_at else coalesce(a.withdrawn_at, later.lapsed,
    case when a.kind = 'deferral' then later.resumed end) end`)

const standing = (
  how: typeof STANDING,
) => sql`create or replace function standing_of_act(of_act uuid, today date) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'number', a.number, 'year', a.year, 'kind', a.kind,
    'unit', (select jsonb_build_object('code', u.code, 'nameFr', u.name_fr, 'nameAr', u.name_ar) from (
      select c.code, c.name_fr, c.name_ar from commune c where c.code = a.unit
      union all select p.code, p.name_fr, p.name_ar from province p where p.code = a.unit) u),
    'procedure', (select jsonb_build_object('nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr')
      from procedure_version v where v.id = d.procedure_version_id),
    'signedAt', a.signed_at, 'signing', a.signing, 'level', a.level, 'sha256', a.file_sha256,
    'standing', ${how},
    'reason', coalesce(a.void_reason, a.withdrawal_reason),
    'until', coalesce(f.facts -> 'deferral' ->> 'until', (select to_char(x.due_day, 'YYYY-MM-DD') from dossier_deadline x
      where x.dossier_id = d.id and x.stage = 'validity' and x.met_day is null and a.kind in ('permit', 'certificate', 'attestation'))))
  from act a join dossier d on d.id = a.dossier_id join act_draft f on f.act_id = a.id and f.version = a.version
    cross join lateral (select min(e.at) filter (where e.event = 'record_lapse') as lapsed,
      min(e.at) filter (where e.event = 'resume') as resumed
      from dossier_event e where e.dossier_id = d.id and e.move > a.move) later
  where a.state in ('signed', 'void') and a.id = of_act $$`

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
  await awaited(`'planned', 'convened', 'postponed', 'open', 'closed'`).execute(db)
  await standing(STANDING).execute(db)
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
  await standing(BEFORE).execute(db)
  await awaited(`'convened', 'open', 'closed'`).execute(db)
}
