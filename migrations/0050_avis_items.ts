import { type Kysely, sql } from 'kysely'

const GIVERS = sql.raw(`'{member,examiner,wali,supervisor,administrator}'`)
const TABLES = ['avis_phrase', 'avis_weight', 'avis_item']

/** Words a body may say, weighed once, each with its article; the library's belong to nobody, the others to one body. */
async function phrases(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table avis_phrase (
      id uuid primary key default gen_random_uuid(),
      code text not null check (code ~ '^[a-z][a-z0-9_]{1,60}$'),
      body_id uuid references body,
      -- Empty: for any kind of body, of any procedure.
      body_kinds text[] not null default '{}',
      procedures text[] not null default '{}',
      use text not null check (use in ('reserve', 'reason', 'either')),
      sentence jsonb not null,
      article text check (length(article) between 2 and 200),
      rule jsonb not null,
      rank integer not null,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      added_by uuid references person,
      constraint avis_phrase_owned check ((body_id is null) = (added_by is null))
    )`.execute(db)
  await sql`create unique index avis_phrase_library on avis_phrase (code, valid_from) where body_id is null`.execute(db)
  await sql`create unique index avis_phrase_own on avis_phrase (body_id, code) where body_id is not null`.execute(db)
  // What a silence, or an opposition that no rule makes binding, is worth: configuration that has its days.
  await sql`
    create table avis_weight (
      id uuid primary key default gen_random_uuid(),
      about text not null check (about in ('silence', 'opposition')),
      -- Null: of any procedure, of any kind of body.
      procedure_code text,
      body_kind text,
      effect text not null check (effect in ('favourable', 'unknown', 'veto', 'reserves')),
      rule jsonb not null,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      constraint avis_weight_effect check ((about = 'silence') = (effect in ('favourable', 'unknown')))
    )`.execute(db)
  await sql`create unique index avis_weight_once on avis_weight
    (about, coalesce(procedure_code, ''), coalesce(body_kind, ''), valid_from)`.execute(db)
}

async function items(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table avis_item (
      consulted_body_id uuid not null,
      version integer not null,
      nth integer not null check (nth > 0),
      phrase_id uuid references avis_phrase,
      -- Null: the phrase as the library has it, in both languages.
      text text check (length(text) between 1 and 8000),
      article text check (length(article) between 2 and 200),
      document_id uuid references document,
      finding jsonb,
      primary key (consulted_body_id, version, nth),
      foreign key (consulted_body_id, version) references avis,
      constraint avis_item_says check (phrase_id is not null or text is not null),
      constraint avis_item_points check (num_nonnulls(document_id, finding) < 2)
    )`.execute(db)
  await sql`create index avis_item_document on avis_item (document_id) where document_id is not null`.execute(db)
  // Every avis given so far keeps its reasons, as one item in its giver's own words.
  await sql`insert into avis_item (consulted_body_id, version, nth, text)
    select consulted_body_id, version, 1, reasons from avis where reasons is not null`.execute(db)
  // The constraint that an avis be motivated goes with its column; the trigger below takes its place.
  await sql`alter table avis drop column reasons, add column until_day date,
    add constraint avis_until check (until_day is null or opinion = 'postponed')`.execute(db)
  await sql`create trigger avis_item_kept before update or delete on avis_item
    for each row execute function refuse_rewriting()`.execute(db)
}

/** All but a favourable avis say why, by the end of the transaction that gives them. */
async function motivated(db: Kysely<unknown>): Promise<void> {
  await sql`create function avis_says_why() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if new.opinion <> 'favourable' and not exists (select from avis_item i
          where i.consulted_body_id = new.consulted_body_id and i.version = new.version) then
        raise exception 'an avis that is not favourable says why' using errcode = 'check_violation', constraint = 'avis_motivated';
      end if;
      return null;
    end $$`.execute(db)
  await sql`revoke execute on function avis_says_why() from public`.execute(db)
  await sql`create constraint trigger avis_motivated after insert on avis deferrable initially deferred
    for each row execute function avis_says_why()`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  // A phrase a body made its own is read by everybody whom an avis that says it concerns.
  await sql`create policy avis_phrase_read on avis_phrase for select to rokhas_application using (true)`.execute(db)
  await sql`create policy avis_weight_read on avis_weight for select to rokhas_application using (true)`.execute(db)
  const own = sql`exists (select from actor_mandates() m join body b on b.id = m.body_id
    where m.body_id = avis_phrase.body_id and b.official and m.role = any (${GIVERS}))`
  await sql`create policy avis_phrase_keep on avis_phrase for insert to rokhas_application with check (
    added_by = (select actor_person()) and ${own})`.execute(db)
  await sql`create policy avis_phrase_end on avis_phrase for update to rokhas_application using (${own}) with check (${own})`.execute(
    db,
  )
  await sql`grant insert, update (valid_to) on avis_phrase to rokhas_application`.execute(db)
  await sql`create policy avis_item_read on avis_item for select to rokhas_application using (
    exists (select from consulted_body c where c.id = consulted_body_id))`.execute(db)
  // Part of the avis: written by whoever has just given it, about what is filed of that dossier.
  await sql`create policy avis_item_give on avis_item for insert to rokhas_application with check (
    exists (select from avis a join consulted_body c on c.id = a.consulted_body_id join dossier d on d.id = c.dossier_id
      where a.consulted_body_id = avis_item.consulted_body_id and a.version = avis_item.version
        and a.person_id = (select actor_person()) and d.state in ('filed', 'examined')
        and not exists (select from avis n where n.consulted_body_id = a.consulted_body_id and n.version > a.version)
        and (avis_item.document_id is null
          or exists (select from document x where x.id = avis_item.document_id and x.dossier_id = d.id))))`.execute(db)
  await sql`grant insert on avis_item to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await phrases(db)
  await items(db)
  await motivated(db)
  await rights(db)
}

/** The items of each avis in one text again, numbered when there are several. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger avis_motivated on avis`.execute(db)
  await sql`drop function avis_says_why()`.execute(db)
  await sql`alter table avis drop constraint avis_until, drop column until_day,
    add column reasons text check (length(reasons) between 1 and 8000)`.execute(db)
  await sql`alter table avis disable trigger avis_kept`.execute(db)
  await sql`update avis a set reasons = (
    select left(string_agg(case when n.n > 1 then i.nth || '. ' else '' end || coalesce(i.text, p.sentence ->> 'fr'), E'\n' order by i.nth), 8000)
    from avis_item i left join avis_phrase p on p.id = i.phrase_id
      cross join lateral (select count(*) as n from avis_item o
        where o.consulted_body_id = i.consulted_body_id and o.version = i.version) n
    where i.consulted_body_id = a.consulted_body_id and i.version = a.version)`.execute(db)
  await sql`alter table avis enable trigger avis_kept`.execute(db)
  await sql`alter table avis add constraint avis_motivated check (opinion = 'favourable' or reasons is not null)`.execute(
    db,
  )
  await sql`drop table avis_item, avis_weight, avis_phrase`.execute(db)
}
