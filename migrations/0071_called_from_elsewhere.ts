import { type Kysely, sql } from 'kysely'

const array = (words: string) => sql.raw(`array['${words.split(' ').join("', '")}']`)
const LEADERS = array('president delegate guichet')
const READERS = array('president delegate guichet cashier examiner member governor wali supervisor')
const SECRETARIES = array('guichet')
const MEMBERS = array('member examiner wali supervisor')
const READ = ['session_item', 'session_event', 'room_author', 'room_update', 'room_snapshot', 'room_event']
const MINUTES = ['session_minutes', 'minutes_note', 'minutes_file', 'minutes_signature']

/** Whether the actor sits in a session for a body that is called: whatever its territory, over the land of its dossiers. */
const SITS = (session: string) => sql.raw(`or sits_in(${session})`)
const NOT = (_: string) => sql.raw('')
const REACH = (session: string, body: string) => sql.raw(`called_reach(${session}, ${body})`)
const PLACE = () => sql.raw('s.territory')

/** The units over which a body answers in a session it is, or was, called to: its own, and those of the dossiers it is called for. */
async function functions(db: Kysely<unknown>): Promise<void> {
  await sql`create function called_reach(of_session uuid, of_body uuid) returns text[]
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return array(
        select unnest(s.territory) from commission_session s join session_invited i on i.session_id = s.id
          where s.id = of_session and i.body_id = of_body
        union select unnest(d.territory) from session_invited i join dossier d on d.id = any (i.dossiers)
          where i.session_id = of_session and i.body_id = of_body);
    end $$`.execute(db)
  await sql`create function sits_in(of_session uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return exists (select from session_invited i join actor_mandates() m on m.body_id = i.body_id
        where i.session_id = of_session and i.withdrawn_at is null and m.role = any (${MEMBERS})
          and m.territories && called_reach(of_session, i.body_id));
    end $$`.execute(db)
  for (const name of FUNCTIONS) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application, rokhas_worker`.execute(db)
  }
}

const FUNCTIONS = ['called_reach(uuid, uuid)', 'sits_in(uuid)']

/** Whoever was called off is not called any more. */
const called = (still: string) => sql`create or replace function is_called_to(of_session uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  begin
    return exists (select from session_invited i
      where i.session_id = of_session and i.person_id = actor_person() ${sql.raw(still)});
  end $$`

async function reading(db: Kysely<unknown>, or: typeof SITS): Promise<void> {
  const ofThePlace = sql`exists (select from commission_session s where s.id = session_id
    and s.territory && (select actor_territories(${READERS})))`
  await sql`alter policy commission_session_read on commission_session using (
    territory && (select actor_territories(${READERS})) or is_called_to(id) ${or('id')})`.execute(db)
  await sql`alter policy session_invited_read on session_invited using (
    person_id = (select actor_person()) or ${ofThePlace} ${or('session_id')})`.execute(db)
  for (const table of [...READ, ...MINUTES])
    await sql`alter policy ${sql.id(`${table}_read`)} on ${sql.table(table)} using (${ofThePlace} ${or('session_id')})`.execute(
      db,
    )
}

async function writing(db: Kysely<unknown>, within: typeof REACH): Promise<void> {
  const keeps = sql`s.territory && (select actor_territories(${SECRETARIES}))`
  const itsBody = sql`exists (select from commission_session s join actor_mandates() m
    on m.territories && ${within('s.id', 'm.body_id')} where s.id = session_id and s.state in ('convened', 'open')
      and m.body_id = session_event.body_id and m.role = any (${MEMBERS}))`
  await sql`alter policy session_event_write on session_event with check (
    person_id = (select actor_person()) and (
      exists (select from commission_session s where s.id = session_id and ${keeps})
      or (event in ('arrived', 'left') and who_id = (select actor_person()) and ${itsBody})
      or (event in ('quorum_lost', 'quorum_regained') and ${itsBody})))`.execute(db)
  await sql`alter policy session_reply_give on session_reply with check (
    person_id = (select actor_person()) and exists (
      select from session_invited i join commission_session s on s.id = i.session_id
      where i.id = invited_id and i.withdrawn_at is null and s.state = 'convened' and (i.person_id = (select actor_person())
        or exists (select from actor_mandates() m where m.id = mandate_id and m.body_id = i.body_id
          and m.role = any (${MEMBERS}) and m.territories && ${within('s.id', 'm.body_id')}))))`.execute(db)
}

async function inTheRoom(db: Kysely<unknown>, or: typeof SITS, within: typeof REACH): Promise<void> {
  const live = sql`exists (select from commission_session s where s.id = session_id and s.with_room
    and s.state in ('convened', 'open')`
  const leads = sql`s.territory && (select actor_territories(${LEADERS}))`
  const sits = sql`exists (select from session_invited i join actor_mandates() m on m.body_id = i.body_id
    where i.session_id = s.id and i.withdrawn_at is null and m.role = any (${MEMBERS})
      and m.territories && ${within('s.id', 'm.body_id')})`
  await sql`alter policy room_author_open on room_author with check (
    person_id = (select actor_person()) and ${live} and (${leads} or ${sits}))
    and exists (select from session_item i where i.session_id = room_author.session_id
      and i.dossier_id = room_author.dossier_id and i.ended is distinct from 'removed'))`.execute(db)
  await sql`alter policy room_event_say on room_event with check (
    person_id = (select actor_person()) and ${live} and case
      when kind in ('floor', 'note') then ${leads}
      else s.territory && (select actor_territories(${READERS})) or is_called_to(s.id) ${or('s.id')} end))`.execute(db)
}

async function signing(db: Kysely<unknown>, within: typeof REACH): Promise<void> {
  const open = (table: string) =>
    sql.raw(`exists (select from session_minutes m where m.session_id = ${table}.session_id and m.state = 'signing')`)
  const acts = (table: string, mine: string) => sql`exists (select from commission_session s join actor_mandates() a
    on a.territories && ${within('s.id', 'a.body_id')}
    where s.id = ${sql.raw(table)}.session_id and ${sql.raw(mine)} and a.role = any (${MEMBERS}))`
  await sql`alter policy minutes_signature_give on minutes_signature with check (
    person_id = (select actor_person()) and ${open('minutes_signature')}
    and ${acts('minutes_signature', 'a.id = mandate_id and a.body_id = minutes_signature.body_id')})`.execute(db)
  await sql`alter policy minutes_file_keep on minutes_file with check (
    person_id = (select actor_person()) and (exists (select from commission_session s
      where s.id = session_id and s.territory && (select actor_territories(${SECRETARIES})))
      or (${open('minutes_file')} and ${acts('minutes_file', 'true')})))`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await functions(db)
  await called('and i.withdrawn_at is null').execute(db)
  await reading(db, SITS)
  await writing(db, REACH)
  await inTheRoom(db, SITS, REACH)
  await signing(db, REACH)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await signing(db, PLACE)
  await inTheRoom(db, NOT, PLACE)
  await writing(db, PLACE)
  await reading(db, NOT)
  await called('').execute(db)
  for (const name of FUNCTIONS) await sql`drop function ${sql.raw(name)}`.execute(db)
}
