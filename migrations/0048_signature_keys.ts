import { type Kysely, sql } from 'kysely'

/** Whoever may hold a key of a body: those who sign for it. */
const HOLDERS = sql.raw(
  `array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']`,
)

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table signing_key (
      id uuid primary key,
      body_id uuid not null references body,
      person_id uuid not null references person,
      kind text not null check (kind in ('pkcs12', 'pkcs11', 'csc')),
      -- Where a token or a service keeps it; of a file, the name it came under.
      reference text not null check (length(reference) between 1 and 500),
      certificate bytea not null,
      chain bytea[] not null,
      fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{64}$'),
      certified_name text not null,
      authority text not null,
      serial text not null,
      valid_from timestamptz not null,
      valid_to timestamptz not null,
      state text not null default 'active' check (state in ('active', 'suspended', 'revoked', 'replaced')),
      reason text check (length(reason) between 3 and 500),
      replaces uuid references signing_key,
      added_at timestamptz not null,
      added_by uuid not null references person,
      changed_at timestamptz,
      changed_by uuid references person,
      -- When it last signed a challenge of ours: before that nobody showed that it is the certificate's.
      proved_at timestamptz,
      version integer not null default 1,
      constraint signing_key_in_force check (valid_from < valid_to),
      constraint signing_key_changed check (num_nonnulls(changed_at, changed_by) <> 1)
    )`.execute(db)
  await sql`create index signing_key_body on signing_key (body_id)`.execute(db)
  await sql`create index signing_key_person on signing_key (person_id)`.execute(db)
  await sql`create index signing_key_ending on signing_key (valid_to) where state = 'active'`.execute(db)
  // A PKCS#12 file as it was given, encrypted by its holder: its passphrase is never here.
  await sql`
    create table signing_key_file (
      key_id uuid primary key references signing_key on delete cascade,
      bytes bytea not null check (length(bytes) between 1 and 65536)
    )`.execute(db)
  // How many keys a body's agreement gives, by its kind and population; none where no text that was read says it.
  await sql`
    create table key_quota (
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      kinds text[] not null,
      population_from integer not null,
      population_to integer check (population_to >= population_from),
      keys integer check (keys > 0),
      rule jsonb not null,
      primary key (valid_from, kinds, population_from)
    )`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['signing_key', 'signing_key_file', 'key_quota'])
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  const administered = sql`body_id = any ((select actor_bodies(array['administrator']))::uuid[])
    and exists (select from body b where b.id = body_id and b.official)`
  const own = sql`person_id = (select actor_person())`
  await sql`create policy signing_key_read on signing_key for select to rokhas_application using (
    ${own} or (${administered}))`.execute(db)
  await sql`create policy signing_key_add on signing_key for insert to rokhas_application with check (
    added_by = (select actor_person()) and state = 'active' and changed_at is null and ((${administered})
      or (${own} and body_id = any ((select actor_bodies(${HOLDERS}))::uuid[]))))`.execute(db)
  // Of one that was revoked or replaced nothing changes any more.
  await sql`create policy signing_key_change on signing_key for update to rokhas_application
    using (state in ('active', 'suspended') and (${own} or (${administered})))
    with check (${own} or (${administered}))`.execute(db)
  await sql`create policy signing_key_work on signing_key for select to rokhas_worker using (true)`.execute(db)
  const holder = sql`exists (select from signing_key k where k.id = key_id and k.person_id = (select actor_person()))`
  await sql`create policy signing_key_file_read on signing_key_file for select to rokhas_application using (${holder})`.execute(
    db,
  )
  await sql`create policy signing_key_file_add on signing_key_file for insert to rokhas_application with check (
    ${holder})`.execute(db)
  await sql`create policy key_quota_read on key_quota for select to rokhas_application, rokhas_worker using (true)`.execute(
    db,
  )
  await sql`grant select, insert on signing_key, signing_key_file to rokhas_application`.execute(db)
  await sql`grant update (state, reason, changed_at, changed_by, proved_at, version) on signing_key to rokhas_application`.execute(
    db,
  )
  await sql`grant select on signing_key to rokhas_worker`.execute(db)
  await sql`grant select on key_quota to rokhas_application, rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table key_quota, signing_key_file, signing_key`.execute(db)
}
