import { type Kysely, sql } from 'kysely'

const GIVERS = sql.raw(`'{member,examiner,wali,supervisor}'`)
const TABLES = ['avis_paper', 'avis_signature', 'avis_file']
const LEVELS = sql.raw(`array['B-B', 'B-T', 'B-LT', 'B-LTA']`)
const GAINED = sql.raw(
  `array['file_sha256', 'file_bytes', 'level', 'stamp_fault', 'evidence_asked', 'evidence_asked_at']`,
)

async function tables(db: Kysely<unknown>): Promise<void> {
  // What the paper of an avis says, as it was when the avis was given.
  await sql`
    create table avis_paper (
      consulted_body_id uuid not null,
      version integer not null,
      facts jsonb not null,
      kept_at timestamptz not null,
      primary key (consulted_body_id, version),
      foreign key (consulted_body_id, version) references avis
    )`.execute(db)
  await sql`create trigger avis_paper_kept before update or delete on avis_paper
    for each row execute function refuse_rewriting()`.execute(db)
  // One signature an avis, by whoever acts for its body; an avis without one waits for it and counts as much.
  await sql`
    create table avis_signature (
      id uuid primary key,
      consulted_body_id uuid not null,
      version integer not null,
      file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
      file_bytes bigint not null check (file_bytes > 0),
      level text not null check (level in ('B-B', 'B-T', 'B-LT', 'B-LTA')),
      person_id uuid not null references person,
      mandate_id uuid not null references mandate,
      key_id uuid not null references signing_key,
      signed_at timestamptz not null,
      -- Why it will never have a timestamp: a code, so that nobody asks for ever.
      stamp_fault text,
      evidence_asked integer not null default 0 check (evidence_asked >= 0),
      evidence_asked_at timestamptz,
      unique (consulted_body_id, version),
      foreign key (consulted_body_id, version) references avis_paper
    )`.execute(db)
  await sql`create index avis_unstamped on avis_signature (signed_at) where level = 'B-B' and stamp_fault is null`.execute(
    db,
  )
  await sql`create index avis_without_evidence on avis_signature (evidence_asked_at nulls first) where level = 'B-T'`.execute(
    db,
  )
  // Every file it was: whoever holds the one of before its evidence was added still holds that avis.
  await sql`
    create table avis_file (
      signature_id uuid not null references avis_signature,
      sha256 text not null,
      bytes bigint not null,
      level text not null,
      primary key (signature_id, sha256)
    )`.execute(db)
  await sql`create index avis_file_content on avis_file (sha256)`.execute(db)
}

/** A signature does not change any more, but for the evidence that its file gains. */
async function keeping(db: Kysely<unknown>): Promise<void> {
  await sql`create function keep_avis_signature() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or to_jsonb(new) - ${GAINED} <> to_jsonb(old) - ${GAINED}
          or ((new.file_sha256, new.file_bytes, new.level) is distinct from (old.file_sha256, old.file_bytes, old.level)
            and not array_position(${LEVELS}, new.level) > array_position(${LEVELS}, old.level)) then
        raise exception 'this of a signature does not change any more' using errcode = 'check_violation', constraint = 'avis_signature_kept';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger avis_signature_kept before update or delete on avis_signature
    for each row execute function keep_avis_signature()`.execute(db)
  await sql`create function keep_avis_file() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into avis_file values (new.id, new.file_sha256, new.file_bytes, new.level) on conflict do nothing;
      return null;
    end $$`.execute(db)
  await sql`create trigger avis_file_kept after insert or update of file_sha256 on avis_signature
    for each row execute function keep_avis_file()`.execute(db)
  for (const name of ['keep_avis_signature()', 'keep_avis_file()'])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
}

/** What anybody may know of an avis whose signed file they hold: it says as much itself, but for what came after it. */
const standing = sql`
  create function avis_standing(of_sha256 text) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  begin
    return (select jsonb_build_object(
      'number', d.number, 'opinion', a.opinion, 'round', c.round, 'givenAt', a.at, 'signedAt', s.signed_at, 'level', s.level,
      'body', jsonb_build_object('nameFr', b.name_fr, 'nameAr', b.name_ar),
      'standing', case when later.at is not null then 'replaced' when refiled.at is not null then 'refiled' else 'stands' end,
      'since', coalesce(later.at, refiled.at))
    from avis_file f join avis_signature s on s.id = f.signature_id
      join avis a on a.consulted_body_id = s.consulted_body_id and a.version = s.version
      join consulted_body c on c.id = a.consulted_body_id join body b on b.id = c.body_id join dossier d on d.id = c.dossier_id
      cross join lateral (select min(n.at) as at from avis n where n.consulted_body_id = c.id and n.version > a.version) later
      cross join lateral (select min(e.at) as at from (select e.at, row_number() over (order by e.move) as nth
          from dossier_event e where e.dossier_id = d.id and e.event in ('file', 'file_modified')) e
        where e.nth > c.round) refiled
    where f.sha256 = of_sha256 limit 1);
  end $$`

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true) with check (true)`.execute(
      db,
    )
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  // Whoever reads an avis reads its paper, and who signed it.
  for (const table of ['avis_paper', 'avis_signature'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (
      exists (select from consulted_body c where c.id = consulted_body_id))`.execute(db)
  await sql`create policy avis_file_read on avis_file for select to rokhas_application using (
    exists (select from avis_signature s where s.id = signature_id))`.execute(db)
  // By somebody who acts for that very body, in charge there.
  const acts = (more: string) => sql`exists (
    select from consulted_body c join dossier d on d.id = c.dossier_id
      join actor_mandates() m on m.body_id = c.body_id and m.territories && d.territory
    where c.id = consulted_body_id and d.state <> 'draft' and m.role = any (${GIVERS}) ${sql.raw(more)})`
  await sql`create policy avis_paper_keep on avis_paper for insert to rokhas_application with check (${acts('')})`.execute(
    db,
  )
  // Its last avis alone: one that was replaced stays as it was.
  await sql`create policy avis_signature_give on avis_signature for insert to rokhas_application with check (
    person_id = (select actor_person()) and ${acts('and m.id = mandate_id')}
    and not exists (select from avis n where n.consulted_body_id = avis_signature.consulted_body_id and n.version > avis_signature.version)
    and exists (select from signing_key k join consulted_body c on c.body_id = k.body_id
      where k.id = key_id and k.person_id = (select actor_person()) and c.id = avis_signature.consulted_body_id))`.execute(
    db,
  )
  await sql`grant insert on avis_paper, avis_signature to rokhas_application`.execute(db)
  await sql`grant update (file_sha256, file_bytes, level, stamp_fault, evidence_asked, evidence_asked_at) on avis_signature
    to rokhas_worker`.execute(db)
  await sql`revoke execute on function avis_standing(text) from public`.execute(db)
  await sql`grant execute on function avis_standing(text) to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await keeping(db)
  await standing.execute(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function avis_standing(text)`.execute(db)
  await sql`drop table avis_file, avis_signature, avis_paper`.execute(db)
  await sql`drop function keep_avis_file(), keep_avis_signature()`.execute(db)
}
