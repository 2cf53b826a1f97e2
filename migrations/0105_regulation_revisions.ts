import { type Kysely, sql } from 'kysely'

const BOTH = 'rokhas_application, rokhas_worker'

/** The units of the commune under the middle of a ground, widest first; null where no commune is known. */
const unitsUnder = sql`create function units_under(ground geometry) returns text[]
  language sql stable parallel safe as $$
    select territory_path(c.code) from commune c left join commune city on city.code = c.parent_code
    where ST_Intersects(c.outline, wgs84_from_legal(ST_PointOnSurface(ground))) and c.ended_on is null
    order by 'imported' in (c.outline_kind, city.outline_kind) desc nulls last, c.parent_code nulls last, c.code limit 1 $$`

const snapshot = sql`create function regulation_snapshot(of_version uuid) returns jsonb
  language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object(
        'zone', r.zone_code, 'sector', r.sector, 'buildable', r.buildable, 'permitted', r.uses_permitted,
        'forbidden', r.uses_forbidden, 'usesArticle', r.uses_article, 'conditionsFr', r.conditions_fr,
        'conditionsAr', r.conditions_ar, 'conditionsArticle', r.conditions_article,
        'figures', (select coalesce(jsonb_agg(jsonb_build_object('parameter', f.parameter, 'value', f.value,
            'article', f.article, 'printed', f.printed_label) order by f.parameter), '[]')
          from regulation_figure f where (f.plan_version_id, f.zone_code, f.sector) = (r.plan_version_id, r.zone_code, r.sector))
      ) order by r.zone_code collate "C", r.sector collate "C"), '[]')
    from regulation r where r.plan_version_id = of_version $$`

/** Keeps the règlement as it stands; before the first change, what was found there is kept too. */
const keep = sql`create function keep_regulation(of_version uuid, said jsonb) returns integer
  language plpgsql as $$
  declare
    last integer;
  begin
    select coalesce(max(number), 0) into last from regulation_revision where plan_version_id = of_version;
    insert into regulation_revision (id, plan_version_id, number, kind, restored, made_at, made_by, mandate_id, reason, act, content)
      select r.id, of_version, last + 1, r.kind, r.restored, r.at, r.by, r.mandate, r.reason, r.act, regulation_snapshot(of_version)
      from jsonb_to_record(said) as r(id uuid, kind text, restored integer, at timestamptz, by uuid, mandate uuid, reason text, act text);
    return last + 1;
  end $$`

const write = sql`create function write_regulation(of_version uuid, rows jsonb) returns void
  language plpgsql as $$
  begin
    delete from regulation where plan_version_id = of_version;
    insert into regulation (plan_version_id, zone_code, sector, buildable, uses_permitted, uses_forbidden, uses_article,
        conditions_fr, conditions_ar, conditions_article)
      select of_version, r.zone, r.sector, r.buildable, r.permitted, r.forbidden, r."usesArticle", r."conditionsFr",
        r."conditionsAr", r."conditionsArticle"
      from jsonb_to_recordset(rows) as r(zone text, sector text, buildable boolean, permitted text[], forbidden text[],
        "usesArticle" text, "conditionsFr" text, "conditionsAr" text, "conditionsArticle" text);
    insert into regulation_figure (plan_version_id, zone_code, sector, parameter, value, article, printed_label)
      select of_version, r.zone, r.sector, f.parameter, f.value, f.article, f.printed
      from jsonb_to_recordset(rows) as r(zone text, sector text, figures jsonb),
        jsonb_to_recordset(r.figures) as f(parameter text, value double precision, article text, printed text);
  end $$`

/** The one way the application changes a règlement: an examiner of the place, from the revision they read. */
const revise = sql`create function revise_regulation(of_version uuid, read integer, rows jsonb, said jsonb) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    last integer;
  begin
    if not exists (select from plan_version v where v.id = of_version
        and units_under(v.perimeter) && actor_territories(array['examiner'])) then
      raise exception 'a règlement is revised by an examiner of its territory' using errcode = 'insufficient_privilege';
    end if;
    perform from plan_version where id = of_version for update;
    select coalesce(max(number), 0) into last from regulation_revision where plan_version_id = of_version;
    if last <> read then
      raise exception 'the règlement was revised meanwhile' using errcode = 'serialization_failure';
    end if;
    if last = 0 and exists (select from regulation where plan_version_id = of_version) then
      perform keep_regulation(of_version, jsonb_build_object('id', said ->> 'found', 'kind', 'found', 'at', said -> 'at'));
    end if;
    perform write_regulation(of_version, rows);
    return keep_regulation(of_version, said || jsonb_build_object('by', actor_person()));
  end $$`

/** Every change of a règlement is a revision with its whole content: any can be read, compared, brought back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table regulation add column conditions_fr text, add column conditions_ar text,
    add column conditions_article text`.execute(db)
  await sql`create table regulation_revision (
      id uuid primary key,
      plan_version_id uuid not null references plan_version on delete cascade,
      number integer not null check (number >= 1),
      kind text not null check (kind in ('found', 'edited', 'imported', 'restored', 'command')),
      restored integer,
      made_at timestamptz not null,
      made_by uuid references person,
      mandate_id uuid references mandate,
      reason text,
      act text,
      content jsonb not null,
      unique (plan_version_id, number),
      constraint regulation_revision_restored check ((kind = 'restored') = (restored is not null)),
      constraint regulation_revision_said check (kind in ('found', 'command')
        or (made_by is not null and reason is not null and length(btrim(reason)) >= 3))
    )`.execute(db)
  for (const made of [unitsUnder, snapshot, keep, write, revise]) await made.execute(db)
  await sql`grant select on regulation_revision to ${sql.raw(BOTH)}`.execute(db)
  await sql`revoke execute on function keep_regulation(uuid, jsonb), write_regulation(uuid, jsonb),
    revise_regulation(uuid, integer, jsonb, jsonb) from public`.execute(db)
  await sql`grant execute on function revise_regulation(uuid, integer, jsonb, jsonb) to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function revise_regulation(uuid, integer, jsonb, jsonb), keep_regulation(uuid, jsonb),
    write_regulation(uuid, jsonb), regulation_snapshot(uuid), units_under(geometry)`.execute(db)
  await sql`drop table regulation_revision`.execute(db)
  await sql`alter table regulation drop column conditions_fr, drop column conditions_ar, drop column conditions_article`.execute(
    db,
  )
}
