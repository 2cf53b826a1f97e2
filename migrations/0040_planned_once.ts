import { type Kysely, sql } from 'kysely'

/** What policies and triggers ask at every statement, and answer with one value. */
const VALUES = [
  'actor_part',
  'actor_fills',
  'actor_brings_in',
  'actor_attests',
  'is_unshared',
  'has_owner',
  'may_answer',
  'may_answer_item',
  'others_on_title',
  'dossier_words',
  'search_words',
  'title_key',
  'titles_in',
]
/** The same with several. */
const ROWS = ['actor_dossiers', 'holders_of']

type Written = { readonly whole: string; readonly body: string }

async function functionOf(db: Kysely<unknown>, name: string): Promise<Written> {
  const { rows } = await sql<Written>`
    select pg_get_functiondef(p.oid) as whole, p.prosrc as body from pg_proc p
    where p.proname = ${name} and p.pronamespace = 'public'::regnamespace`.execute(db)
  const [found] = rows
  if (!found || rows.length > 1) throw new Error(`${rows.length} functions are called ${name}`)
  return found
}

/**
 * A function in SQL that cannot be inlined is planned again by every statement that calls it: of a third to one
 * millisecond each, nearly all was planning. In PL/pgSQL a connection plans it once.
 */
async function planOnce(db: Kysely<unknown>, name: string, begin: (body: string) => string): Promise<void> {
  const { whole, body } = await functionOf(db, name)
  const [head, foot] = whole.split(body)
  if (head === undefined || foot === undefined) throw new Error(`${name} is not written as expected`)
  await sql.raw(`${head.replace('LANGUAGE sql', 'LANGUAGE plpgsql')}${begin(body)}${foot}`).execute(db)
}

async function planEachTime(db: Kysely<unknown>, name: string): Promise<void> {
  const { whole, body } = await functionOf(db, name)
  const asked = body.replace(/^begin return (\(|query )/, '').replace(/\)?; end$/, '')
  await sql.raw(whole.replace('LANGUAGE plpgsql', 'LANGUAGE sql').replace(body, () => asked)).execute(db)
}

/** The contents of a dossier's documents: whoever sees the dossier sees them, however many others hold the same ones. */
async function contents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function contents_of(of_dossier uuid)
    returns table (sha256 text, bytes bigint, media_type text, scan text, previews text, measures jsonb)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    #variable_conflict use_column
    begin
      return query select b.sha256, b.bytes, b.media_type, b.scan, b.previews, b.measures from blob b
        where b.sha256 in (select f.sha256 from document f where f.dossier_id = of_dossier) and exists (
          select from dossier d where d.id = of_dossier and (
            (d.state <> 'draft' and d.territory && (select actor_territories(
              array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor'])))
            or d.id in (select actor_dossiers())
            or (d.created_by = (select actor_person()) and is_unshared(d.id))));
    end $$`.execute(db)
  await sql`revoke execute on function contents_of(uuid) from public`.execute(db)
  await sql`grant execute on function contents_of(uuid) to rokhas_application`.execute(db)
}

/** Every policy asks these, many times a statement: what `say_actor` said is read as it is, and most people say nothing. */
async function mandatesAtOnce(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function actor_bodies(roles text[]) returns uuid[] language plpgsql stable as $$
    declare said text := coalesce(current_setting('rokhas.mandates', true), '');
    begin
      if said in ('', '[]') then return '{}'; end if;
      return array(select distinct (m ->> 'body_id')::uuid from json_array_elements(said::json) m
        where m ->> 'role' = any (roles));
    end $$`.execute(db)
  await sql`create or replace function actor_territories(roles text[]) returns text[] language plpgsql stable as $$
    declare said text := coalesce(current_setting('rokhas.mandates', true), '');
    begin
      if said in ('', '[]') then return '{}'; end if;
      return array(select distinct t from json_array_elements(said::json) m,
        json_array_elements_text(m -> 'territories') t where m ->> 'role' = any (roles));
    end $$`.execute(db)
}

async function mandatesOneByOne(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function actor_territories(roles text[]) returns text[] language plpgsql stable as $$
    begin
      return array(select distinct t from actor_mandates() m, unnest(m.territories) t where m.role = any (roles));
    end $$`.execute(db)
  await sql`create or replace function actor_bodies(roles text[]) returns uuid[] language plpgsql stable as $$
    begin
      return array(select distinct m.body_id from actor_mandates() m where m.role = any (roles));
    end $$`.execute(db)
}

/**
 * The stages of a dossier as they are counted now: those that are no more counted go, those that changed are written, one
 * that is as it was is left alone. The right is that of the tables' policy, asked once: whoever made the last move.
 */
async function deadlines(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keep_deadlines(of_dossier uuid, counted jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if current_setting('role') = 'rokhas_application' and not exists (select from dossier d join dossier_event e on e.dossier_id = d.id and e.move = d.moves
          where d.id = of_dossier and e.person_id = actor_person()) then
        raise exception 'the deadlines of a dossier are counted by whoever moved it' using errcode = 'insufficient_privilege';
      end if;
      delete from dossier_deadline o where o.dossier_id = of_dossier
        and o.stage not in (select k ->> 'stage' from jsonb_array_elements(counted) k);
      insert into dossier_deadline as o (dossier_id, stage, holder, from_day, assumed, due_day, days, unit, days_left, skipped, rule, met_day)
        select of_dossier, k.* from (
          select * from jsonb_to_recordset(counted) as c(stage text, holder text, from_day date, assumed boolean,
            due_day date, days integer, unit text, days_left integer, skipped jsonb, rule jsonb, met_day date)
          except select stage, holder, from_day, assumed, due_day, days, unit, days_left, skipped, rule, met_day
          from dossier_deadline where dossier_id = of_dossier) k
        on conflict (dossier_id, stage) do update set holder = excluded.holder, from_day = excluded.from_day,
          assumed = excluded.assumed, due_day = excluded.due_day, days = excluded.days, unit = excluded.unit,
          days_left = excluded.days_left, skipped = excluded.skipped, rule = excluded.rule, met_day = excluded.met_day;
    end $$`.execute(db)
  await sql`revoke execute on function keep_deadlines(uuid, jsonb) from public`.execute(db)
  await sql`grant execute on function keep_deadlines(uuid, jsonb) to rokhas_application, rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of VALUES) await planOnce(db, name, (body) => `begin return (${body}); end`)
  for (const name of ROWS) await planOnce(db, name, (body) => `begin return query ${body}; end`)
  await mandatesAtOnce(db)
  await contents(db)
  await deadlines(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function keep_deadlines(uuid, jsonb), contents_of(uuid)`.execute(db)
  await mandatesOneByOne(db)
  for (const name of [...VALUES, ...ROWS]) await planEachTime(db, name)
}
