import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // One row a content, whoever deposited it and however often.
  await sql`
    create table blob (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bigint not null,
      media_type text not null,
      stored_at timestamptz not null,
      scan text not null default 'waiting' check (scan in ('waiting', 'clean', 'infected', 'not_configured')),
      scanned_at timestamptz,
      scan_found text,
      previews text not null default 'waiting' check (previews in ('waiting', 'made', 'none'))
    )`.execute(db)
  await sql`
    create table document (
      id uuid primary key,
      dossier_id uuid not null references dossier,
      sha256 text not null references blob,
      file_name text not null check (length(file_name) between 1 and 200),
      pages integer,
      width integer,
      height integer,
      deposited_by uuid not null references person,
      deposited_at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by uuid references person
    )`.execute(db)
  await sql`create index document_dossier on document (dossier_id)`.execute(db)
  await sql`create index document_blob on document (sha256)`.execute(db)
  await sql`
    create table upload (
      id uuid primary key,
      person_id uuid not null references person,
      dossier_id uuid not null references dossier,
      file_name text not null check (length(file_name) between 1 and 200),
      fingerprint text,
      bytes bigint not null check (bytes > 0),
      received bigint not null default 0 check (received between 0 and bytes),
      created_at timestamptz not null,
      last_part_at timestamptz not null,
      expires_at timestamptz not null,
      again boolean not null default false,
      document_id uuid references document,
      already_there boolean not null default false,
      refused jsonb
    )`.execute(db)
  await sql`create index upload_person on upload (person_id, created_at)`.execute(db)
  // Previews belong to a content and can always be made again; `path` is their place in the store.
  await sql`
    create table preview (
      sha256 text not null references blob,
      page integer not null,
      width integer not null,
      height integer not null,
      media_type text not null,
      preview_sha256 text not null,
      made_at timestamptz not null,
      primary key (sha256, page, width)
    )`.execute(db)
  await sql`create index preview_content on preview (preview_sha256)`.execute(db)
  await sql`
    create table document_check (
      id uuid primary key,
      at timestamptz not null,
      checked integer not null,
      missing jsonb not null,
      orphaned jsonb not null,
      altered jsonb not null
    )`.execute(db)
  await rights(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['blob', 'document', 'upload', 'preview', 'document_check']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select, insert, update, delete on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
  await sql`create policy document_read on document for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  await sql`create policy document_deposit on document for insert to rokhas_application with check (
    deposited_by = (select actor_person()) and exists (select from dossier d where d.id = dossier_id and d.state = 'draft')
    and actor_part(dossier_id, array['owner', 'designer', 'surveyor', 'engineer', 'correspondent']))`.execute(db)
  await sql`create policy document_withdraw on document for update to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id and d.state = 'draft')
    and actor_part(dossier_id, array['owner', 'designer']))`.execute(db)
  await sql`create policy upload_own on upload to rokhas_application
    using (person_id = (select actor_person())) with check (person_id = (select actor_person()))`.execute(db)
  await sql`create policy blob_read on blob for select to rokhas_application using (
    exists (select from document d where d.sha256 = blob.sha256))`.execute(db)
  await sql`create policy blob_store on blob for insert to rokhas_application with check (scan in ('waiting', 'not_configured'))`.execute(
    db,
  )
  await sql`create policy preview_read on preview for select to rokhas_application using (
    exists (select from document d where d.sha256 = preview.sha256))`.execute(db)
  // A page asked for at a size nobody made yet is kept by whoever may see the document.
  await sql`create policy preview_keep on preview for insert to rokhas_application with check (
    exists (select from document d where d.sha256 = preview.sha256))`.execute(db)
  await sql`create policy document_check_read on document_check for select to rokhas_application using (
    (select actor_has(array['operator'])))`.execute(db)
  await sql`grant select, insert on blob to rokhas_application`.execute(db)
  await sql`grant select, insert, update on document, upload to rokhas_application`.execute(db)
  await sql`grant delete on upload to rokhas_application`.execute(db)
  await sql`grant select, insert on preview to rokhas_application`.execute(db)
  await sql`grant select on document_check to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table document_check, preview, upload, document, blob`.execute(db)
}
