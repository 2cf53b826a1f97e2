import { type Kysely, sql } from 'kysely'

const REQUESTS = `'ask_complement', 'ask_modification', 'refuse_admission'`
const OPEN_STEPS = `'completing', 'modifying', 'inadmissible'`

async function tables(db: Kysely<unknown>): Promise<void> {
  // Why something is asked, in words that were weighed once; a reason that is reworded ends, and begins again.
  await sql`
    create table complement_reason (
      code text not null check (code ~ '^[a-z][a-z0-9_]{1,40}$'),
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      about text not null check (about in ('piece', 'parcel', 'fact')),
      sentence jsonb not null,
      rule jsonb not null,
      rank integer not null,
      primary key (code, valid_from),
      constraint complement_reason_once exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
    )`.execute(db)
  await sql
    .raw(`
    create table complement_item (
      id uuid primary key,
      dossier_id uuid not null,
      move integer not null,
      nth integer not null check (nth > 0),
      about text not null check (about in ('piece', 'parcel', 'fact')),
      what text check (what ~ '^[A-Za-z][A-Za-z0-9_]{0,40}$'),
      reason_code text not null,
      reason_from date not null,
      articles text[] not null,
      text text check (length(text) between 3 and 4000),
      to_part text not null check (to_part in ('owner', 'designer', 'surveyor', 'engineer')),
      finding jsonb,
      foreign key (dossier_id, move) references dossier_event,
      foreign key (reason_code, reason_from) references complement_reason,
      constraint complement_item_nth unique (dossier_id, move, nth),
      constraint complement_item_what check ((about = 'parcel') = (what is null))
    )`)
    .execute(db)
  await sql`
    create table complement_answer (
      item_id uuid not null references complement_item,
      nth integer not null check (nth > 0),
      kind text not null check (kind in ('document', 'report', 'fact', 'written')),
      at timestamptz not null,
      person_id uuid not null references person,
      document_id uuid references document,
      report_id uuid references conformity_report,
      fact_before jsonb,
      fact_after jsonb,
      text text check (length(text) between 3 and 4000),
      primary key (item_id, nth),
      constraint complement_answer_says check (case kind when 'document' then document_id is not null
        when 'report' then report_id is not null when 'fact' then fact_after is not null else text is not null end)
    )`.execute(db)
  for (const table of ['complement_item', 'complement_answer'])
    await sql`create trigger ${sql.id(`${table}_kept`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_rewriting()`.execute(db)
  // Documents of a piece that stand together are one version of it; the last one counts, and the others are kept.
  await sql`alter table document add column piece_version integer not null default 1 check (piece_version > 0)`.execute(
    db,
  )
  await sql`alter table upload add column replaces boolean not null default false`.execute(db)
}

/** What the request that stands asks: while the dossier waits for its answer, and no longer. */
async function standing(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create function standing_items(of_dossier uuid) returns setof complement_item language sql stable as $$
    select i.* from complement_item i join dossier d on d.id = i.dossier_id
    where d.id = of_dossier and d.step in (${OPEN_STEPS}) and i.move = (
      select max(e.move) from dossier_event e where e.dossier_id = of_dossier and e.event in (${REQUESTS})) $$`)
    .execute(db)
  await sql`create function may_answer(of_dossier uuid, of_about text, of_what text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from standing_items(of_dossier) i where i.about = of_about
        and (of_about = 'parcel' or i.what = of_what) and actor_part(of_dossier, array['owner', 'designer', i.to_part])) $$`.execute(
    db,
  )
  await sql`create function may_answer_item(of_item uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from complement_item c cross join lateral standing_items(c.dossier_id) i
        where c.id = of_item and i.id = of_item
          and actor_part(c.dossier_id, array['owner', 'designer', i.to_part])) $$`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['complement_reason', 'complement_item', 'complement_answer']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  await sql`create policy complement_reason_read on complement_reason for select to rokhas_application using (true)`.execute(
    db,
  )
  await sql`create policy complement_item_read on complement_item for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  // Part of the event that asks: written by whoever has just made it, and by nobody afterwards.
  await sql
    .raw(`create policy complement_item_ask on complement_item for insert to rokhas_application with check (
    exists (select from dossier d join dossier_event e on e.dossier_id = d.id and e.move = d.moves
      where d.id = complement_item.dossier_id and e.move = complement_item.move and e.event in (${REQUESTS})
        and e.person_id = (select actor_person()) and e.mandate_id is not null))`)
    .execute(db)
  await sql`create policy complement_answer_read on complement_answer for select to rokhas_application using (
    exists (select from complement_item i where i.id = item_id))`.execute(db)
  await sql`create policy complement_answer_give on complement_answer for insert to rokhas_application with check (
    person_id = (select actor_person()) and may_answer_item(item_id))`.execute(db)
  await sql`grant insert on complement_item, complement_answer to rokhas_application`.execute(db)
  await sql`create policy document_answer on document for insert to rokhas_application with check (
    deposited_by = (select actor_person()) and piece is not null and may_answer(dossier_id, 'piece', piece))`.execute(
    db,
  )
}

