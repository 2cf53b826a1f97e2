import { type Kysely, sql } from 'kysely'

const array = (words: string) => sql.raw(`array['${words.split(' ').join("', '")}']`)
const READERS = array('president delegate guichet cashier examiner member governor wali supervisor')
const SECRETARIES = array('guichet')
const MEMBERS = array('member examiner wali supervisor')
const TABLES = ['commission_session', 'session_item', 'session_invited', 'session_reply', 'session_event']

/** A meeting of the commission of a guichet: of a commune that has its own, or of the prefecture or province. */
async function sessions(db: Kysely<unknown>): Promise<void> {
  // The day and the hour are those of the wall clock in Morocco: what instant they are, the country's rules of the day say.
  await sql`
    create table commission_session (
      id uuid primary key,
      unit_code text not null,
      territory text[] not null,
      state text not null default 'planned'
        check (state in ('planned', 'convened', 'open', 'closed', 'postponed', 'cancelled')),
      day date not null,
      hour time not null,
      minutes integer not null check (minutes between 15 and 720),
      place text not null check (length(place) between 2 and 300),
      with_room boolean not null,
      -- RFC 5545: how often what was sent to calendars was sent anew.
      sequence integer not null default 0 check (sequence >= 0),
      version integer not null default 1 check (version > 0),
      created_by uuid not null references person,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create index commission_session_unit on commission_session (unit_code, day)`.execute(db)
  await sql`create index commission_session_day on commission_session (day, id)`.execute(db)
  await sql`create function territory_of_unit(of_unit text) returns text[] language sql stable as $$
    select coalesce(
      (select territory_path(c.code) from commune c where c.code = of_unit),
      (select array['MA', p.region_code, p.code] from province p where p.code = of_unit)) $$`.execute(db)
  await sql`create function session_territory() returns trigger language plpgsql as $$
    begin
      new.territory := territory_of_unit(new.unit_code);
      return new;
    end $$`.execute(db)
  await sql`create trigger commission_session_territory before insert on commission_session
    for each row execute function session_territory()`.execute(db)
  // A dossier is on one agenda at a time: until it was concluded there, put off, or taken away.
  await sql`
    create table session_item (
      id uuid primary key,
      session_id uuid not null references commission_session,
      dossier_id uuid not null references dossier,
      rank integer not null check (rank > 0),
      added_by uuid not null references person,
      added_at timestamptz not null,
      ended text check (ended in ('removed', 'concluded', 'postponed')),
      ended_at timestamptz,
      constraint session_item_ended check ((ended is null) = (ended_at is null))
    )`.execute(db)
  await sql`create unique index session_item_once on session_item (dossier_id) where ended is null`.execute(db)
  await sql`create index session_item_session on session_item (session_id, rank)`.execute(db)
  await sql`create index session_item_dossier on session_item (dossier_id)`.execute(db)
}

async function people(db: Kysely<unknown>): Promise<void> {
  // A body whose avis is asked, a designer for their dossiers, or whoever the president lets attend (RGC13, article 24).
  await sql`
    create table session_invited (
      id uuid primary key,
      session_id uuid not null references commission_session,
      capacity text not null check (capacity in ('member', 'designer', 'observer')),
      body_id uuid references body,
      person_id uuid references person,
      name text check (length(name) between 2 and 200),
      quality text check (length(quality) between 2 and 200),
      dossiers uuid[] not null default '{}',
      invited_at timestamptz not null,
      withdrawn_at timestamptz,
      constraint session_invited_who check (case capacity
        when 'member' then body_id is not null and person_id is null and name is null
        when 'designer' then person_id is not null and body_id is null and name is null
        else name is not null and quality is not null and body_id is null and person_id is null end)
    )`.execute(db)
  await sql`create unique index session_invited_once on session_invited (session_id, coalesce(body_id, person_id))
    where capacity <> 'observer' and withdrawn_at is null`.execute(db)
  await sql`create index session_invited_person on session_invited (person_id) where person_id is not null`.execute(db)
  // The last one counts; a postponed session is answered anew.
  await sql`
    create table session_reply (
      id uuid primary key,
      invited_id uuid not null references session_invited,
      answer text not null check (answer in ('coming', 'absent', 'sends')),
      sent_person_id uuid references person,
      comment text check (length(comment) between 1 and 1000),
      sequence integer not null,
      person_id uuid not null references person,
      mandate_id uuid references mandate,
      at timestamptz not null,
      constraint session_reply_sends check ((answer = 'sends') = (sent_person_id is not null))
    )`.execute(db)
  await sql`create index session_reply_invited on session_reply (invited_id, id)`.execute(db)
}

