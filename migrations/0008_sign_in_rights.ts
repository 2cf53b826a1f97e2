import { type Kysely, sql } from 'kysely'

const TABLES = ['account', 'session', 'passkey', 'recovery_code', 'known_device', 'federated_identity', 'pending_proof']

/**
 * What rows alone cannot say. Nobody opens their own account again once it is held or locked. Whoever reaches somebody
 * else's account or session, support or administrator, takes away and ends: they give no password, factor or token.
 */
async function keptByOthers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keep_account() returns trigger language plpgsql as $$
    begin
      if current_user <> 'rokhas_application' then return new; end if;
      if new.demonstration is distinct from old.demonstration
        or (old.person_id = actor_person() and new.state is distinct from old.state) then
        raise exception 'the state of an account is not its own to change' using errcode = 'insufficient_privilege';
      end if;
      if old.person_id is distinct from actor_person() and (
        (new.person_id, new.email, new.email_confirmed_at) is distinct from (old.person_id, old.email, old.email_confirmed_at)
        or coalesce(new.password_hash, old.password_hash, '') <> coalesce(old.password_hash, '')
        or coalesce(new.totp_sealed, old.totp_sealed, '') <> coalesce(old.totp_sealed, '')
        or coalesce(new.totp_confirmed_at, old.totp_confirmed_at) is distinct from old.totp_confirmed_at) then
        raise exception 'what proves a person is theirs to change' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger account_kept before update on account for each row execute function keep_account()`.execute(
    db,
  )
  await sql`
    create function keep_session() returns trigger language plpgsql as $$
    begin
      if current_user = 'rokhas_application' and (old.ended_at is not null
        or (old.person_id is distinct from actor_person()
          and (new.id, new.person_id, new.token_hash, new.second_factor_at, new.ends_at, new.last_seen_at)
            is distinct from (old.id, old.person_id, old.token_hash, old.second_factor_at, old.ends_at, old.last_seen_at))) then
        raise exception 'a session of somebody else is only ever ended, and once' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger session_kept before update on session for each row execute function keep_session()`.execute(
    db,
  )
}

/** Support opens no session and gives no factor: it looks, ends, and takes away. */
const SUPPORT_DOES = [
  ['account', 'select'],
  ['account', 'update'],
  ['session', 'select'],
  ['session', 'update'],
  ['passkey', 'select'],
  ['passkey', 'delete'],
  ['recovery_code', 'select'],
  ['recovery_code', 'delete'],
] as const

/** Whoever was invited and never came: a mandate given to them sends another link. */
const awaitsFirstPassword = sql`create function awaits_first_password(of_person uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from account a where a.person_id = of_person and a.state = 'active' and a.password_hash is null
      and a.email_confirmed_at is null) $$`

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_own`)} on ${sql.table(table)} to rokhas_application
      using (person_id = (select actor_person())) with check (person_id = (select actor_person()))`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select, insert, update, delete on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(
      db,
    )
  }
  await sql`alter table counted_window enable row level security, force row level security`.execute(db)
  await sql`create policy counted_window_work on counted_window to rokhas_worker using (true)`.execute(db)
  await sql`grant select, delete on counted_window to rokhas_worker`.execute(db)
  const support = sql.raw(`(select actor_has(array['support', 'operator']))`)
  const colleague = sql.raw('person_id in (select actor_colleagues())')
  for (const [table, action] of SUPPORT_DOES)
    await sql`create policy ${sql.id(`${table}_support_${action}`)} on ${sql.table(table)} for ${sql.raw(action)}
      to rokhas_application using (${support})`.execute(db)
  await sql`create policy account_colleagues on account for select to rokhas_application using (${colleague})`.execute(
    db,
  )
  for (const action of ['select', 'update'])
    await sql`create policy ${sql.id(`session_colleagues_${action}`)} on session for ${sql.raw(action)}
      to rokhas_application using (${colleague})`.execute(db)
  await sql`create policy proof_invites on pending_proof for insert to rokhas_application with check (
    (purpose = 'reset' and person_id is not null and ${support}) or (purpose in ('passkey', 'oidc') and person_id is null)
    or (purpose = 'invitation' and awaits_first_password(person_id)))`.execute(db)
  await sql`create policy account_invites on account for insert to rokhas_application with check (
    password_hash is null and totp_sealed is null and email_confirmed_at is null and state = 'active' and not demonstration)`.execute(
    db,
  )
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptByOthers(db)
  await awaitsFirstPassword.execute(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = sql.join([...TABLES, 'counted_window'].map((table) => sql.table(table)))
  await sql`do $$
    declare one record;
    begin
      for one in select tablename, policyname from pg_policies where tablename in (${sql.join([...TABLES, 'counted_window'].map((table) => sql.lit(table)))})
      loop
        execute format('drop policy %I on %I', one.policyname, one.tablename);
      end loop;
    end $$`.execute(db)
  await sql`revoke all on ${tables} from rokhas_application, rokhas_worker`.execute(db)
  await sql`drop function keep_account(), keep_session() cascade`.execute(db)
  await sql`drop function awaits_first_password(uuid)`.execute(db)
}
