import { type Kysely, sql } from 'kysely'

const READERS = `array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']`

async function tables(db: Kysely<unknown>): Promise<void> {
  // A change of the law of the ground after which dossiers are checked again: the cause names what changed.
  await sql`
    create table recheck (
      id uuid primary key,
      cause text not null check (cause in ('plan_version', 'servitude', 'regulation')),
      cause_ids uuid[] not null check (cardinality(cause_ids) > 0),
      -- How far from the changed ground a dossier is still touched, metres.
      reach_m double precision not null check (reach_m >= 0),
      territory text[] not null,
      asked_by uuid references person,
      asked_at timestamptz not null,
      -- The day the change takes effect: nothing is checked before.
      from_day date not null,
      begun_at timestamptz,
      finished_at timestamptz
    )`.execute(db)
  await sql`create index recheck_asked on recheck (asked_at, id)`.execute(db)
  await sql`
    create table recheck_area (
      recheck_id uuid not null references recheck on delete cascade,
      srid integer not null check (srid in (26191, 26192, 26194, 26195)),
      geom geometry not null,
      constraint recheck_area_geom check (ST_SRID(geom) = srid and ST_IsValid(geom) and not ST_IsEmpty(geom))
    )`.execute(db)
  await sql`create index recheck_area_of on recheck_area (recheck_id)`.execute(db)
  // One row a dossier: it is checked once, whoever works and however often the work is taken up again.
  await sql`
    create table recheck_dossier (
      recheck_id uuid not null references recheck on delete cascade,
      dossier_id uuid not null references dossier on delete cascade,
      state text not null default 'waiting' check (state in ('waiting', 'checked', 'closed', 'refused')),
      former_report uuid references conformity_report,
      new_report uuid references conformity_report,
      gained integer,
      lost integer,
      changed integer,
      -- Why no report could be made, as the check named it.
      refusal text,
      checked_at timestamptz,
      seen_by uuid references person,
      seen_at timestamptz,
      primary key (recheck_id, dossier_id),
      constraint recheck_dossier_checked check ((state = 'checked') = (new_report is not null)),
      constraint recheck_dossier_refused check ((state = 'refused') = (refusal is not null)),
      constraint recheck_dossier_counts check (num_nonnulls(gained, lost, changed) = case state when 'checked' then 3 else 0 end),
      constraint recheck_dossier_seen check (num_nonnulls(seen_by, seen_at) in (0, 2))
    )`.execute(db)
  await sql`create index recheck_dossier_waiting on recheck_dossier (recheck_id, dossier_id) where state = 'waiting'`.execute(
    db,
  )
  await sql`create index recheck_dossier_of on recheck_dossier (dossier_id)`.execute(db)
  // The ground of a new plan version in squares, and what each changes for the parcels of the cadastre.
  await sql`
    create table recheck_square (
      recheck_id uuid not null references recheck on delete cascade,
      nth integer not null,
      srid integer not null,
      geom geometry not null,
      former_version uuid references plan_version on delete cascade,
      latter_version uuid not null references plan_version on delete cascade,
      done_at timestamptz,
      primary key (recheck_id, nth)
    )`.execute(db)
  await sql`
    create table recheck_zone_change (
      recheck_id uuid not null references recheck on delete cascade,
      -- Empty where no zone of the version covers the parcel.
      former_code text not null,
      latter_code text not null,
      parcels integer not null,
      area_m2 double precision not null,
      primary key (recheck_id, former_code, latter_code)
    )`.execute(db)
  // A report made by the house itself, after a change of the law: nobody attached it.
  await sql`alter table dossier_report alter column attached_by drop not null`.execute(db)
}

