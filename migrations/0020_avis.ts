import { type Kysely, sql } from 'kysely'

const UNDER_EXAMINATION = sql.raw(`('filed', 'examined')`)
const GIVERS = sql.raw(`'{member,examiner,wali,supervisor}'`)
const TABLES = ['consulted_body', 'avis']

async function tables(db: Kysely<unknown>): Promise<void> {
  // Telecom, water and sewer, electricity: which networks an operator runs.
  await sql`alter table body add column networks text[] not null default '{}'
    check (networks <@ array['telecom', 'water', 'electricity'])`.execute(db)
  // The regional companies of law 83-21 take over water, sewers and electricity.
  await sql`update body set networks = '{water,electricity}'
    where kind = 'network_operator' and source like 'Loi 83-21%'`.execute(db)
  // A body asked for its avis in one round of a dossier: found by the procedure's rules, or added by a person who says why.
  await sql`
    create table consulted_body (
      id uuid primary key,
      dossier_id uuid not null references dossier,
      -- Which filing it is about: modified plans begin another.
      round integer not null check (round > 0),
      body_id uuid not null references body,
      rules jsonb not null,
      binding boolean not null,
      added_by uuid references person,
      added_at timestamptz,
      reason text,
      -- Null until the dossier is handed to the members.
      asked_at timestamptz,
      removed_by uuid references person,
      removed_at timestamptz,
      removal_reason text,
      constraint consulted_body_added check (num_nonnulls(added_by, added_at, reason) in (0, 3)),
      constraint consulted_body_removed check (num_nonnulls(removed_by, removed_at, removal_reason) in (0, 3))
    )`.execute(db)
  await sql`create unique index consulted_body_once on consulted_body (dossier_id, round, body_id)
    where removed_at is null`.execute(db)
  await sql`create index consulted_body_dossier on consulted_body (dossier_id, round)`.execute(db)
  await sql`create index consulted_body_waiting on consulted_body (body_id) where removed_at is null`.execute(db)
  // Each avis as it was given; a later one replaces it and both are kept.
  await sql`
    create table avis (
      consulted_body_id uuid not null references consulted_body,
      version integer not null check (version > 0),
      opinion text not null check (opinion in ('favourable', 'reserved', 'unfavourable', 'postponed')),
      reasons text check (length(reasons) between 1 and 8000),
      person_id uuid not null references person,
      mandate_id uuid not null references mandate,
      at timestamptz not null,
      primary key (consulted_body_id, version),
      constraint avis_motivated check (opinion = 'favourable' or reasons is not null)
    )`.execute(db)
  await sql`create trigger avis_kept before update or delete on avis
    for each row execute function refuse_rewriting()`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES)
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  await sql`create policy consulted_body_read on consulted_body for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  const guichet = sql`exists (select from dossier d where d.id = dossier_id and d.state in ${UNDER_EXAMINATION}
    and d.territory && (select actor_territories(array['guichet'])))`
  await sql`create policy consulted_body_ask on consulted_body for insert to rokhas_application with check (
    ${guichet} and (added_by is null or added_by = (select actor_person())))`.execute(db)
  await sql`create policy consulted_body_change on consulted_body for update to rokhas_application
    using (removed_at is null and ${guichet})
    with check (${guichet} and (removed_by is null or removed_by = (select actor_person())))`.execute(db)
  await sql`create policy avis_read on avis for select to rokhas_application using (
    exists (select from consulted_body c where c.id = consulted_body_id))`.execute(db)
  // By somebody who acts for that very body, in charge there, of a dossier that it was asked about.
  await sql`create policy avis_give on avis for insert to rokhas_application with check (
    person_id = (select actor_person()) and exists (
      select from consulted_body c join dossier d on d.id = c.dossier_id
        join actor_mandates() m on m.body_id = c.body_id and m.territories && d.territory
      where c.id = consulted_body_id and c.asked_at is not null and c.removed_at is null
        and d.state in ${UNDER_EXAMINATION} and m.id = mandate_id and m.role = any (${GIVERS})))`.execute(db)
  for (const table of TABLES) {
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
    await sql`grant select, insert on ${sql.table(table)} to rokhas_application`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
  await sql`grant update (asked_at, removed_by, removed_at, removal_reason) on consulted_body to rokhas_application`.execute(
    db,
  )
}

/** What a recount was for, and nothing else of it, for whoever holds its id through a last day they may read. */
const causes = sql`
  create function recount_causes(ids uuid[]) returns table (id uuid, at timestamptz, why jsonb)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  begin
    return query select r.id, r.asked_at, r.why from deadline_recount r where r.id = any (ids);
  end $$`

/** Each avis when it is given, by which body, and how the last day is counted; nobody's name. */
const trackedMore = sql`
  'avis', (select coalesce(jsonb_agg(jsonb_build_object('opinion', a.opinion, 'at', a.at,
      'body', jsonb_build_object('kind', b.kind, 'nameFr', b.name_fr, 'nameAr', b.name_ar)) order by a.at), '[]')
    from consulted_body k join body b on b.id = k.body_id
      join lateral (select opinion, at from avis where consulted_body_id = k.id order by version desc limit 1) a on true
    where k.dossier_id = d.id and k.removed_at is null
      and k.round = (select max(round) from consulted_body where dossier_id = d.id)),
  'total', (select jsonb_build_object('from', x.from_day, 'due', x.due_day, 'days', x.days, 'unit', x.unit,
      'skipped', x.skipped, 'rule', x.rule) from dossier_deadline x where x.dossier_id = d.id and x.stage = 'total'),`

const tracking = (more: ReturnType<typeof sql>) => sql`
  create or replace function tracking_of(of_number text, identity text) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
    select jsonb_build_object(
      'number', d.number, 'step', d.step, 'since', d.step_since, 'filedAt', d.filed_at, 'due', d.due_day, 'track', d.track,
      'commune', jsonb_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar),
      'procedure', jsonb_build_object('code', v.code, 'nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr',
        'flow', v.definition ->> 'flow', 'silence', v.definition -> 'silence' ->> 'effect'), ${more}
      'history', (select jsonb_agg(jsonb_build_object('event', e.event, 'step', e.step, 'at', e.at) order by e.move)
        from dossier_event e where e.dossier_id = d.id))
    from dossier d join commune c on c.code = d.commune_code join procedure_version v on v.id = d.procedure_version_id
    where d.id = tracked_dossier(of_number, identity) $$`

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await rights(db)
  await causes.execute(db)
  await sql`revoke execute on function recount_causes(uuid[]) from public`.execute(db)
  await sql`grant execute on function recount_causes(uuid[]) to rokhas_application`.execute(db)
  await tracking(trackedMore).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await tracking(sql``).execute(db)
  await sql`drop function recount_causes(uuid[])`.execute(db)
  await sql`drop table avis, consulted_body`.execute(db)
  await sql`alter table body drop column networks`.execute(db)
}
