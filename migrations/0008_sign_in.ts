import { type Kysely, sql } from 'kysely'

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account (
      person_id uuid primary key references person,
      email text not null unique check (email = lower(email)),
      email_confirmed_at timestamptz,
      signed_in_at timestamptz,
      password_hash text,
      state text not null default 'active' check (state in ('active', 'held', 'locked')),
      state_reason text,
      state_since timestamptz,
      demonstration boolean not null default false,
      totp_sealed bytea,
      totp_confirmed_at timestamptz,
      totp_last_step bigint
    )`.execute(db)
  await sql`
    create table session (
      id uuid primary key,
      token_hash bytea not null unique,
      person_id uuid not null references person,
      method text not null check (method in ('password', 'passkey', 'oidc', 'link')),
      second_factor_at timestamptz,
      device text not null,
      address text,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      ends_at timestamptz not null,
      ended_at timestamptz,
      ended_because text
    )`.execute(db)
  await sql`create index session_person on session (person_id) where ended_at is null`.execute(db)
  await sql`
    create table passkey (
      credential_id text primary key,
      person_id uuid not null references person,
      public_key bytea not null,
      counter bigint not null,
      transports text[] not null default '{}',
      label text not null,
      created_at timestamptz not null,
      last_used_at timestamptz
    )`.execute(db)
  await sql`create index passkey_person on passkey (person_id)`.execute(db)
  await sql`
    create table recovery_code (
      person_id uuid not null references person,
      hash bytea not null,
      used_at timestamptz,
      primary key (person_id, hash)
    )`.execute(db)
  await sql`
    create table known_device (
      person_id uuid not null references person,
      device_hash bytea not null,
      label text not null,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      primary key (person_id, device_hash)
    )`.execute(db)
  await sql`
    create table federated_identity (
      issuer text not null,
      subject text not null,
      person_id uuid not null references person,
      linked_at timestamptz not null,
      primary key (issuer, subject)
    )`.execute(db)
  // What was begun and waits for its answer: a passkey's challenge, a link sent by e-mail, a visit to a provider.
  await sql`
    create table pending_proof (
      hash bytea primary key,
      purpose text not null check (purpose in ('passkey', 'confirm_email', 'reset', 'invitation', 'oidc')),
      person_id uuid references person,
      data jsonb not null default '{}',
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    )`.execute(db)
  await sql`
    create table counted_window (
      key text not null,
      starts_at timestamptz not null,
      count integer not null,
      primary key (key, starts_at)
    )`.execute(db)
}

/** Before anybody is known nothing may be read through the policies: these functions answer one question each. */
async function beforeSignIn(db: Kysely<unknown>): Promise<void> {
  await sql`create function account_to_sign_in(of_email text) returns account
    language sql stable security definer set search_path = public, pg_temp as $$
      select a from account a where a.email = lower(of_email) $$`.execute(db)
  // These two are asked at every request: in PL/pgSQL their plans last as long as the connection.
  await sql`create function account_of(of_person uuid) returns account
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare one account;
    begin
      select * into one from account a where a.person_id = of_person;
      return one;
    end $$`.execute(db)
  await sql`create function session_to_resume(of_token bytea) returns session
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare one session;
    begin
      select * into one from session s where s.token_hash = of_token;
      return one;
    end $$`.execute(db)
  await sql`create function passkey_to_sign_in(of_credential text) returns passkey
    language sql stable security definer set search_path = public, pg_temp as $$
      select k from passkey k where k.credential_id = of_credential $$`.execute(db)
  await sql`create function identity_to_sign_in(of_issuer text, of_subject text) returns uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select i.person_id from federated_identity i where i.issuer = of_issuer and i.subject = of_subject $$`.execute(db)
  // Once, and only before its end: two clicks on one link find it used.
  await sql`create function use_proof(of_hash bytea, for_purpose text, at timestamptz) returns pending_proof
    language sql security definer set search_path = public, pg_temp as $$
      update pending_proof p set used_at = at
      where p.hash = of_hash and p.purpose = for_purpose and p.used_at is null and p.expires_at > at
      returning p $$`.execute(db)
  // Counts and answers what the window holds now. The row outlives a refused request: call it in a transaction of its own.
  await sql`create function count_in_window(of_key text, window_start timestamptz, by_how_many integer) returns integer
    language sql security definer set search_path = public, pg_temp as $$
      insert into counted_window as w (key, starts_at, count) values (of_key, window_start, by_how_many)
      on conflict (key, starts_at) do update set count = w.count + excluded.count
      returning count $$`.execute(db)
  // Beside the request, once a minute at most: a session already ended, or seen since, stays as it is.
  await sql`create function touch_session(of_session uuid, at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
      update session s set last_seen_at = at
      where s.id = of_session and s.ended_at is null and s.last_seen_at < at - interval '1 minute' $$`.execute(db)
  await sql`create function knows_device(of_email text, of_device bytea) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from known_device d join account a on a.person_id = d.person_id
        where a.email = lower(of_email) and d.device_hash = of_device) $$`.execute(db)
  await sql`create function demonstration_accounts(on_day date)
    returns table (email text, person_id uuid, profession text, role text, body_kind text, body_fr text, body_ar text)
    language sql stable security definer set search_path = public, pg_temp as $$
      select a.email, a.person_id, p.profession, m.role, m.body_kind, b.name_fr, b.name_ar
      from account a join person p on p.id = a.person_id
        left join lateral mandates_in_force(a.person_id, on_day) m on true left join body b on b.id = m.body_id
      where a.demonstration and a.state = 'active' order by a.email, m.id $$`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await beforeSignIn(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function touch_session(uuid, timestamptz), knows_device(text, bytea), demonstration_accounts(date)`.execute(
    db,
  )
  await sql`drop function account_to_sign_in(text), account_of(uuid), session_to_resume(bytea), passkey_to_sign_in(text),
    identity_to_sign_in(text, text), use_proof(bytea, text, timestamptz), count_in_window(text, timestamptz, integer)`.execute(
    db,
  )
  await sql`drop table counted_window, pending_proof, federated_identity, known_device, recovery_code, passkey, session, account`.execute(
    db,
  )
}
