import { type Kysely, sql } from 'kysely'

/** A permit whose last day is past lapses by the law itself (law 12-90, article 49), whether or not anybody recorded it. */
const OVERDUE = sql`when a.kind in ('permit', 'certificate', 'attestation') and exists (select from dossier_deadline x
          where x.dossier_id = d.id and x.stage = 'validity' and x.met_day is null and x.due_day < today) then 'overdue'`

/** What became of an act; `overdue` is one more case before the act stands. */
const standing = (overdue: ReturnType<typeof sql>) => sql`
  create or replace function act_standing(of_token text, of_unit text, of_year integer, of_number integer, of_sha256 text, today date) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  begin
    return (select jsonb_build_object(
      'number', a.number, 'year', a.year, 'kind', a.kind,
      'unit', (select jsonb_build_object('code', u.code, 'nameFr', u.name_fr, 'nameAr', u.name_ar) from (
        select c.code, c.name_fr, c.name_ar from commune c where c.code = a.unit
        union all select p.code, p.name_fr, p.name_ar from province p where p.code = a.unit) u),
      'procedure', (select jsonb_build_object('nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr')
        from procedure_version v where v.id = d.procedure_version_id),
      'signedAt', a.signed_at, 'signing', a.signing, 'level', a.level, 'sha256', a.file_sha256,
      'standing', case
        when a.state = 'void' then 'void'
        when a.withdrawn_at is not null then 'withdrawn'
        when later.lapsed is not null or (a.kind = 'deferral' and (f.facts -> 'deferral' ->> 'until')::date < today) then 'lapsed'
        when a.kind = 'deferral' and later.resumed is not null then 'replaced'
        ${overdue}
        else 'stands' end,
      'since', case when a.state = 'void' then a.voided_at else coalesce(a.withdrawn_at, later.lapsed,
        case when a.kind = 'deferral' then later.resumed end) end,
      'reason', coalesce(a.void_reason, a.withdrawal_reason),
      'until', coalesce(f.facts -> 'deferral' ->> 'until', (select to_char(x.due_day, 'YYYY-MM-DD') from dossier_deadline x
        where x.dossier_id = d.id and x.stage = 'validity' and x.met_day is null and a.kind in ('permit', 'certificate', 'attestation'))))
    from act a join dossier d on d.id = a.dossier_id join act_draft f on f.act_id = a.id and f.version = a.version
      cross join lateral (select min(e.at) filter (where e.event = 'record_lapse') as lapsed,
        min(e.at) filter (where e.event = 'resume') as resumed
        from dossier_event e where e.dossier_id = d.id and e.move > a.move) later
    where a.state in ('signed', 'void')
      and (a.token = of_token or (a.unit = of_unit and a.year = of_year and a.number = of_number) or a.id in (select h.act_id from act_file h where h.sha256 = of_sha256))
    limit 1);
  end $$`

export async function up(db: Kysely<unknown>): Promise<void> {
  await standing(OVERDUE).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await standing(sql``).execute(db)
}
