import { type Kysely, sql } from 'kysely'

async function tables(db: Kysely<unknown>): Promise<void> {
  // What a commune is today is `commune`; what changed of it, on which day and by which act, is here and stays.
  await sql`
    create table commune_change (
      id uuid primary key,
      day date not null,
      kind text not null check (kind in ('created', 'merged', 'renamed', 'moved_province')),
      commune_code text not null check (commune_code ~ '^[0-9]{2}\\.[0-9]{3}\\.[0-9]{2}\\.[0-9]{1,2}$'),
      -- The one it was taken from, or its successor.
      other_code text references commune,
      name_fr_before text, name_ar_before text, name_fr_after text, name_ar_after text,
      province_before text references province, province_after text references province,
      -- Of a created one, what the table of communes asks besides; the words a new name is searched by.
      facts jsonb,
      act text not null check (length(act) between 3 and 500),
      entered_by uuid references person,
      at timestamptz not null,
      -- Null while its day has not come.
      applied_at timestamptz,
      constraint commune_change_once unique (commune_code, kind, day),
      constraint commune_change_says check (case kind
        when 'created' then num_nonnulls(other_code, name_fr_after, name_ar_after, province_after, facts) = 5
          and num_nonnulls(name_fr_before, name_ar_before, province_before) = 0
        when 'merged' then num_nonnulls(other_code, name_fr_before, name_ar_before, province_before) = 4
          and other_code <> commune_code and num_nonnulls(name_fr_after, name_ar_after, province_after, facts) = 0
        when 'renamed' then num_nonnulls(name_fr_before, name_ar_before, name_fr_after, name_ar_after) = 4
          and num_nonnulls(other_code, province_before, province_after) = 0 and facts is not null
        else num_nonnulls(province_before, province_after) = 2
          and num_nonnulls(other_code, name_fr_before, name_ar_before, name_fr_after, name_ar_after, facts) = 0 end)
    )`.execute(db)
  await sql`create index commune_change_commune on commune_change (commune_code, day)`.execute(db)
  await sql`create index commune_change_other on commune_change (other_code) where other_code is not null`.execute(db)
  await sql`alter table commune add column began_on date, add column ended_on date,
    add column successor_code text references commune,
    add constraint commune_ended check ((ended_on is null) = (successor_code is null))`.execute(db)
  // A dossier that passed from a commune to another: its own mistake put right, or because of a change.
  await sql`
    create table dossier_relocation (
      dossier_id uuid not null references dossier on delete cascade,
      nth integer not null check (nth > 0),
      from_code text not null references commune,
      to_code text not null references commune check (to_code <> from_code),
      day date not null,
      at timestamptz not null,
      moved_by uuid references person,
      reason text not null check (length(reason) between 3 and 1000),
      change_id uuid references commune_change,
      primary key (dossier_id, nth)
    )`.execute(db)
  await sql`create trigger dossier_relocation_kept before update or delete on dossier_relocation
    for each row execute function refuse_rewriting()`.execute(db)
  // A number on paper is its register's: it stays unique there wherever its dossier passes to.
  await sql`alter table dossier add column paper_commune text references commune`.execute(db)
  await sql`alter table dossier disable trigger user`.execute(db)
  await sql`update dossier d set paper_commune = b.commune_code from backlog b where b.id = d.backlog_id`.execute(db)
  await sql`alter table dossier enable trigger user`.execute(db)
  await sql`drop index dossier_paper_number`.execute(db)
  await sql`create unique index dossier_paper_number on dossier
    (paper_commune, upper(regexp_replace(paper_number, '\\s+', '', 'g'))) where paper_number is not null`.execute(db)
  await sql`create function paper_commune_of_dossier() returns trigger language plpgsql as $$
    begin
      new.paper_commune := case when new.paper_number is not null then new.commune_code end;
      return new;
    end $$`.execute(db)
  await sql`create trigger dossier_paper_commune before insert on dossier
    for each row execute function paper_commune_of_dossier()`.execute(db)
}

