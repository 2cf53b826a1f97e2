import { type Kysely, sql } from 'kysely'

const READERS = sql.raw(
  `array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']`,
)
const SEES = sql`(of_dossier in (select actor_dossiers()) or exists (select from dossier d where d.id = of_dossier
  and d.state <> 'draft' and d.territory && actor_territories(${READERS})))`
/** By themselves once; an office once, by its name, with the best answer of those who work in it. */
const DESIGNERS = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('person', t.person, 'office', t.office, 'answer', t.answer, 'mine', t.mine)
    order by t.nth), '[]')
  from (
    select min(v.id::text) as nth, to_jsonb(n) as person,
      case when b.id is not null then jsonb_build_object('nameFr', b.name_fr, 'nameAr', b.name_ar) end as office,
      coalesce(max(r.answer) filter (where r.answer = 'coming'), max(r.answer) filter (where r.answer = 'sends'),
        case when bool_and(r.answer is not null) then 'absent' end) as answer,
      coalesce(bool_or(v.person_id = actor_person() and r.answer is null), false) as mine
    from session_invited v
      left join lateral (select r.answer from session_reply r where r.invited_id = v.id and r.sequence = s.sequence
        order by r.id desc limit 1) r on true
      left join body b on b.id = (select p.body_id from dossier_participant p
        where p.dossier_id = of_dossier and p.part = 'designer' and p.ended_at is null and p.body_id is not null
          and not exists (select from dossier_participant o where o.dossier_id = of_dossier and o.part = 'designer'
            and o.ended_at is null and o.person_id = v.person_id)
          and exists (select from mandate m where m.person_id = v.person_id and m.body_id = p.body_id
            and m.role in ('employee', 'administrator')) limit 1)
      left join lateral names_of(array[v.person_id]) n on b.id is null
    where v.session_id = s.id and v.capacity = 'designer' and v.withdrawn_at is null and i.ended is distinct from 'removed'
      and of_dossier = any (v.dossiers)
    group by b.id, b.name_fr, b.name_ar, n.*) t)`

const FUNCTIONS = ['sessions_of_dossier(uuid)', 'minutes_extract(uuid, uuid)']

/**
 * The sessions a dossier is or was on, for whoever may read it. Those of the commission read all of it; an applicant reads
 * what was sent out (a session that was called), that the dossier was put off, and the rest once the minutes are sealed. One
 * that was called stays told once it is off the agenda: cancelled, or taken off and not put back.
 */
async function sessions(db: Kysely<unknown>): Promise<void> {
  await sql`create function sessions_of_dossier(of_dossier uuid)
    returns table (session_id uuid, item_id uuid, rank integer, state text, day date, hour time, minutes integer,
      place text, with_room boolean, unit_code text, territory text[], events jsonb, designers jsonb, sealed_at timestamptz,
      taken_off boolean)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not ${SEES} then return; end if;
      return query
        select s.id, i.id, i.rank, o.state, case when o.state <> 'postponed' then s.day end,
          case when o.state <> 'postponed' then s.hour end, s.minutes, s.place, s.with_room, s.unit_code, s.territory,
          (select coalesce(jsonb_agg(jsonb_build_object('event', e.event, 'at', e.at, 'detail', e.detail) order by e.nth), '[]')
            from session_event e where e.session_id = s.id and e.item_id = i.id
              and (o.inside or m.sealed_at is not null or e.event = 'put_off')),
          ${DESIGNERS}, m.sealed_at, coalesce(i.ended = 'removed', false)
        from session_item i join commission_session s on s.id = i.session_id
          left join session_minutes m on m.session_id = s.id and m.state = 'sealed'
          left join lateral (select min(e.at) as at from session_event e
            where e.session_id = s.id and e.event = 'convened') c on true
          cross join lateral (select s.territory && actor_territories(${READERS}) or sits_in(s.id) as inside) r
          cross join lateral (select r.inside,
            case when s.state = 'planned' and not r.inside then 'postponed' else s.state end as state) o
        where i.dossier_id = of_dossier and (o.inside or c.at is not null)
          and (i.ended is distinct from 'removed' or (c.at <= i.ended_at and not exists (
            select from session_item l where l.session_id = i.session_id and l.dossier_id = of_dossier and l.id > i.id)))
        order by s.day desc, s.hour desc, s.id desc;
    end $$`.execute(db)
}

/** What sealed minutes say of one dossier, and nothing of any other: no other item, no other's designer, no note on the whole. */
async function extract(db: Kysely<unknown>): Promise<void> {
  await sql`create function minutes_extract(of_dossier uuid, of_session uuid) returns jsonb
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not ${SEES} then return null; end if;
      return (
        select jsonb_build_object(
          'facts', m.facts || jsonb_build_object('note', null, 'items', f.items, 'attended', (
            select coalesce(jsonb_agg(a.one order by a.nth), '[]')
            from jsonb_array_elements(m.facts -> 'attended') with ordinality a(one, nth) where a.one ->> 'capacity' = 'member')),
          'sealedAt', to_char(m.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'sha256', (select l.sha256 from minutes_file l where l.session_id = m.session_id order by l.nth desc limit 1),
          'signatures', (select coalesce(jsonb_agg(jsonb_build_object('nameFr', b.name_fr, 'nameAr', b.name_ar, 'kind', g.kind,
              'day', (g.at at time zone 'Africa/Casablanca')::date) order by g.at, b.name_fr), '[]')
            from minutes_signature g join body b on b.id = g.body_id where g.session_id = m.session_id))
        from session_minutes m cross join lateral (
          select jsonb_agg(e.one order by e.nth) as items
          from jsonb_array_elements(m.facts -> 'items') with ordinality e(one, nth)
            join session_item i on i.id = (e.one ->> 'id')::uuid
          where i.session_id = of_session and i.dossier_id = of_dossier) f
        where m.session_id = of_session and m.state = 'sealed' and f.items is not null);
    end $$`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await sessions(db)
  await extract(db)
  for (const name of FUNCTIONS) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of FUNCTIONS) await sql`drop function ${sql.raw(name)}`.execute(db)
}