async function starting(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create function start_recheck(of_id uuid, of_cause text, ids uuid[], codes text[], former bytea[],
      reach double precision, at timestamptz, on_day date) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      -- A server signs in as its role, or takes it: either way it acts for somebody.
      if (case current_setting('role') when 'none' then session_user::text else current_setting('role') end)
          in ('rokhas_application', 'rokhas_worker') and not actor_has(array['examiner']) then
        raise exception 'the law of the ground is changed by an examiner' using errcode = 'insufficient_privilege';
      end if;
      insert into recheck (id, cause, cause_ids, reach_m, territory, asked_by, asked_at, from_day)
        values (of_id, of_cause, ids, reach, '{}', actor_person(), at, on_day);
      insert into recheck_area (recheck_id, srid, geom) select of_id, ST_SRID(f.geom), f.geom
        from (select ST_GeomFromEWKB(b) as geom from unnest(former) b) f;
      if of_cause = 'plan_version' then
        -- Every version of the plan: ground that the new one leaves is touched as well.
        insert into recheck_area (recheck_id, srid, geom) select of_id, p.srid, p.geom from plan_perimeter p
          where p.plan_version_id in (select o.id from plan_version v join plan_version o on o.plan_id = v.plan_id
            where v.id = any (ids));
      elsif of_cause = 'regulation' then
        insert into recheck_area (recheck_id, srid, geom) select of_id, z.srid, z.geom from zone z
          where z.plan_version_id = any (ids) and (codes is null or z.code = any (codes));
      else
        insert into recheck_area (recheck_id, srid, geom) select of_id, s.srid, s.geom from servitude_piece s
          where s.servitude_id = any (ids);
      end if;
      update recheck r set territory = coalesce((
          select array_agg(distinct u) from (
            select c.code from commune c where exists (select from recheck_area a where a.recheck_id = of_id
              and c.outline && wgs84_from_legal(a.geom) and ST_Intersects(c.outline, wgs84_from_legal(a.geom)))) met
          cross join unnest(territory_path(met.code)) u), actor_territories(array['examiner']))
        where r.id = of_id;
    end $$`)
    .execute(db)
  const name = sql.raw('start_recheck(uuid, text, uuid[], text[], bytea[], double precision, timestamptz, date)')
  await sql`revoke execute on function ${name} from public`.execute(db)
  await sql`grant execute on function ${name} to rokhas_application`.execute(db)
}

/** What the background may do to a dossier under examination: hold it, and give it the report of today's law. */
async function working(db: Kysely<unknown>): Promise<void> {
  await sql`create function hold_dossier(of_dossier uuid) returns boolean
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    begin
      perform from dossier d where d.id = of_dossier and d.state in ('filed', 'examined') for no key update;
      return found;
    end $$`.execute(db)
  await sql`create function renew_report(of_dossier uuid, former uuid, report uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update dossier d set report_id = report, version = d.version + 1
        where d.id = of_dossier and d.state in ('filed', 'examined') and d.report_id is not distinct from former;
      if not found then return false; end if;
      insert into dossier_report (dossier_id, nth, report_id, attached_by, attached_at)
        select of_dossier, coalesce(max(w.nth), 0) + 1, report, null, at from dossier_report w where w.dossier_id = of_dossier;
      return true;
    end $$`.execute(db)
  await sql`create function examiners_over(units text[], on_day date) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select distinct m.person_id from mandate m cross join lateral mandates_in_force(m.person_id, on_day) f
      where m.role = 'examiner' and f.id = m.id and f.body_kind = 'urban_agency' and f.territories && units $$`.execute(
    db,
  )
  for (const name of [
    'hold_dossier(uuid)',
    'renew_report(uuid, uuid, uuid, timestamptz)',
    'examiners_over(text[], date)',
  ]) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_worker`.execute(db)
  }
}

async function rights(db: Kysely<unknown>): Promise<void> {
  const tables = ['recheck', 'recheck_area', 'recheck_dossier', 'recheck_square', 'recheck_zone_change']
  for (const table of tables) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select, insert, update on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
  await sql`grant insert on conformity_report to rokhas_worker`.execute(db)
  const own = sql.raw(`territory && (select actor_territories(${READERS}))`)
  await sql`create policy recheck_read on recheck for select to rokhas_application using (${own})`.execute(db)
  const ofOwn = sql.raw(`exists (select from recheck r where r.id = recheck_id)`)
  for (const table of ['recheck_square', 'recheck_zone_change'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application
      using (${ofOwn})`.execute(db)
  // Of the dossiers, each who examines reads those of their own territory.
  const of = (territories: string, states = `d.state <> 'draft'`) =>
    sql.raw(
      `exists (select from dossier d where d.id = dossier_id and ${states} and d.territory && (select ${territories}))`,
    )
  await sql`create policy recheck_dossier_read on recheck_dossier for select to rokhas_application
    using (${of(`actor_territories(${READERS})`)})`.execute(db)
  const examiners = of('agency_examiner_territories()', `d.state in ('filed', 'examined')`)
  await sql`create policy recheck_dossier_see on recheck_dossier for update to rokhas_application
    using (seen_at is null and ${examiners}) with check (seen_by = (select actor_person()) and ${examiners})`.execute(
    db,
  )
  for (const table of ['recheck', 'recheck_dossier', 'recheck_square', 'recheck_zone_change'])
    await sql`grant select on ${sql.table(table)} to rokhas_application`.execute(db)
  await sql`grant update (seen_by, seen_at) on recheck_dossier to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await starting(db)
  await working(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function examiners_over(text[], date), renew_report(uuid, uuid, uuid, timestamptz), hold_dossier(uuid),
    start_recheck(uuid, text, uuid[], text[], bytea[], double precision, timestamptz, date)`.execute(db)
  await sql`drop table recheck_zone_change, recheck_square, recheck_dossier, recheck_area, recheck`.execute(db)
  await sql`delete from dossier_report where attached_by is null`.execute(db)
  await sql`alter table dossier_report alter column attached_by set not null`.execute(db)
  await sql`revoke insert on conformity_report from rokhas_worker`.execute(db)
}
