import { type Kysely, sql } from 'kysely'

const array = (words: readonly string[]) => sql.raw(`array[${words.map((word) => `'${word}'`).join(', ')}]`)
const READERS = array([
  ...['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor'],
])
const COLLEAGUES = array([
  ...['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor'],
  'administrator',
])

/** The same words as `searchWords` and `titlesIn` of spatial, letter for letter; a test compares them. */
async function words(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(String.raw`
    create function search_words(said text) returns text[] language sql immutable parallel safe as $$
      with plain as (
        select regexp_split_to_table(lower(replace(replace(normalize(regexp_replace(normalize(normalize(
          translate(coalesce(said, ''), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'),
          NFKC), NFD), '[\u0300-\u036f]', '', 'g'), NFC), 'œ', 'oe'), 'Œ', 'oe')),
          '[^a-z0-9.\u00df-\u024f\u0620-\u0669\u0670-\u06d3\u06d5-\u06ff\u2d30-\u2d7f]+') as word),
      cut as (select regexp_replace(word, '^\.+|\.+$', '', 'g') as word from plain),
      kept as (select word, word <> all (string_to_array(
          'a au aux d de des du en et l la le les n ou par pour s un une في من على و او الى عن', ' ')) as says
        from cut where word <> ''),
      chosen as (select word from kept where says or not exists (select from kept k where k.says))
      select coalesce(array_agg(case when word ~ '[\u0600-\u06ff]'
        then regexp_replace(translate(regexp_replace(word, '[\u064b-\u065f\u0670\u0640]', '', 'g'),
          'أإآٱىئؤةء', 'ااااييوه'), '^(?:وال|بال|ولل|ال|لل)(?=..)', '')
        else regexp_replace(word, '^(.{3,})[sx]$', '\1') end), '{}') from chosen $$`)
    .execute(db)
  await sql
    .raw(String.raw`
    create function titles_in(said text) returns text[] language sql immutable parallel safe as $$
      select coalesce(array_agg(distinct concat_ws('/', regexp_replace(regexp_replace(m[1], '\s', '', 'g'), '^0+(?=.)', ''),
        regexp_replace(m[2], '^0+(?=.)', ''), regexp_replace(m[3], '^0+(?=.)', ''))), '{}')
      from regexp_matches(upper(translate(coalesce(said, ''), '٠١٢٣٤٥٦٧٨٩', '0123456789')),
        '(?<!\d)(\d[\d\s]{0,11})\s*/\s*([0-9A-Z\u0621-\u064a]{1,3})(?![0-9A-Z\u0621-\u064a])(?:\s*[/-]\s*(\d{1,3})(?!\d))?', 'g') m $$`)
    .execute(db)
}

/**
 * What is looked into, kept apart from the dossier, whose every move would otherwise write it again. Beside its words
 * stand the units it belongs to (`@06.141`), so that one look into the index answers both what was typed and where one
 * may read; titles (`=12345/C`); and the words of labels under their body (`#body/word`), which nobody else finds it by.
 */