/** Puts right what was asked, and nothing else. */
async function correcting(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function locate_dossier(of_dossier uuid, seen integer, report uuid, of_title text, at timestamptz)
    returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update dossier d set report_id = report, site_title = of_title, version = d.version + 1
        where d.id = of_dossier and d.version = seen and (
          (d.state = 'draft' and actor_part(d.id, array['owner', 'designer', 'surveyor']))
          or may_answer(d.id, 'parcel', null));
      if not found then return false; end if;
      delete from dossier_site s where s.dossier_id = of_dossier;
      insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
        select of_dossier, r.srid, 'draft', '{}', r.geom, display_3857(r.geom) from conformity_report r where r.id = report;
      perform keep_report_of(of_dossier, report, at);
      return true;
    end $$`.execute(db)
  await sql`create function keep_report_of(of_dossier uuid, report uuid, at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
      insert into dossier_report (dossier_id, nth, report_id, attached_by, attached_at)
        select of_dossier, coalesce(max(w.nth), 0) + 1, report, actor_person(), at from dossier_report w
          where w.dossier_id = of_dossier $$`.execute(db)
  await sql`create function correct_fact(of_item uuid, seen integer, value jsonb, report uuid, at timestamptz)
    returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
    declare corrected uuid;
    begin
      update dossier d set project = jsonb_set(d.project, array[i.what], value), version = d.version + 1,
          report_id = coalesce(report, d.report_id)
        from complement_item i
        where i.id = of_item and i.about = 'fact' and d.id = i.dossier_id and d.version = seen and may_answer_item(of_item)
        returning d.id into corrected;
      if corrected is null then return false; end if;
      if report is not null then perform keep_report_of(corrected, report, at); end if;
      return true;
    end $$`.execute(db)
}

const GIVEN = [
  'may_answer(uuid, text, text)',
  'may_answer_item(uuid)',
  'correct_fact(uuid, integer, jsonb, uuid, timestamptz)',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await standing(db)
  await rights(db)
  await correcting(db)
  for (const name of [...GIVEN, 'keep_report_of(uuid, uuid, timestamptz)'])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
  for (const name of GIVEN) await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function locate_dossier(of_dossier uuid, seen integer, report uuid, of_title text, at timestamptz)
    returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update dossier d set report_id = report, site_title = of_title, version = d.version + 1
        where d.id = of_dossier and d.version = seen and d.state = 'draft'
          and actor_part(d.id, array['owner', 'designer', 'surveyor']);
      if not found then return false; end if;
      delete from dossier_site s where s.dossier_id = of_dossier;
      insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
        select of_dossier, r.srid, 'draft', '{}', r.geom, display_3857(r.geom) from conformity_report r where r.id = report;
      insert into dossier_report (dossier_id, nth, report_id, attached_by, attached_at)
        select of_dossier, coalesce(max(w.nth), 0) + 1, report, actor_person(), at from dossier_report w
          where w.dossier_id = of_dossier;
      return true;
    end $$`.execute(db)
  await sql`drop policy document_answer on document`.execute(db)
  await sql`drop table complement_answer`.execute(db)
  await sql`drop function correct_fact(uuid, integer, jsonb, uuid, timestamptz), keep_report_of(uuid, uuid, timestamptz),
    may_answer_item(uuid), may_answer(uuid, text, text), standing_items(uuid)`.execute(db)
  await sql`drop table complement_item, complement_reason`.execute(db)
  await sql`alter table upload drop column replaces`.execute(db)
  await sql`alter table document drop column piece_version`.execute(db)
}