/** The one question about the past and the announced future. */
async function asking(db: Kysely<unknown>): Promise<void> {
  await sql`create function communes_on(on_day date) returns table (code text, name_fr text, name_ar text, kind text,
      parent_code text, province_code text, region_code text, merged text[])
    language sql stable as $$
      with recursive known as (
        select c.code, c.name_fr, c.name_ar, c.kind, c.parent_code, c.province_code from commune c
        union all select h.commune_code, h.name_fr_after, h.name_ar_after, h.facts ->> 'kind', h.facts ->> 'parentCode',
          h.province_after from commune_change h where h.kind = 'created' and h.applied_at is null
      ), passed as (
        select h.commune_code as former, h.other_code as into_code from commune_change h
          where h.kind = 'merged' and h.day <= on_day
        union select p.former, h.other_code from passed p join commune_change h on h.commune_code = p.into_code
          where h.kind = 'merged' and h.day <= on_day
      ), taken as (
        select into_code, array_agg(former order by former) as formers from passed group by into_code
      ), name_since as (
        select distinct on (commune_code) commune_code, name_fr_after as fr, name_ar_after as ar from commune_change
          where kind in ('created', 'renamed') and day <= on_day order by commune_code, day desc
      ), name_until as (
        select distinct on (commune_code) commune_code, name_fr_before as fr, name_ar_before as ar from commune_change
          where kind = 'renamed' and day > on_day order by commune_code, day
      ), province_since as (
        select distinct on (commune_code) commune_code, province_after as province from commune_change
          where kind in ('created', 'moved_province') and day <= on_day order by commune_code, day desc
      ), province_until as (
        select distinct on (commune_code) commune_code, province_before as province from commune_change
          where kind = 'moved_province' and day > on_day order by commune_code, day
      ), away as (
        select commune_code from commune_change
          where (kind = 'created' and day > on_day) or (kind = 'merged' and day <= on_day)
      )
      select k.code, coalesce(s.fr, u.fr, k.name_fr), coalesce(s.ar, u.ar, k.name_ar), k.kind, k.parent_code, p.code,
        p.region_code, coalesce(t.formers, '{}')
      from known k left join name_since s on s.commune_code = k.code left join name_until u on u.commune_code = k.code
        left join province_since ps on ps.commune_code = k.code left join province_until pu on pu.commune_code = k.code
        join province p on p.code = coalesce(ps.province, pu.province, k.province_code)
        left join taken t on t.into_code = k.code left join away a on a.commune_code = k.code
      where a.commune_code is null $$`.execute(db)
  // A merger is read through communes_on: what passed by it is still counted where it was; what was put right, where it is.
  await sql`create function commune_counted(of_dossier uuid, now_code text) returns text language sql stable as $$
    select coalesce((select r.from_code from dossier_relocation r
      where r.dossier_id = of_dossier and r.change_id is not null and r.nth > coalesce((
        select max(o.nth) from dossier_relocation o where o.dossier_id = of_dossier and o.change_id is null), 0)
      order by r.nth limit 1), now_code) $$`.execute(db)
  // By where a commune belongs, and no longer by how its code is written.
  await sql`create or replace function territory_covers(wide text, narrow text) returns boolean
    language sql stable parallel safe as $$
      select wide = 'MA' or wide = narrow
        or coalesce(wide = any (territory_path(narrow)), starts_with(narrow, wide || '.')) $$`.execute(db)
}

