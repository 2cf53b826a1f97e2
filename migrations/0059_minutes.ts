import { type Kysely, sql } from 'kysely'

const array = (words: string) => sql.raw(`array['${words.split(' ').join("', '")}']`)
const READERS = array('president delegate guichet cashier examiner member governor wali supervisor')
const SECRETARIES = array('guichet')
const MEMBERS = `array['member', 'examiner', 'wali', 'supervisor']`
const TABLES = ['session_minutes', 'minutes_note', 'minutes_file', 'minutes_signature']

async function tables(db: Kysely<unknown>): Promise<void> {
  // What happened is read from the session until the minutes are opened to signatures; from then on it is kept as it was.
  await sql`
    create table session_minutes (
      session_id uuid primary key references commission_session,
      state text not null default 'draft' check (state in ('draft', 'signing', 'sealed')),
      version integer not null default 1 check (version > 0),
      language text not null default 'both' check (language in ('fr', 'ar', 'both')),
      facts jsonb,
      frozen_at timestamptz,
      sealed_at timestamptz,
      sealed_by uuid references person,
      constraint session_minutes_frozen check ((state = 'draft') = (facts is null)),
      constraint session_minutes_sealed check ((state = 'sealed') = (sealed_at is not null))
    )`.execute(db)
  // What the secretary writes beside the facts, of one item or of the whole; the last one counts and all are kept.
  await sql`
    create table minutes_note (
      session_id uuid not null references session_minutes,
      nth integer not null check (nth > 0),
      item_id uuid references session_item,
      text text not null check (length(text) <= 8000),
      person_id uuid not null references person,
      at timestamptz not null,
      primary key (session_id, nth)
    )`.execute(db)
  // The paper as it was opened to signatures, and with each signature more.
  await sql`
    create table minutes_file (
      session_id uuid not null references session_minutes,
      nth integer not null check (nth > 0),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bigint not null check (bytes > 0),
      person_id uuid not null references person,
      made_at timestamptz not null,
      primary key (session_id, nth)
    )`.execute(db)
  await sql`create index minutes_file_content on minutes_file (sha256)`.execute(db)
  // Each body that was there signs once, or says why it does not.
  await sql`
    create table minutes_signature (
      session_id uuid not null references session_minutes,
      body_id uuid not null references body,
      kind text not null check (kind in ('signed', 'refused')),
      reason text check (length(reason) between 3 and 1000),
      file_nth integer,
      person_id uuid not null references person,
      mandate_id uuid not null references mandate,
      at timestamptz not null,
      primary key (session_id, body_id),
      foreign key (session_id, file_nth) references minutes_file,
      constraint minutes_signature_says check (case kind when 'signed' then file_nth is not null and reason is null
        else file_nth is null and reason is not null end)
    )`.execute(db)
  for (const table of ['minutes_note', 'minutes_file', 'minutes_signature'])
    await sql`create trigger ${sql.id(`${table}_kept`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_rewriting()`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  const session = (roles: ReturnType<typeof array>) => sql`exists (select from commission_session s
    where s.id = session_id and s.territory && (select actor_territories(${roles})))`
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (${session(READERS)})`.execute(
      db,
    )
    await sql`grant select, insert on ${sql.table(table)} to rokhas_application`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
  await sql`grant update (state, version, language, facts, frozen_at, sealed_at, sealed_by) on session_minutes
    to rokhas_application`.execute(db)
  await sql`create policy session_minutes_draft on session_minutes for insert to rokhas_application with check (
    state = 'draft' and ${session(SECRETARIES)})`.execute(db)
  await sql`create policy session_minutes_change on session_minutes for update to rokhas_application
    using (state <> 'sealed' and ${session(SECRETARIES)}) with check (${session(SECRETARIES)})`.execute(db)
  await writing(db, session)
}

type Over = (roles: ReturnType<typeof array>) => ReturnType<typeof sql>

async function writing(db: Kysely<unknown>, session: Over): Promise<void> {
  const is = (state: string) => (table: string) =>
    sql.raw(`exists (select from session_minutes m where m.session_id = ${table}.session_id and m.state = '${state}')`)
  await sql`create policy minutes_note_write on minutes_note for insert to rokhas_application with check (
    person_id = (select actor_person()) and ${session(SECRETARIES)} and ${is('draft')('minutes_note')})`.execute(db)
  // By somebody who acts for that body, in charge there, while the minutes are open to signatures.
  const acts = (table: string, mine: string) =>
    sql.raw(`exists (select from commission_session s join actor_mandates() a on a.territories && s.territory
      where s.id = ${table}.session_id and ${mine} and a.role = any (${MEMBERS}))`)
  await sql`create policy minutes_signature_give on minutes_signature for insert to rokhas_application with check (
    person_id = (select actor_person()) and ${is('signing')('minutes_signature')}
    and ${acts('minutes_signature', 'a.id = mandate_id and a.body_id = minutes_signature.body_id')})`.execute(db)
  await sql`create policy minutes_file_keep on minutes_file for insert to rokhas_application with check (
    person_id = (select actor_person()) and (${session(SECRETARIES)} or (${is('signing')('minutes_file')}
      and ${acts('minutes_file', 'true')})))`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table minutes_signature, minutes_file, minutes_note, session_minutes`.execute(db)
}
