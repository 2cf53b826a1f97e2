import { type Kysely, sql } from 'kysely'

const TABLES = ['outside_request', 'outside_avis', 'outside_avis_item']
const UNDER_EXAMINATION = sql.raw(`('filed', 'examined')`)

async function tables(db: Kysely<unknown>): Promise<void> {
  // A body without an account, asked by a secret link: only a hash of the link is kept.
  await sql`
    create table outside_request (
      id uuid primary key,
      dossier_id uuid not null references dossier,
      round integer not null check (round > 0),
      body_name text not null check (length(body_name) between 2 and 200),
      email text not null,
      language text not null check (language in ('fr', 'ar')),
      reason text not null,
      -- Exactly what it is given: these documents, and the ground or not.
      documents uuid[] not null,
      with_map boolean not null,
      token_hash bytea not null unique,
      asked_by uuid not null references person,
      mandate_id uuid not null references mandate,
      asked_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > asked_at),
      opened_at timestamptz,
      revoked_by uuid references person,
      revoked_at timestamptz,
      revocation_reason text,
      constraint outside_request_revoked check (num_nonnulls(revoked_by, revoked_at, revocation_reason) in (0, 3))
    )`.execute(db)
  await sql`create index outside_request_dossier on outside_request (dossier_id, round)`.execute(db)
  await sql`
    create table outside_avis (
      request_id uuid primary key references outside_request,
      opinion text not null check (opinion in ('favourable', 'reserved', 'unfavourable', 'postponed')),
      until_day date check (until_day is null or opinion = 'postponed'),
      -- Whoever answers says who they are: nobody proved it.
      person_name text not null check (length(person_name) between 2 and 120),
      person_quality text not null check (length(person_quality) between 2 and 120),
      at timestamptz not null
    )`.execute(db)
  await sql`
    create table outside_avis_item (
      request_id uuid not null references outside_avis,
      nth integer not null check (nth > 0),
      text text not null check (length(text) between 3 and 8000),
      article text check (length(article) between 2 and 200),
      document_id uuid references document,
      primary key (request_id, nth)
    )`.execute(db)
  for (const table of ['outside_avis', 'outside_avis_item'])
    await sql`create trigger ${sql.id(`${table}_kept`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_rewriting()`.execute(db)
  // What an outside body deposits is nobody's who has an account.
  await sql`alter table document alter column deposited_by drop not null, add column outside_request_id uuid unique
    references outside_request, add constraint document_deposited check (num_nonnulls(deposited_by, outside_request_id) = 1)`.execute(
    db,
  )
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
  }
  await sql`create policy outside_request_read on outside_request for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  const guichet = sql`exists (select from dossier d where d.id = dossier_id and d.state in ${UNDER_EXAMINATION}
    and d.territory && (select actor_territories(array['guichet'])))`
  await sql`create policy outside_request_ask on outside_request for insert to rokhas_application with check (
    asked_by = (select actor_person()) and ${guichet})`.execute(db)
  await sql`create policy outside_request_revoke on outside_request for update to rokhas_application
    using (revoked_at is null and ${guichet}) with check (revoked_by = (select actor_person()) and ${guichet})`.execute(
    db,
  )
  for (const table of ['outside_avis', 'outside_avis_item'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (
      exists (select from outside_request r where r.id = request_id))`.execute(db)
  // The hash of a link is written and never read again, but by the functions below.
  const columns = sql.raw(`id, dossier_id, round, body_name, email, language, reason, documents, with_map,
    asked_by, mandate_id, asked_at, expires_at, opened_at, revoked_by, revoked_at, revocation_reason`)
  await sql`grant select (${columns}), insert, update (revoked_by, revoked_at, revocation_reason) on outside_request
    to rokhas_application`.execute(db)
  await sql`grant select on outside_avis, outside_avis_item to rokhas_application, rokhas_worker`.execute(db)
  await sql`grant select (${columns}) on outside_request to rokhas_worker`.execute(db)
}

/** What a link opens at an instant, and what it opens no more. */
const state = sql`
  create function outside_state(r outside_request, at timestamptz) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
    select case
      when exists (select from outside_avis a where a.request_id = r.id) then 'answered'
      when r.revoked_at is not null then 'revoked'
      when r.expires_at <= outside_state.at then 'expired'
      when not exists (select from dossier d where d.id = r.dossier_id and d.state in ('filed', 'examined')) then 'closed'
      else 'open' end $$`

