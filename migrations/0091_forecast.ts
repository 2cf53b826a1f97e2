import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // A forecast from the roll-up says what this function said, and more.
  await sql`drop function real_delay(text, text, text, date, integer)`.execute(db)
  await sql`
    create table forecast_check (
      procedure_code text not null,
      -- '*' is whatever the track.
      track text not null,
      -- Whose history the interval came from.
      scope text not null check (scope in ('commune', 'province', 'region', 'country')),
      within integer not null,
      sooner integer not null,
      later integer not null,
      untold integer not null,
      filed_from date not null,
      filed_to date not null,
      checked_on date not null,
      primary key (procedure_code, track, scope)
    )`.execute(db)
  await sql`alter table forecast_check enable row level security, force row level security`.execute(db)
  await sql`create policy forecast_check_work on forecast_check to rokhas_worker using (true)`.execute(db)
  await sql`grant select, insert, update, delete on forecast_check to rokhas_worker`.execute(db)
  await sql`create policy forecast_check_read on forecast_check for select to rokhas_application using (true)`.execute(
    db,
  )
  await sql`grant select on forecast_check to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table forecast_check`.execute(db)
  await sql`
    create function real_delay(of_code text, of_track text, of_commune text, since date, least_dossiers integer)
    returns table (dossiers integer, median double precision, ninth double precision)
    language sql stable security definer set search_path = public, pg_temp as $$
      with decided as (
        select min(e.day) filter (where e.event in ('sign', 'refuse', 'attest_silence', 'acknowledge'))
          - min(e.day) filter (where e.event = 'file') as days
        from dossier d join procedure_version v on v.id = d.procedure_version_id
          join dossier_event e on e.dossier_id = d.id
        where d.commune_code = of_commune and v.code = of_code and (of_track is null or d.track = of_track)
          and d.state in ('decided', 'archived') and d.filed_at >= since
        group by d.id)
      select case when count(*) >= least_dossiers then count(*)::integer end,
        case when count(*) >= least_dossiers then percentile_cont(0.5) within group (order by days) end,
        case when count(*) >= least_dossiers then percentile_cont(0.9) within group (order by days) end
      from decided where days is not null $$`.execute(db)
  await sql`revoke execute on function real_delay(text, text, text, date, integer) from public`.execute(db)
  await sql`grant execute on function real_delay(text, text, text, date, integer) to rokhas_application`.execute(db)
}
