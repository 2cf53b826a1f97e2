import { type Kysely, sql } from 'kysely'

const array = (words: string) => sql.raw(`array['${words.split(' ').join("', '")}']`)
const LEADERS = array('president delegate guichet')
const READERS = array('president delegate guichet cashier examiner member governor wali supervisor')
const MEMBERS = array('member examiner wali supervisor')
const TABLES = ['room_author', 'room_update', 'room_snapshot', 'room_event']

/** The room of a session: one board a dossier of its agenda, drawn on by several at once, and what was said beside it. */
async function tables(db: Kysely<unknown>): Promise<void> {
  // A Yjs client of a board, and whose it is: bound before anything is drawn with it, and for good.
  await sql`
    create table room_author (
      session_id uuid not null references commission_session,
      dossier_id uuid not null references dossier,
      client bigint not null check (client between 0 and 4294967295),
      person_id uuid not null references person,
      body_id uuid references body,
      at timestamptz not null,
      primary key (session_id, dossier_id, client)
    )`.execute(db)
  // Everything drawn, as it came: the board is all of them, and its past is the first so many.
  await sql`
    create table room_update (
      nth bigint generated always as identity primary key,
      session_id uuid not null,
      dossier_id uuid not null,
      client bigint not null,
      at timestamptz not null,
      bytes bytea not null check (length(bytes) between 1 and 1048576)
    )`.execute(db)
  await sql`create index room_update_board on room_update (session_id, dossier_id, nth)`.execute(db)
  // A board as it was after so many updates, so that opening it does not read them all; it replaces none of them.
  await sql`
    create table room_snapshot (
      session_id uuid not null references commission_session,
      dossier_id uuid not null references dossier,
      upto bigint not null,
      bytes bytea not null,
      at timestamptz not null,
      primary key (session_id, dossier_id)
    )`.execute(db)
  await sql`
    create table room_event (
      nth bigint generated always as identity unique,
      id uuid primary key,
      session_id uuid not null references commission_session,
      dossier_id uuid references dossier,
      kind text not null check (kind in ('chat', 'hand', 'floor', 'note')),
      person_id uuid not null references person,
      at timestamptz not null,
      deed jsonb not null
    )`.execute(db)
  await sql`create index room_event_session on room_event (session_id, nth)`.execute(db)
  for (const table of ['room_author', 'room_update', 'room_event'])
    await sql`create trigger ${sql.id(`${table}_kept`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_rewriting()`.execute(db)
}