/** Exactly what was given to whoever holds the link, while it is open; nothing of the dossier afterwards. */
const asking = sql`
  create function outside_asking(of_hash bytea, at timestamptz) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare r outside_request; told jsonb; now_is text;
  begin
    select * into r from outside_request where token_hash = of_hash;
    if not found then return null; end if;
    now_is := outside_state(r, at);
    told := jsonb_build_object('id', r.id, 'dossierId', r.dossier_id, 'state', now_is, 'bodyName', r.body_name,
      'language', r.language, 'expiresAt', r.expires_at,
      'answeredAt', (select a.at from outside_avis a where a.request_id = r.id));
    if now_is <> 'open' then return told; end if;
    update outside_request set opened_at = outside_asking.at where id = r.id and opened_at is null;
    return told || (select jsonb_build_object('reason', r.reason, 'number', d.number,
        'procedure', jsonb_build_object('nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr'),
        'commune', jsonb_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar),
        'documents', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'fileName', x.file_name, 'pages', x.pages,
            'bytes', b.bytes, 'mediaType', b.media_type) order by array_position(r.documents, x.id))
          from document x join blob b on b.sha256 = x.sha256
          where x.id = any (r.documents) and x.dossier_id = r.dossier_id and x.withdrawn_at is null), '[]'),
        'ground', case when r.with_map then (select ST_AsGeoJSON(wgs84_from_legal(s.geom), 8, 0)::jsonb
          from dossier_site s where s.dossier_id = d.id) end,
        'deposited', (select jsonb_build_object('id', x.id, 'fileName', x.file_name) from document x
          where x.outside_request_id = r.id))
      from dossier d join commune c on c.code = d.commune_code join procedure_version v on v.id = d.procedure_version_id
      where d.id = r.dossier_id);
  end $$`

const content = sql`
  create function outside_content(of_hash bytea, of_document uuid, at timestamptz) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
    select jsonb_build_object('requestId', r.id, 'dossierId', r.dossier_id, 'sha256', x.sha256, 'fileName', x.file_name,
      'bytes', b.bytes, 'mediaType', b.media_type, 'scan', b.scan)
    from outside_request r join document x on x.id = of_document and x.id = any (r.documents)
        and x.dossier_id = r.dossier_id and x.withdrawn_at is null
      join blob b on b.sha256 = x.sha256
    where r.token_hash = of_hash and outside_state(r, outside_content.at) = 'open' $$`

/** One document, once, of whoever holds an open link. @returns its id; null when the link opens nothing any more, or it has one */
const deposit = sql`
  create function outside_deposit(of_hash bytea, at timestamptz, new_id uuid, of_sha256 text, of_bytes bigint, of_media_type text,
    of_name text, of_pages integer, of_width integer, of_height integer, of_scan text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare r outside_request;
  begin
    select * into r from outside_request where token_hash = of_hash for update;
    if not found or outside_state(r, at) <> 'open'
      or exists (select from document x where x.outside_request_id = r.id) then return null; end if;
    insert into blob (sha256, bytes, media_type, stored_at, scan)
      values (of_sha256, of_bytes, of_media_type, outside_deposit.at, of_scan) on conflict do nothing;
    insert into document (id, dossier_id, sha256, file_name, piece_version, pages, width, height, deposited_at, outside_request_id)
      values (new_id, r.dossier_id, of_sha256, of_name, 1, of_pages, of_width, of_height, outside_deposit.at, r.id);
    return new_id;
  end $$`

/** The avis of whoever holds an open link, once. @returns the state the link was in; `open` when it was given */
const answer = sql`
  create function outside_answer(of_hash bytea, at timestamptz, avis jsonb) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare r outside_request; was text;
  begin
    select * into r from outside_request where token_hash = of_hash for update;
    if not found then return null; end if;
    was := outside_state(r, at);
    if was <> 'open' then return was; end if;
    insert into outside_avis (request_id, opinion, until_day, person_name, person_quality, at)
      values (r.id, avis ->> 'opinion', (avis ->> 'until')::date, avis ->> 'name', avis ->> 'quality', outside_answer.at);
    insert into outside_avis_item (request_id, nth, text, article, document_id)
      select r.id, i.nth, i.item ->> 'text', i.item ->> 'article',
        (select x.id from document x where x.id = (i.item ->> 'documentId')::uuid and x.id = any (r.documents))
      from jsonb_array_elements(avis -> 'items') with ordinality i(item, nth);
    return was;
  end $$`

/** The message that carries a link, to an address that is nobody's account; by whoever has just asked. */
const message = sql`
  create function outside_message(message_id uuid, of_request uuid, words jsonb, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    insert into message (id, channel, address, language, kind, data, created_at)
      select message_id, 'email', r.email, r.language, 'outside_avis_asked', words, outside_message.at
      from outside_request r where r.id = of_request and r.asked_by = actor_person() and r.asked_at = outside_message.at;
    if not found then return false; end if;
    perform enqueue_job('message.send', json_build_object('messageId', message_id), 'message:' || message_id);
    return true;
  end $$`

const FUNCTIONS = [
  'outside_asking(bytea, timestamptz)',
  'outside_content(bytea, uuid, timestamptz)',
  'outside_deposit(bytea, timestamptz, uuid, text, bigint, text, text, integer, integer, integer, text)',
  'outside_answer(bytea, timestamptz, jsonb)',
  'outside_message(uuid, uuid, jsonb, timestamptz)',
]
const STATE = 'outside_state(outside_request, timestamptz)'

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await rights(db)
  for (const made of [state, asking, content, deposit, answer, message]) await made.execute(db)
  for (const name of [...FUNCTIONS, STATE])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
  for (const name of FUNCTIONS) await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function ${sql.raw(FUNCTIONS.join(', '))}`.execute(db)
  await sql`drop function ${sql.raw(STATE)}`.execute(db)
  await sql`drop table outside_avis_item, outside_avis`.execute(db)
  await sql`delete from document where outside_request_id is not null`.execute(db)
  await sql`alter table document drop constraint document_deposited, drop column outside_request_id,
    alter column deposited_by set not null`.execute(db)
  await sql`drop table outside_request`.execute(db)
}
