import { type Kysely, sql } from 'kysely'

/** The words a dossier is found by; `paper` and `titles` add those of its paper number. */
const words = (paper: string, titles: string) => sql`
  create or replace function dossier_words(d dossier) returns tsvector language sql stable as $$
    select array_to_tsvector(array(
      select unnest(search_words(concat_ws(' ', d.number, ltrim(split_part(d.number, '-', 3), '0'), d.title,
        c.name_fr, c.name_ar, city.name_fr, city.name_ar, v.definition ->> 'nameFr', v.definition ->> 'nameAr',
        d.project ->> 'titleNumber', d.site_title, ${sql.raw(paper)} (
          select string_agg(concat_ws(' ', n.given_name, n.family_name, n.given_name_ar, n.family_name_ar, b.name_fr, b.name_ar), ' ')
          from dossier_participant p left join person n on n.id = p.person_id left join body b on b.id = p.body_id
          where p.dossier_id = d.id and p.part = 'owner' and p.ended_at is null))))
      union select '=' || t from unnest(titles_in(d.project ->> 'titleNumber') || titles_in(d.site_title)${sql.raw(titles)}) t
      union select '@' || u from unnest(d.territory) u
      union select '#' || l.body_id || '/' || w from dossier_labelled x join dossier_label l on l.id = x.label_id
        cross join unnest(search_words(l.name_fr || ' ' || l.name_ar)) w where x.dossier_id = d.id))
    from commune c left join commune city on city.code = c.parent_code
      left join procedure_version v on v.id = d.procedure_version_id
    where c.code = d.commune_code $$`

const OWNED = `exists (
        select from dossier_participant p left join person n on n.id = p.person_id left join body b on b.id = p.body_id
        where p.dossier_id = d.id and p.part = 'owner' and p.ended_at is null and plain_number(identity) in (
          plain_number(n.national_id), plain_number(b.ice), plain_number(b.register_number)))`

/** Without a number of the house, the one on paper: an owner may hold the same in two communes, and is then told of none. */
const tracked = (byPaper: string) => sql`
  create or replace function tracked_dossier(of_number text, identity text) returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
    select d.id from dossier d
    where plain_number(d.number) = plain_number(of_number) and plain_number(identity) <> '' and ${sql.raw(OWNED)}
    ${sql.raw(byPaper)} $$`

const BY_PAPER = `union all
    select (array_agg(d.id))[1] from dossier d
    where d.paper_number is not null and paper_key(d.paper_number) = paper_key(of_number) and plain_number(identity) <> ''
      and not exists (select from dossier o where plain_number(o.number) = plain_number(of_number))
      and ${OWNED}
    having count(*) = 1`

const trackingOf = (paper: string, brought: string) => sql`
  create or replace function tracking_of(of_number text, identity text) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
    select jsonb_build_object(
      'number', d.number, ${sql.raw(paper)} 'step', d.step, 'since', d.step_since, 'filedAt', d.filed_at, 'due', d.due_day, 'track', d.track,
      'commune', jsonb_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar),
      'procedure', jsonb_build_object('code', v.code, 'nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr',
        'flow', v.definition ->> 'flow', 'silence', v.definition -> 'silence' ->> 'effect'),
      'avis', (select coalesce(jsonb_agg(jsonb_build_object('opinion', a.opinion, 'at', a.at,
          'body', jsonb_build_object('kind', b.kind, 'nameFr', b.name_fr, 'nameAr', b.name_ar)) order by a.at), '[]')
        from consulted_body k join body b on b.id = k.body_id
          join lateral (select opinion, at from avis where consulted_body_id = k.id order by version desc limit 1) a on true
        where k.dossier_id = d.id and k.removed_at is null
          and k.round = (select max(round) from consulted_body where dossier_id = d.id)),
      'total', (select jsonb_build_object('from', x.from_day, 'due', x.due_day, 'days', x.days, 'unit', x.unit,
          'skipped', x.skipped, 'rule', x.rule) from dossier_deadline x where x.dossier_id = d.id and x.stage = 'total'),
      'history', (select jsonb_agg(jsonb_build_object('event', e.event, 'step', e.step, 'at', e.at${sql.raw(brought)}) order by e.move)
        from dossier_event e where e.dossier_id = d.id))
    from dossier d join commune c on c.code = d.commune_code join procedure_version v on v.id = d.procedure_version_id
    where d.id = tracked_dossier(of_number, identity) $$`

/** What a register holds of people goes after a time; what it was, and that it was brought in, stays. */
async function forgetting(db: Kysely<unknown>): Promise<void> {
  await sql`alter table backlog alter column bytes drop not null, add column forgotten_at timestamptz,
    add constraint backlog_forgotten check ((bytes is null) = (forgotten_at is not null))`.execute(db)
  await sql`grant delete on backlog, backlog_row to rokhas_worker`.execute(db)
}

/** The number written on paper finds its dossier, at the desk and without an account. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Digits as they are read, letters of both writings: what else stands between them is how people write, not the number.
  await sql
    .raw(String.raw`create function paper_key(text) returns text language sql immutable parallel safe
      return regexp_replace(upper(translate($1, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789')), '[^A-Z0-9\u0620-\u064a]', '', 'g')`)
    .execute(db)
  await sql`create index dossier_paper_key on dossier (paper_key(paper_number)) where paper_number is not null`.execute(
    db,
  )
  await words(
    String.raw`d.paper_number, regexp_replace(d.paper_number, '\s+', '', 'g'),`,
    ' || titles_in(d.paper_number)',
  ).execute(db)
  await tracked(BY_PAPER).execute(db)
  await trackingOf(`'paperNumber', d.paper_number,`, `, 'brought', e.brought_at is not null`).execute(db)
  await forgetting(db)
  await sql`select keep_dossier_words(array(select id from dossier where paper_number is not null))`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`revoke delete on backlog, backlog_row from rokhas_worker`.execute(db)
  await sql`alter table backlog drop constraint backlog_forgotten, drop column forgotten_at`.execute(db)
  await sql`update backlog set bytes = '' where bytes is null`.execute(db)
  await sql`alter table backlog alter column bytes set not null`.execute(db)
  await trackingOf('', '').execute(db)
  await tracked('').execute(db)
  await words('', '').execute(db)
  await sql`drop index dossier_paper_key`.execute(db)
  await sql`drop function paper_key(text)`.execute(db)
}
