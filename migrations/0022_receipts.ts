import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What a filing's receipt says, as it was that day, beside the event it acknowledges; a dossier that was found
  // inadmissible and is filed again has a second one.
  await sql`
    create table receipt (
      dossier_id uuid not null,
      move integer not null,
      facts jsonb not null,
      primary key (dossier_id, move),
      foreign key (dossier_id, move) references dossier_event
    )`.execute(db)
  // The bytes that were given the first time somebody asked, in each language: the same ones are given ever after.
  await sql`
    create table receipt_file (
      dossier_id uuid not null,
      move integer not null,
      language text not null check (language in ('fr', 'ar', 'both')),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bigint not null,
      made_at timestamptz not null,
      primary key (dossier_id, move, language),
      foreign key (dossier_id, move) references receipt
    )`.execute(db)
  await sql`create index receipt_file_content on receipt_file (sha256)`.execute(db)
  for (const table of ['receipt', 'receipt_file'])
    await sql`create trigger ${sql.id(`${table}_kept`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_rewriting()`.execute(db)
  await rights(db)
  await tracking(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['receipt', 'receipt_file']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (
      exists (select from dossier d where d.id = dossier_id))`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select, insert on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  // Written by whoever has just filed; its bytes kept by whoever may read it.
  await sql`create policy receipt_give on receipt for insert to rokhas_application with check (
    exists (select from dossier d join dossier_event e on e.dossier_id = d.id and e.move = d.moves
      where d.id = receipt.dossier_id and e.move = receipt.move and e.event = 'file'
        and e.person_id = (select actor_person())))`.execute(db)
  await sql`create policy receipt_file_keep on receipt_file for insert to rokhas_application with check (
    exists (select from receipt r where r.dossier_id = receipt_file.dossier_id and r.move = receipt_file.move))`.execute(
    db,
  )
}

/** For whoever gives a number and its owner's identity, as for following: they hold the receipt's own number. */
async function tracking(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tracked_receipt(of_number text, identity text, of_language text) returns jsonb
    language sql stable security definer set search_path = public, pg_temp as $$
      select jsonb_build_object('dossierId', r.dossier_id, 'move', r.move, 'facts', r.facts,
        'file', case when f.sha256 is not null then jsonb_build_object('sha256', f.sha256, 'bytes', f.bytes) end)
      from receipt r left join receipt_file f
        on f.dossier_id = r.dossier_id and f.move = r.move and f.language = of_language
      where r.dossier_id = tracked_dossier(of_number, identity)
      order by r.move desc limit 1 $$`.execute(db)
  await sql`
    create function keep_tracked_receipt(of_number text, identity text, of_language text, content jsonb, at timestamptz)
    returns void language sql security definer set search_path = public, pg_temp as $$
      insert into receipt_file (dossier_id, move, language, sha256, bytes, made_at)
        select r.dossier_id, r.move, of_language, content ->> 'sha256', (content ->> 'bytes')::bigint, at
        from receipt r where r.dossier_id = tracked_dossier(of_number, identity) and r.move = (content ->> 'move')::integer
      on conflict do nothing $$`.execute(db)
  for (const name of [
    'tracked_receipt(text, text, text)',
    'keep_tracked_receipt(text, text, text, jsonb, timestamptz)',
  ]) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function tracked_receipt(text, text, text),
    keep_tracked_receipt(text, text, text, jsonb, timestamptz)`.execute(db)
  await sql`drop table receipt_file, receipt`.execute(db)
}
