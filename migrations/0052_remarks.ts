import { type Kysely, sql } from 'kysely'

const READERS = `'{president,delegate,guichet,cashier,examiner,member,governor,wali,supervisor}'`
const WRITERS = `'{president,delegate,guichet,examiner,member,governor,wali,supervisor}'`
const UNDER_EXAMINATION = `('filed', 'examined')`
const TABLES = ['remark', 'remark_entry', 'complement_item_remark']

async function tables(db: Kysely<unknown>): Promise<void> {
  // On a page of one document, in its millimetres, or at a place in the metres of the commune's legal zone.
  await sql`
    create table remark (
      id uuid primary key,
      dossier_id uuid not null references dossier,
      nth integer not null check (nth > 0),
      document_id uuid references document,
      page integer check (page > 0),
      shape jsonb,
      srid integer check (srid in (26191, 26192, 26194, 26195)),
      place geometry,
      text text not null check (length(text) between 1 and 4000),
      body_id uuid not null references body,
      person_id uuid not null references person,
      mandate_id uuid not null references mandate,
      at timestamptz not null,
      constraint remark_nth unique (dossier_id, nth),
      constraint remark_sheet check (num_nonnulls(document_id, page, shape) in (0, 3)),
      constraint remark_somewhere check (num_nonnulls(document_id, place) = 1),
      constraint remark_place check (num_nonnulls(srid, place) in (0, 2) and (place is null or (ST_SRID(place) = srid
        and ST_IsValid(place) and GeometryType(place) in ('POINT', 'LINESTRING', 'MULTIPOLYGON'))))
    )`.execute(db)
  await sql`create index remark_document on remark (document_id) where document_id is not null`.execute(db)
  // What became of it, in order; the last closing or opening says whether it stands.
  await sql`
    create table remark_entry (
      remark_id uuid not null references remark,
      nth integer not null check (nth > 0),
      kind text not null check (kind in ('reply', 'close', 'reopen', 'confirm')),
      text text check (length(text) between 1 and 4000),
      document_id uuid references document,
      page integer check (page > 0),
      shape jsonb,
      body_id uuid not null references body,
      person_id uuid not null references person,
      mandate_id uuid not null references mandate,
      at timestamptz not null,
      primary key (remark_id, nth),
      constraint remark_entry_says check (kind = 'confirm' or text is not null),
      constraint remark_entry_sheet check (case kind when 'confirm' then num_nonnulls(document_id, page, shape) = 3
        when 'close' then num_nonnulls(page, shape) = 0 else num_nonnulls(document_id, page, shape) = 0 end)
    )`.execute(db)
  await sql`
    create table complement_item_remark (
      item_id uuid not null references complement_item,
      remark_id uuid not null references remark,
      primary key (item_id, remark_id)
    )`.execute(db)
  await sql`create index complement_item_remark_of on complement_item_remark (remark_id)`.execute(db)
  for (const table of TABLES)
    await sql`create trigger ${sql.id(`${table}_kept`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_rewriting()`.execute(db)
}

/** Said by somebody who acts for that very body, in charge there, of a dossier under examination. */
const speaking = (
  row: string,
  dossier: string,
  more = 'true',
) => `${row}.person_id = (select actor_person()) and exists (
  select from dossier d join actor_mandates() m on m.territories && d.territory
  where d.id = ${dossier} and d.state in ${UNDER_EXAMINATION} and m.id = ${row}.mandate_id and m.body_id = ${row}.body_id
    and m.role = any (${WRITERS}) and (${more}))`

const isOfDossier = (document: string, dossier: string) =>
  `(${document} is null or exists (select from document x where x.id = ${document} and x.dossier_id = ${dossier}))`

async function reading(db: Kysely<unknown>): Promise<void> {
  // Those who examine read everything; to the applicant a remark is there once a request was made of it, without its thread.
  const examiners = (dossier: string) => `exists (select from dossier d where d.id = ${dossier} and d.state <> 'draft'
    and d.territory && (select actor_territories(${READERS})))`
  await sql
    .raw(`create policy remark_read on remark for select to rokhas_application using (${examiners('dossier_id')}
    or exists (select from complement_item_remark x where x.remark_id = remark.id))`)
    .execute(db)
  await sql
    .raw(`create policy remark_entry_read on remark_entry for select to rokhas_application using (
    exists (select from remark r where r.id = remark_id and ${examiners('r.dossier_id')}))`)
    .execute(db)
  await sql`create policy complement_item_remark_read on complement_item_remark for select to rokhas_application using (
    exists (select from complement_item i where i.id = item_id))`.execute(db)
}

async function writing(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create policy remark_pin on remark for insert to rokhas_application with check (
    ${speaking('remark', 'remark.dossier_id')} and ${isOfDossier('remark.document_id', 'remark.dossier_id')})`)
    .execute(db)
  // Anybody may reply; what closes a remark or confirms it is said by the body that made it, or by the guichet.
  await sql
    .raw(`create policy remark_entry_add on remark_entry for insert to rokhas_application with check (
    exists (select from remark r where r.id = remark_entry.remark_id
      and ${isOfDossier('remark_entry.document_id', 'r.dossier_id')}
      and ${speaking('remark_entry', 'r.dossier_id', `remark_entry.kind = 'reply' or m.body_id = r.body_id or m.role = 'guichet'`)}))`)
    .execute(db)
  // With its owner's rights: the policy of remarks asks these very links who may read one.
  await sql`create function dossier_of_remark(of_remark uuid) returns uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select r.dossier_id from remark r where r.id = of_remark $$`.execute(db)
  await sql`revoke execute on function dossier_of_remark(uuid) from public`.execute(db)
  await sql`grant execute on function dossier_of_remark(uuid) to rokhas_application`.execute(db)
  // Part of the request that asks: written with it, by whoever has just made it.
  await sql`create policy complement_item_remark_ask on complement_item_remark for insert to rokhas_application with check (
    exists (select from complement_item i join dossier d on d.id = i.dossier_id
        join dossier_event e on e.dossier_id = i.dossier_id and e.move = i.move
      where i.id = item_id and i.dossier_id = dossier_of_remark(remark_id) and e.move = d.moves
        and e.person_id = (select actor_person()) and e.mandate_id is not null))`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
    await sql`grant select, insert on ${sql.table(table)} to rokhas_application`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
  await reading(db)
  await writing(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table complement_item_remark, remark_entry, remark`.execute(db)
  await sql`drop function dossier_of_remark(uuid)`.execute(db)
}