/** What happened, in order; the minutes are written from it, so it is only ever added to. */
async function events(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table session_event (
      session_id uuid not null references commission_session,
      nth integer not null check (nth > 0),
      event text not null check (event in ('planned', 'changed', 'convened', 'postponed', 'cancelled', 'opened', 'closed',
        'arrived', 'left', 'quorum_lost', 'quorum_regained',
        'called', 'presented', 'deliberated', 'concluded', 'put_off')),
      at timestamptz not null,
      person_id uuid not null references person,
      mandate_id uuid references mandate,
      item_id uuid references session_item,
      body_id uuid references body,
      who_id uuid references person,
      detail jsonb not null default '{}',
      primary key (session_id, nth)
    )`.execute(db)
  for (const table of ['session_event', 'session_reply'])
    await sql`create trigger ${sql.id(`${table}_kept`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_rewriting()`.execute(db)
  // How many bodies have to be there, since when, and how sure that is: no text that was read says it.
  await sql`
    create table quorum_rule (
      valid_from date primary key,
      valid_to date check (valid_to >= valid_from),
      least text not null check (least in ('one', 'half', 'more_than_half', 'all')),
      rule jsonb not null
    )`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of [...TABLES, 'quorum_rule']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  for (const table of TABLES) await sql`grant insert on ${sql.table(table)} to rokhas_application`.execute(db)
  await sql`grant update (state, day, hour, minutes, place, with_room, sequence, version) on commission_session
    to rokhas_application`.execute(db)
  await sql`grant update (rank, ended, ended_at) on session_item to rokhas_application`.execute(db)
  await sql`grant update (dossiers, withdrawn_at) on session_invited to rokhas_application`.execute(db)
  await sessionRights(db)
  await peopleRights(db)
}

/** Its secretariat keeps it, officials of the place read it; who is called there for one dossier reads when and where. */
async function sessionRights(db: Kysely<unknown>): Promise<void> {
  const keeps = sql`territory && (select actor_territories(${SECRETARIES}))`
  const isLive = sql`state not in ('closed', 'cancelled')`
  await sql`create function is_called_to(of_session uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return exists (select from session_invited i where i.session_id = of_session and i.person_id = actor_person());
    end $$`.execute(db)
  await sql`revoke execute on function is_called_to(uuid) from public`.execute(db)
  await sql`grant execute on function is_called_to(uuid) to rokhas_application`.execute(db)
  await sql`create policy commission_session_read on commission_session for select to rokhas_application using (
    territory && (select actor_territories(${READERS})) or is_called_to(id))`.execute(db)
  await sql`create policy commission_session_plan on commission_session for insert to rokhas_application with check (
    created_by = (select actor_person()) and state = 'planned' and ${keeps})`.execute(db)
  await sql`create policy commission_session_change on commission_session for update to rokhas_application
    using (${isLive} and ${keeps}) with check (${keeps})`.execute(db)
  const kept = sql`exists (select from commission_session s where s.id = session_id and s.${isLive} and s.${keeps})`
  const read = sql`exists (select from commission_session s where s.id = session_id
    and s.territory && (select actor_territories(${READERS})))`
  for (const table of ['session_item', 'session_event'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (${read})`.execute(
      db,
    )
  await sql`create policy session_item_add on session_item for insert to rokhas_application with check (
    added_by = (select actor_person()) and ${kept} and exists (select from dossier d where d.id = dossier_id))`.execute(
    db,
  )
  await sql`create policy session_item_change on session_item for update to rokhas_application
    using (${kept}) with check (${kept})`.execute(db)
  // Written by the secretariat, the last one as it closes; a member says of themselves that they come or go.
  await sql`create policy session_event_write on session_event for insert to rokhas_application with check (
    person_id = (select actor_person()) and (
      exists (select from commission_session s where s.id = session_id and s.${keeps})
      or (event in ('arrived', 'left') and who_id = (select actor_person()) and ${itsBody})
      or (event in ('quorum_lost', 'quorum_regained') and ${itsBody})))`.execute(db)
}

/** By somebody who acts for that body, in charge there. */
const itsBody = sql`exists (select from commission_session s join actor_mandates() m on m.territories && s.territory
  where s.id = session_id and s.state in ('convened', 'open') and m.body_id = session_event.body_id
    and m.role = any (${MEMBERS}))`

async function peopleRights(db: Kysely<unknown>): Promise<void> {
  const kept = sql`exists (select from commission_session s where s.id = session_id
    and s.state not in ('closed', 'cancelled') and s.territory && (select actor_territories(${SECRETARIES})))`
  await sql`create policy session_invited_read on session_invited for select to rokhas_application using (
    person_id = (select actor_person()) or exists (select from commission_session s where s.id = session_id
      and s.territory && (select actor_territories(${READERS}))))`.execute(db)
  await sql`create policy session_invited_add on session_invited for insert to rokhas_application with check (${kept})`.execute(
    db,
  )
  await sql`create policy session_invited_change on session_invited for update to rokhas_application
    using (${kept}) with check (${kept})`.execute(db)
  await sql`create policy session_reply_read on session_reply for select to rokhas_application using (
    exists (select from session_invited i where i.id = invited_id))`.execute(db)
  // By whoever is called in person, or acts for the body that is, in charge there.
  await sql`create policy session_reply_give on session_reply for insert to rokhas_application with check (
    person_id = (select actor_person()) and exists (
      select from session_invited i join commission_session s on s.id = i.session_id
      where i.id = invited_id and i.withdrawn_at is null and s.state = 'convened' and (i.person_id = (select actor_person())
        or exists (select from actor_mandates() m where m.id = mandate_id and m.body_id = i.body_id
          and m.role = any (${MEMBERS}) and m.territories && s.territory))))`.execute(db)
  await sql`create policy quorum_rule_read on quorum_rule for select to rokhas_application using (true)`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await sessions(db)
  await people(db)
  await events(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table quorum_rule, session_event, session_reply, session_invited, session_item, commission_session cascade`.execute(
    db,
  )
  await sql`drop function session_territory(), territory_of_unit(text), is_called_to(uuid)`.execute(db)
}
