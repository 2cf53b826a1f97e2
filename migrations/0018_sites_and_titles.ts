import { type Kysely, sql } from 'kysely'

const READERS = `array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']`

/** Every report that was a dossier's, in order: the last one is its own. */
async function reports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dossier_report (
      dossier_id uuid not null references dossier on delete cascade,
      nth integer not null check (nth > 0),
      report_id uuid not null references conformity_report,
      attached_by uuid not null references person,
      attached_at timestamptz not null,
      primary key (dossier_id, nth)
    )`.execute(db)
  await sql`insert into dossier_report (dossier_id, nth, report_id, attached_by, attached_at)
    select d.id, 1, d.report_id, d.created_by, d.created_at from dossier d where d.report_id is not null`.execute(db)
  await sql`alter table dossier_report enable row level security, force row level security`.execute(db)
  await sql`create policy dossier_report_read on dossier_report for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  await sql`create policy dossier_report_work on dossier_report for select to rokhas_worker using (true)`.execute(db)
  await sql`grant select on dossier_report to rokhas_application, rokhas_worker`.execute(db)
}

/** A title number brought to one writing, as `spatial/territory/titleNumber.ts` does: 12345/C. */
async function titles(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create function title_key(written text) returns text language sql immutable parallel safe as $$
    with western as (select translate(btrim(written), '٠١٢٣٤٥٦٧٨٩', '0123456789') as text),
    read as (select text, regexp_match(text, '^(?:t\\.?\\s?f\\.?|t|r(?:eq|équisition)?|titre(?: foncier)?|رسم(?: عقاري)?|مطلب)?'
      || '\\s*\\.?\\s*(?:n°|nº|رقم)?\\s*([0-9][0-9\\s]{0,11})\\s*/\\s*([0-9a-zء-ي]{1,3})(?:\\s*[/-]\\s*([0-9]{1,3}))?$', 'i') as parts
      from western)
    select coalesce(
      regexp_replace(regexp_replace(parts[1], '\\s', '', 'g'), '^0+(?=.)', '') || '/' ||
      regexp_replace(upper(parts[2]), '^0+(?=.)', '') || coalesce('/' || regexp_replace(parts[3], '^0+(?=.)', ''), ''),
      nullif(upper(regexp_replace(text, '\\s', '', 'g')), '')) from read $$`)
    .execute(db)
  // What is declared of the land, and the title whose ground the outline is in the cadastre.
  await sql`alter table dossier
    add column site_title text,
    add column title_key text generated always as (title_key(project ->> 'titleNumber')) stored,
    add column site_title_key text generated always as (title_key(site_title)) stored`.execute(db)
  for (const key of ['title_key', 'site_title_key'])
    await sql`create index ${sql.id(`dossier_${key}`)} on dossier (${sql.id(key)})
      where ${sql.id(key)} is not null and state in ('draft', 'filed', 'examined')`.execute(db)
  // How many, and nothing else: a draft is its makers' secret, and the rest is for whoever may see it.
  await sql`create function others_on_title(of_dossier uuid) returns integer
    language sql stable security definer set search_path = public, pg_temp as $$
      select count(*)::integer from dossier d
      join dossier o on o.id <> d.id and o.state in ('draft', 'filed', 'examined')
        and (o.title_key in (d.title_key, d.site_title_key) or o.site_title_key in (d.title_key, d.site_title_key))
      where d.id = of_dossier and (o.state <> 'draft' or o.id in (select actor_dossiers()))
        and ((d.state <> 'draft' and d.territory && (select actor_territories(${sql.raw(READERS)})))
          or d.id in (select actor_dossiers())) $$`.execute(db)
}

/** Gives a dossier the outline of a report: its owner, its designer or its surveyor, on the version they read. */
async function locating(db: Kysely<unknown>): Promise<void> {
  await sql`create function locate_dossier(of_dossier uuid, seen integer, report uuid, of_title text, at timestamptz)
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
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await reports(db)
  await titles(db)
  await locating(db)
  for (const name of ['others_on_title(uuid)', 'locate_dossier(uuid, integer, uuid, text, timestamptz)']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function locate_dossier(uuid, integer, uuid, text, timestamptz), others_on_title(uuid)`.execute(db)
  await sql`alter table dossier drop column site_title_key, drop column title_key, drop column site_title`.execute(db)
  await sql`drop function title_key(text)`.execute(db)
  await sql`drop table dossier_report`.execute(db)
}
