import { type Kysely, sql } from 'kysely'

const FUNCTIONS = ['access_token_to_resume(bytea)', 'touch_access_token(uuid, timestamptz, text)']

/** What a person gives a program that has no browser: it reads in their name until its last day, and only what it is for. */
async function table(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table access_token (
      id uuid primary key,
      person_id uuid not null references person,
      token_hash bytea not null unique,
      name text not null check (length(name) between 1 and 80),
      scope text not null check (scope in ('ogc_read')),
      -- Proved in the session that made it: without, an official's mandates sleep for it as they do for a session.
      second_factor boolean not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      last_used_at timestamptz,
      last_used_from text,
      constraint access_token_term check (expires_at > created_at and expires_at <= created_at + interval '366 days')
    )`.execute(db)
  await sql`create index access_token_person on access_token (person_id)`.execute(db)
}

async function beforeSignIn(db: Kysely<unknown>): Promise<void> {
  await sql`create function access_token_to_resume(of_token bytea) returns access_token
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare one access_token;
    begin
      select * into one from access_token t where t.token_hash = of_token;
      return one;
    end $$`.execute(db)
  // Beside the request, once a minute at most from one address.
  await sql`create function touch_access_token(of_token uuid, at timestamptz, from_address text) returns void
    language sql security definer set search_path = public, pg_temp as $$
      update access_token t set last_used_at = at, last_used_from = from_address
      where t.id = of_token and (t.last_used_at is null or t.last_used_at < at - interval '1 minute'
        or t.last_used_from is distinct from from_address) $$`.execute(db)
  for (const name of FUNCTIONS) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

/** One's own, made and taken away, never changed; support, which gives no token, sees and takes away. */
async function rights(db: Kysely<unknown>): Promise<void> {
  await sql`alter table access_token enable row level security, force row level security`.execute(db)
  await sql`create policy access_token_own on access_token to rokhas_application
    using (person_id = (select actor_person())) with check (person_id = (select actor_person()))`.execute(db)
  await sql`create policy access_token_work on access_token to rokhas_worker using (true)`.execute(db)
  for (const action of ['select', 'delete'])
    await sql`create policy ${sql.id(`access_token_support_${action}`)} on access_token for ${sql.raw(action)}
      to rokhas_application using ((select actor_has(array['support', 'operator'])))`.execute(db)
  await sql`grant select, insert, delete on access_token to rokhas_application`.execute(db)
  await sql`grant select, delete on access_token to rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db)
  await beforeSignIn(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of FUNCTIONS) await sql`drop function ${sql.raw(name)}`.execute(db)
  await sql`drop table access_token`.execute(db)
}
