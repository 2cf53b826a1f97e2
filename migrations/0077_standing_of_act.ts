import { type Kysely, sql } from 'kysely'

/** Only a permission lapses by its works; a deferral is over once it is resumed, else once its own term is. */
const NOW = `case
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
      then ((f.facts -> 'deferral' ->> 'until')::date + 1)::timestamp at time zone 'Africa/Casablanca' end`

/** As the page told it before. */
const BEFORE = `case
    when a.state = 'void' then 'void'
    when a.withdrawn_at is not null then 'withdrawn'
    when later.lapsed is not null or (a.kind = 'deferral' and (f.facts -> 'deferral' ->> 'until')::date < today) then 'lapsed'
    when a.kind = 'deferral' and later.resumed is not null then 'replaced'
    when a.kind in ('permit', 'certificate', 'attestation') and exists (select from dossier_deadline x
      where x.dossier_id = d.id and x.stage = 'validity' and x.met_day is null and x.due_day < today) then 'overdue'
    else 'stands' end,
  'since', case when a.state = 'void' then a.voided_at else coalesce(a.withdrawn_at, later.lapsed,
    case when a.kind = 'deferral' then later.resumed end) end`

/** What became of the acts of a query, as the public page tells it. */
const standing = (how: string) =>
  sql.raw(`select jsonb_build_object(
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
    from dossier_event e where e.dossier_id = d.id and e.move > a.move) later`)

const FOUND = sql`(a.token = of_token or (a.unit = of_unit and a.year = of_year and a.number = of_number)
        or a.id in (select h.act_id from act_file h where h.sha256 = of_sha256))`

/**
 * What became of one act, for the register as for the public page. The page finds the act first, each way by its own index:
 * asked in one `or`, they read the whole table of acts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function standing_of_act(of_act uuid, today date) returns jsonb
    language sql stable security definer set search_path = public, pg_temp as $$
    ${standing(NOW)} where a.state in ('signed', 'void') and a.id = of_act $$`.execute(db)
  await sql`revoke execute on function standing_of_act(uuid, date) from public`.execute(db)
  await sql`grant execute on function standing_of_act(uuid, date) to rokhas_application`.execute(db)
  await sql`create or replace function act_standing(of_token text, of_unit text, of_year integer, of_number integer, of_sha256 text, today date)
    returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
      select standing_of_act(f.id, today) from (
        select id from act where token = of_token
        union all select id from act where unit = of_unit and year = of_year and number = of_number
        union all select act_id from act_file where sha256 = of_sha256) f
      where exists (select from act a where a.id = f.id and a.state in ('signed', 'void')) limit 1 $$`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function act_standing(of_token text, of_unit text, of_year integer, of_number integer, of_sha256 text, today date)
    returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return (${standing(BEFORE)} where a.state in ('signed', 'void') and ${FOUND} limit 1);
    end $$`.execute(db)
  await sql`drop function standing_of_act(uuid, date)`.execute(db)
}