/** Officials of the place read what is kept; who sits there says and draws, in their own name, while the session lives. */
async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (
      exists (select from commission_session s where s.id = session_id
        and s.territory && (select actor_territories(${READERS}))))`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  const live = sql`exists (select from commission_session s where s.id = session_id and s.with_room
    and s.state in ('convened', 'open')`
  const leads = sql`s.territory && (select actor_territories(${LEADERS}))`
  const sits = sql`exists (select from session_invited i join actor_mandates() m on m.body_id = i.body_id
    where i.session_id = s.id and i.withdrawn_at is null and m.role = any (${MEMBERS}) and m.territories && s.territory)`
  await sql`create policy room_author_open on room_author for insert to rokhas_application with check (
    person_id = (select actor_person()) and ${live} and (${leads} or ${sits}))
    and exists (select from session_item i where i.session_id = room_author.session_id
      and i.dossier_id = room_author.dossier_id and i.ended is distinct from 'removed'))`.execute(db)
  await sql`create policy room_event_say on room_event for insert to rokhas_application with check (
    person_id = (select actor_person()) and ${live} and case
      when kind in ('floor', 'note') then ${leads}
      else s.territory && (select actor_territories(${READERS})) or is_called_to(s.id) end))`.execute(db)
  for (const table of ['room_author', 'room_event'])
    await sql`grant insert on ${sql.table(table)} to rokhas_application`.execute(db)
}

/**
 * What the room's server does for everybody in it, with its owner's rights: it draws for many people in one statement, but
 * only under clients that their own persons opened a board with.
 */
async function server(db: Kysely<unknown>): Promise<void> {
  await sql`create function keep_room_updates(sessions uuid[], dossiers uuid[], clients bigint[], ats timestamptz[], drawn bytea[])
    returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
    declare kept bigint;
    begin
      insert into room_update (session_id, dossier_id, client, at, bytes)
        select u.session_id, u.dossier_id, u.client, u.at, u.bytes
        from unnest(sessions, dossiers, clients, ats, drawn) with ordinality
          as u(session_id, dossier_id, client, at, bytes, rank)
          join room_author a on a.session_id = u.session_id and a.dossier_id = u.dossier_id and a.client = u.client
        order by u.rank;
      get diagnostics kept = row_count;
      return kept;
    end $$`.execute(db)
  await sql`create function room_board(of_session uuid, of_dossier uuid) returns jsonb
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return jsonb_build_object(
        'snapshot', (select encode(s.bytes, 'base64') from room_snapshot s
          where s.session_id = of_session and s.dossier_id = of_dossier),
        'updates', (select coalesce(jsonb_agg(encode(u.bytes, 'base64') order by u.nth), '[]') from room_update u
          where u.session_id = of_session and u.dossier_id = of_dossier and u.nth > coalesce(
            (select s.upto from room_snapshot s where s.session_id = of_session and s.dossier_id = of_dossier), 0)),
        'upto', (select max(u.nth) from room_update u where u.session_id = of_session and u.dossier_id = of_dossier),
        'authors', (select coalesce(jsonb_agg(jsonb_build_object('client', a.client, 'personId', a.person_id,
          'bodyId', a.body_id)), '[]') from room_author a where a.session_id = of_session and a.dossier_id = of_dossier));
    end $$`.execute(db)
  await sql`create function keep_room_snapshot(of_session uuid, of_dossier uuid, upto bigint, state bytea, at timestamptz)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into room_snapshot as s (session_id, dossier_id, upto, bytes, at)
        values (of_session, of_dossier, upto, state, at)
        on conflict (session_id, dossier_id) do update set upto = excluded.upto, bytes = excluded.bytes, at = excluded.at
          where s.upto < excluded.upto;
    end $$`.execute(db)
  await sql`create function room_said(of_session uuid, most integer) returns setof room_event
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query select * from (select * from room_event e where e.session_id = of_session
        order by e.nth desc limit most) last order by nth;
    end $$`.execute(db)
  // Where each session is: alive or not, its agenda, and the last thing that happened to the dossier before it.
  await sql`create function room_passages(of_sessions uuid[])
    returns table (session_id uuid, live boolean, dossiers uuid[], dossier_id uuid, event text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query select s.id, s.with_room and s.state in ('convened', 'open'),
        array(select i.dossier_id from session_item i where i.session_id = s.id and i.ended is distinct from 'removed'),
        p.dossier_id, p.event
      from commission_session s left join lateral (
        select i.dossier_id, e.event from session_event e join session_item i on i.id = e.item_id
        where e.session_id = s.id and e.event in ('called', 'presented', 'deliberated', 'concluded', 'put_off')
        order by e.nth desc limit 1) p on true
      where s.id = any (of_sessions);
    end $$`.execute(db)
  for (const name of FUNCTIONS) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

const FUNCTIONS = [
  'keep_room_updates(uuid[], uuid[], bigint[], timestamptz[], bytea[])',
  'room_board(uuid, uuid)',
  'keep_room_snapshot(uuid, uuid, bigint, bytea, timestamptz)',
  'room_said(uuid, integer)',
  'room_passages(uuid[])',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await rights(db)
  await server(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of FUNCTIONS) await sql`drop function ${sql.raw(name)}`.execute(db)
  await sql`drop table room_event, room_snapshot, room_update, room_author`.execute(db)
}