/** Passing a dossier to another commune: its path and whoever reads it follow, its number stays. */
async function passing(db: Kysely<unknown>): Promise<void> {
  await sql`create function relocate_dossier(of_dossier uuid, to_commune text, on_day date, now_at timestamptz, by_person uuid,
      why text, by_change uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into dossier_relocation (dossier_id, nth, from_code, to_code, day, at, moved_by, reason, change_id)
        select d.id, 1 + (select count(*) from dossier_relocation r where r.dossier_id = d.id), d.commune_code, to_commune,
          on_day, now_at, by_person, why, by_change from dossier d where d.id = of_dossier;
      update dossier set commune_code = to_commune where id = of_dossier;
      update act a set territory = d.territory, unit = case when a.kind = 'attestation' then c.province_code else c.code end
        from dossier d join commune c on c.code = d.commune_code
        where d.id = of_dossier and a.dossier_id = d.id and a.state = 'draft';
    end $$`.execute(db)
  await sql`create function territory_again(of_commune text) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update dossier set commune_code = commune_code where commune_code = of_commune;
      perform keep_dossier_words(array(select id from dossier where commune_code = of_commune and state <> 'draft'));
      update act a set territory = d.territory, unit = case when a.kind = 'attestation' then c.province_code else c.code end
        from dossier d join commune c on c.code = d.commune_code
        where d.commune_code = of_commune and a.dossier_id = d.id and a.state = 'draft';
      update backlog set territory = territory_path(of_commune) where commune_code = of_commune;
      update commission_session set territory = territory_of_unit(unit_code)
        where unit_code = of_commune and state in ('planned', 'convened');
    end $$`.execute(db)
}

const BODY_NAME = (name: string) => `case kind when 'arrondissement' then 'Arrondissement ' else 'Commune ' end
  || case when ${name} ~* '^[aeiouâàéèêëîïôöûü]' then 'd’' else 'de ' end || ${name}`
const BODY_NAME_AR = (name: string) => `case kind when 'arrondissement' then 'مقاطعة ' else 'جماعة ' end || ${name}`

/** What a change does to what is there now, once its day has come. */
async function applying(db: Kysely<unknown>): Promise<void> {
  await sql`create function create_commune(h commune_change) returns void
    language sql security definer set search_path = public, pg_temp as $$
      insert into commune (code, province_code, parent_code, kind, name_fr, name_ar, population, area_km2, legal_srid, filing,
          search_key, began_on)
        select h.commune_code, h.province_after, h.facts ->> 'parentCode', h.facts ->> 'kind', h.name_fr_after,
          h.name_ar_after, (h.facts ->> 'population')::integer, (h.facts ->> 'areaKm2')::float8, o.legal_srid,
          h.facts ->> 'filing', h.facts ->> 'searchKey', h.day from commune o where o.code = h.other_code $$`.execute(
    db,
  )
  // The name of its body follows where nobody gave it another.
  await sql
    .raw(`create function rename_commune(h commune_change) returns void
    language sql security definer set search_path = public, pg_temp as $$
      update commune set name_fr = h.name_fr_after, name_ar = h.name_ar_after, search_key = h.facts ->> 'searchKey'
        where code = h.commune_code;
      update body set name_fr = ${BODY_NAME('h.name_fr_after')}, name_ar = ${BODY_NAME_AR('h.name_ar_after')}
        where unit_code = h.commune_code and kind in ('commune', 'arrondissement')
          and name_fr = ${BODY_NAME('h.name_fr_before')} and name_ar = ${BODY_NAME_AR('h.name_ar_before')};
      select keep_dossier_words(array(select id from dossier where commune_code = h.commune_code and state <> 'draft')) $$`)
    .execute(db)
  // Its ground, its people and what its body is in charge of pass to the successor; whatever points to it stays readable.
  await sql`create function merge_commune(h commune_change) returns void
    language sql security definer set search_path = public, pg_temp as $$
      update commune s set population = s.population + a.population, area_km2 = s.area_km2 + a.area_km2,
          outline = coalesce(ST_Multi(ST_Union(s.outline, a.outline)), s.outline),
          outline_3857 = coalesce(ST_Multi(ST_Union(s.outline_3857, a.outline_3857)), s.outline_3857),
          outline_kind = case when a.outline_kind = 'approximate' then a.outline_kind else s.outline_kind end
        from commune a where a.code = h.commune_code and s.code = h.other_code;
      update commune set ended_on = h.day, successor_code = h.other_code, outline = null, outline_3857 = null,
        outline_kind = null, outline_source = null, outline_date = null where code = h.commune_code;
      update commune set successor_code = h.other_code where successor_code = h.commune_code;
      insert into body_territory (body_id, territory, valid_from, act_reference)
        select b.id, t.territory, h.day, h.act from body b
          cross join (select h.commune_code as territory union select code from commune where successor_code = h.other_code) t
        where b.unit_code = h.other_code and b.kind in ('commune', 'arrondissement') and not exists (
          select from body_territory o where o.body_id = b.id and o.territory = t.territory
            and (o.valid_to is null or o.valid_to >= h.day)) $$`.execute(db)
  // Those on an agenda, or being signed, follow once they are free.
  await sql`create function pass_open_dossiers(of_change uuid, now_at timestamptz) returns setof uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare h commune_change; one uuid;
    begin
      select * into h from commune_change c where c.id = of_change and c.kind = 'merged' and c.applied_at is not null;
      for one in select d.id from dossier d where d.commune_code = h.commune_code and d.state in ('draft', 'filed', 'examined')
          and not exists (select from session_item i where i.dossier_id = d.id and i.ended is null)
          and not exists (select from act a where a.dossier_id = d.id and a.state = 'signing')
          order by d.id loop
        perform relocate_dossier(one, h.other_code, h.day, now_at, h.entered_by, h.act, h.id);
        return next one;
      end loop;
    end $$`.execute(db)
  await sql`create function apply_commune_change(of_change uuid, on_day date, now_at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare h commune_change;
    begin
      update commune_change c set applied_at = now_at where c.id = of_change and c.applied_at is null and c.day <= on_day
        returning c.* into h;
      if not found then return false; end if;
      if h.kind = 'created' then perform create_commune(h);
      elsif h.kind = 'renamed' then perform rename_commune(h);
      elsif h.kind = 'merged' then perform merge_commune(h);
      else
        update commune set province_code = h.province_after where h.commune_code in (code, parent_code);
        perform territory_again(c.code) from commune c where h.commune_code in (c.code, c.parent_code);
      end if;
      update layer_version set version = version + 1, changed_at = now_at where layer = 'communes';
      return true;
    end $$`.execute(db)
}

