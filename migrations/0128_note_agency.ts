import { type Kysely, sql } from 'kysely'

const ASK = 'ask_note(jsonb, geometry)'
const THERE = `territory && (select actor_territories(array['examiner']))`
const OURS = `body_id = any ((select actor_bodies(array['examiner']))::uuid[])`
const LEFT = `unit text;
  begin`
const CHECKED = `unit text;
  begin
    -- Where two agencies' territories overlap, the land has one that answers for it.
    if of_body is distinct from note_agency(given#>>'{facts,ground,commune,code}', ((given->>'at')::timestamptz at time zone 'Africa/Casablanca')::date) then
      raise exception 'another agency answers for this land' using errcode = 'insufficient_privilege';
    end if;`

async function rewriteAsk(db: Kysely<unknown>, from: string, to: string): Promise<void> {
  const { rows } = await sql<{ body: string }>`select pg_get_functiondef(${ASK}::regprocedure) as body`.execute(db)
  const body = rows[0]?.body ?? ''
  if (body.split(from).length !== 2) throw new Error('the asking of a note does not begin as it was written')
  await sql.raw(body.replace(from, () => to)).execute(db)
}

async function policies(db: Kysely<unknown>, mine: string): Promise<void> {
  await sql.raw(`alter policy note_read on note using (asked_by = (select actor_person()) or (${mine}))`).execute(db)
  await sql
    .raw(`alter policy note_decide on note using (state = 'asked' and ${mine})
      with check (${mine} and case state when 'released' then released_by = (select actor_person())
        when 'refused' then refused_by = (select actor_person()) else true end)`)
    .execute(db)
}

/**
 * A note belongs to the agency in charge of its land, the one with the narrowest territory over it: it alone may be asked
 * for it, reads it and decides it, where its examiner examines. Another whose territory overlaps may not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function note_agency(of_commune text, on_day date) returns uuid
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return (select b.id from body b join body_territory t on t.body_id = b.id
        where b.kind = 'urban_agency' and b.valid_from <= on_day and (b.valid_to is null or b.valid_to >= on_day)
          and t.valid_from <= on_day and (t.valid_to is null or t.valid_to >= on_day)
          and territory_covers(t.territory, of_commune)
        order by length(t.territory) desc, b.name_fr, b.id limit 1);
    end $$`.execute(db)
  await sql`revoke execute on function note_agency(text, date) from public`.execute(db)
  await sql`grant execute on function note_agency(text, date) to rokhas_application, rokhas_worker`.execute(db)
  await rewriteAsk(db, LEFT, CHECKED)
  await policies(db, `${OURS} and ${THERE}`)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await policies(db, THERE)
  await rewriteAsk(db, CHECKED, LEFT)
  await sql`drop function note_agency(text, date)`.execute(db)
}