async function search(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dossier_search (
      dossier_id uuid primary key references dossier on delete cascade,
      words tsvector not null
    )`.execute(db)
  await sql`create index dossier_search_words on dossier_search using gin (words) with (fastupdate = off)`.execute(db)
  await sql`create function dossier_words(d dossier) returns tsvector language sql stable as $$
    select array_to_tsvector(array(
      select unnest(search_words(concat_ws(' ', d.number, ltrim(split_part(d.number, '-', 3), '0'), d.title,
        c.name_fr, c.name_ar, city.name_fr, city.name_ar, v.definition ->> 'nameFr', v.definition ->> 'nameAr',
        d.project ->> 'titleNumber', d.site_title, (
          select string_agg(concat_ws(' ', n.given_name, n.family_name, n.given_name_ar, n.family_name_ar, b.name_fr, b.name_ar), ' ')
          from dossier_participant p left join person n on n.id = p.person_id left join body b on b.id = p.body_id
          where p.dossier_id = d.id and p.part = 'owner' and p.ended_at is null))))
      union select '=' || t from unnest(titles_in(d.project ->> 'titleNumber') || titles_in(d.site_title)) t
      union select '@' || u from unnest(d.territory) u
      union select '#' || l.body_id || '/' || w from dossier_labelled x join dossier_label l on l.id = x.label_id
        cross join unnest(search_words(l.name_fr || ' ' || l.name_ar)) w where x.dossier_id = d.id))
    from commune c left join commune city on city.code = c.parent_code
      left join procedure_version v on v.id = d.procedure_version_id
    where c.code = d.commune_code $$`.execute(db)
  // The row is held first: whoever changes something else of the same dossier meanwhile is read after they are done.
  await sql`create function keep_dossier_words(ids uuid[]) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform from dossier_search s where s.dossier_id = any (ids) order by s.dossier_id for update;
      insert into dossier_search select d.id, dossier_words(d) from dossier d where d.id = any (ids) and d.state <> 'draft'
        on conflict (dossier_id) do update set words = excluded.words where dossier_search.words <> excluded.words;
    end $$`.execute(db)
}

const KEEP = [
  ['dossier_filed', `array(select d.id from written d where d.state <> 'draft')`],
  ['dossier_said', `array[new.id]`],
  ['owner_written', `array(select w.dossier_id from written w where w.part = 'owner')`],
  ['owner_ended', `array[new.dossier_id]`],
  ['labels_written', `array(select distinct w.dossier_id from written w)`],
  [
    'person_named',
    `array(select p.dossier_id from dossier_participant p where p.person_id = new.id and p.part = 'owner')`,
  ],
  ['body_named', `array(select p.dossier_id from dossier_participant p where p.body_id = new.id and p.part = 'owner')`],
] as const

/** Whatever the words come from writes them again when it changes. */
async function keeping(db: Kysely<unknown>): Promise<void> {
  for (const [name, ids] of KEEP)
    await sql`create function ${sql.raw(`search_${name}()`)} returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform keep_dossier_words(${sql.raw(ids)});
        return null;
      end $$`.execute(db)
  await sql`create trigger dossier_filed_search after insert on dossier referencing new table as written
    for each statement execute function search_dossier_filed()`.execute(db)
  const said = ['number', 'title', 'commune_code', 'procedure_version_id', 'project', 'site_title']
  const row = (of: string) => sql.raw(`(${said.map((column) => `${of}.${column}`).join(', ')})`)
  await sql`create trigger dossier_said_search after update of state, ${sql.raw(said.join(', '))} on dossier for each row
    when (new.state <> 'draft' and (old.state = 'draft' or ${row('new')} is distinct from ${row('old')}))
    execute function search_dossier_said()`.execute(db)
  await sql`create trigger owner_written_search after insert on dossier_participant referencing new table as written
    for each statement execute function search_owner_written()`.execute(db)
  await sql`create trigger owner_ended_search after update of ended_at on dossier_participant for each row
    when (new.part = 'owner') execute function search_owner_ended()`.execute(db)
  await sql`create trigger labels_given_search after insert on dossier_labelled referencing new table as written
    for each statement execute function search_labels_written()`.execute(db)
  await sql`create trigger labels_taken_search after delete on dossier_labelled referencing old table as written
    for each statement execute function search_labels_written()`.execute(db)
  await sql`create trigger person_named_search after update of given_name, family_name, given_name_ar, family_name_ar
    on person for each row execute function search_person_named()`.execute(db)
  await sql`create trigger body_named_search after update of name_fr, name_ar on body for each row
    execute function search_body_named()`.execute(db)
}

/**
 * Under row-level security PostgreSQL uses an index only through leakproof operators, and `@@` is none. The question is
 * therefore asked with the owner's rights, of nothing but the territories the actor reads; what it answers is read again
 * under the dossier's own policy.
 */
async function finding(db: Kysely<unknown>): Promise<void> {
  await sql`create function search_lexeme(word text) returns text language sql immutable parallel safe as $$
    select '''' || replace(replace(word, '\', '\\'), '''', '''''') || '''' $$`.execute(db)
  await sql`create function dossiers_found(typed text[], titles text[]) returns setof uuid
    language plpgsql stable rows 200 security definer set search_path = public, pg_temp as $$
    declare asked text;
    begin
      select string_agg('(' || any_of || ')', ' & ') into asked from (
        select string_agg(search_lexeme(o) || case when length(w) > 1 then ':*' else '' end, ' | ') as any_of
          from unnest(typed) with ordinality as t(w, nth)
          cross join unnest(w || array(select '#' || b || '/' || w from unnest(actor_bodies(${COLLEAGUES})) b)) o
          group by nth
        union all select search_lexeme('=' || t) from unnest(titles) t
        union all select coalesce(string_agg(search_lexeme('@' || u), ' | '), search_lexeme('@'))
          from unnest(actor_territories(${READERS})) u) parts;
      return query select s.dossier_id from dossier_search s where s.words @@ asked::tsquery;
    end $$`.execute(db)
  for (const name of [
    'keep_dossier_words(uuid[])',
    'dossiers_found(text[], text[])',
    ...KEEP.map(([of]) => `search_${of}()`),
  ])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
  await sql`grant execute on function dossiers_found(text[], text[]) to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await words(db)
  await search(db)
  await keeping(db)
  await finding(db)
  await sql`alter table dossier_search enable row level security, force row level security`.execute(db)
  await sql`select keep_dossier_words(array(select id from dossier where state <> 'draft'))`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger dossier_filed_search on dossier`.execute(db)
  await sql`drop trigger dossier_said_search on dossier`.execute(db)
  for (const name of ['owner_written_search', 'owner_ended_search'])
    await sql`drop trigger ${sql.id(name)} on dossier_participant`.execute(db)
  for (const name of ['labels_given_search', 'labels_taken_search'])
    await sql`drop trigger ${sql.id(name)} on dossier_labelled`.execute(db)
  await sql`drop trigger person_named_search on person`.execute(db)
  await sql`drop trigger body_named_search on body`.execute(db)
  for (const [name] of KEEP) await sql`drop function ${sql.raw(`search_${name}()`)}`.execute(db)
  await sql`drop function dossiers_found(text[], text[]), search_lexeme(text), keep_dossier_words(uuid[]),
    dossier_words(dossier), titles_in(text), search_words(text)`.execute(db)
  await sql`drop table dossier_search`.execute(db)
}