const OPERATING = [
  'relocate_dossier(uuid, text, date, timestamptz, uuid, text, uuid)',
  'territory_again(text)',
  'create_commune(commune_change)',
  'rename_commune(commune_change)',
  'merge_commune(commune_change)',
  'pass_open_dossiers(uuid, timestamptz)',
  'apply_commune_change(uuid, date, timestamptz)',
]

/** Everybody may read what changed; what an operator entered takes effect in the background. */
async function rights(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on commune_change to rokhas_application, rokhas_worker`.execute(db)
  await sql`alter table dossier_relocation enable row level security, force row level security`.execute(db)
  await sql`create policy dossier_relocation_work on dossier_relocation for select to rokhas_worker using (true)`.execute(
    db,
  )
  await sql`create policy dossier_relocation_read on dossier_relocation for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  await sql`grant select on dossier_relocation to rokhas_application, rokhas_worker`.execute(db)
  for (const name of OPERATING) await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
  await sql`grant execute on function pass_open_dossiers(uuid, timestamptz), apply_commune_change(uuid, date, timestamptz)
    to rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await asking(db)
  await passing(db)
  await applying(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of OPERATING.toReversed()) await sql`drop function ${sql.raw(name)}`.execute(db)
  await sql`create or replace function territory_covers(wide text, narrow text) returns boolean
    language sql stable parallel safe as $$
      select wide = 'MA' or wide = narrow or starts_with(narrow, wide || '.')
        or exists (select from commune c where c.code = narrow and c.parent_code = wide) $$`.execute(db)
  await sql`drop function commune_counted(uuid, text), communes_on(date)`.execute(db)
  await sql`drop trigger dossier_paper_commune on dossier`.execute(db)
  await sql`drop function paper_commune_of_dossier()`.execute(db)
  await sql`drop index dossier_paper_number`.execute(db)
  await sql`create unique index dossier_paper_number on dossier
    (commune_code, upper(regexp_replace(paper_number, '\\s+', '', 'g'))) where paper_number is not null`.execute(db)
  await sql`alter table dossier drop column paper_commune`.execute(db)
  await sql`drop table dossier_relocation`.execute(db)
  await sql`alter table commune drop column began_on, drop column ended_on, drop column successor_code`.execute(db)
  await sql`drop table commune_change`.execute(db)
}
