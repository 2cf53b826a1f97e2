import { type Kysely, sql } from 'kysely'

const array = (words: readonly string[]) => sql.raw(`array[${words.map((word) => `'${word}'`).join(', ')}]`)
const READERS = 'president delegate guichet cashier examiner member governor wali supervisor'.split(' ')

/** In words that row-level security knows to leak nothing, as `coalesce` is not: else no range of days is read by an index. */
const LAST_DAY = sql`case when due_day is null then 'infinity'::date else due_day end`

/**
 * A queue is walked in its own order, unit by unit: the last days of a region beside those of a commune, and what was
 * filed, newest first, in both. The order of the whole country's last days serves nobody any more.
 */
async function orders(db: Kysely<unknown>): Promise<void> {
  await sql`drop index dossier_queue, dossier_queue_commune`.execute(db)
  for (const [name, unit] of [
    ['dossier_queue_region', 'territory[2]'],
    ['dossier_queue_commune', 'commune_code'],
  ] as const)
    await sql`create index ${sql.id(name)} on dossier ((${sql.raw(unit)}), (${LAST_DAY}), id)
      where state in ('filed', 'examined')`.execute(db)
  await sql`create index dossier_filed_commune on dossier (commune_code, filed_at, id) where number is not null`.execute(
    db,
  )
  await sql`create index dossier_filed_region on dossier ((territory[2]), filed_at, id) where number is not null`.execute(
    db,
  )
}

/**
 * Words that few dossiers answer are found by their index, with the owner's rights; words that many answer are met on the
 * walk of the queue, where the words of one's territory may be read.
 */
async function words(db: Kysely<unknown>): Promise<void> {
  await sql`create function actor_units_asked() returns tsquery language plpgsql stable as $$
    begin
      return (select coalesce(string_agg(search_lexeme('@' || u), ' | '), search_lexeme('@'))
        from unnest(actor_territories(${array(READERS)})) u)::tsquery;
    end $$`.execute(db)
  await sql`create function words_asked(typed text[], titles text[]) returns tsquery language plpgsql stable as $$
    declare asked text;
    begin
      select string_agg('(' || any_of || ')', ' & ') into asked from (
        select string_agg(search_lexeme(o) || case when length(w) > 1 then ':*' else '' end, ' | ') as any_of
          from unnest(typed) with ordinality as t(w, nth)
          cross join unnest(w || array(
            select '#' || b || '/' || w from unnest(actor_bodies(${array([...READERS, 'administrator'])})) b)) o
          group by nth
        union all select search_lexeme('=' || t) from unnest(titles) t) parts;
      return actor_units_asked() && asked::tsquery;
    end $$`.execute(db)
  await sql`drop function dossiers_found(text[], text[])`.execute(db)
  await sql`create function dossiers_found(typed text[], titles text[], most integer) returns setof uuid
    language plpgsql stable rows 200 security definer set search_path = public, pg_temp as $$
    declare asked tsquery := words_asked(typed, titles);
    begin
      return query select s.dossier_id from dossier_search s where s.words @@ asked limit most;
    end $$`.execute(db)
  await sql`revoke execute on function dossiers_found(text[], text[], integer) from public`.execute(db)
  await sql`grant execute on function dossiers_found(text[], text[], integer) to rokhas_application`.execute(db)
  await sql`create policy dossier_search_read on dossier_search for select to rokhas_application using (
    words @@ (select actor_units_asked()))`.execute(db)
  await sql`grant select on dossier_search to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await orders(db)
  await words(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`revoke select on dossier_search from rokhas_application`.execute(db)
  await sql`drop policy dossier_search_read on dossier_search`.execute(db)
  await sql`drop function dossiers_found(text[], text[], integer), words_asked(text[], text[]), actor_units_asked()`.execute(
    db,
  )
  await sql`create function dossiers_found(typed text[], titles text[]) returns setof uuid
    language plpgsql stable rows 200 security definer set search_path = public, pg_temp as $$
    declare asked text;
    begin
      select string_agg('(' || any_of || ')', ' & ') into asked from (
        select string_agg(search_lexeme(o) || case when length(w) > 1 then ':*' else '' end, ' | ') as any_of
          from unnest(typed) with ordinality as t(w, nth)
          cross join unnest(w || array(
            select '#' || b || '/' || w from unnest(actor_bodies(${array([...READERS, 'administrator'])})) b)) o
          group by nth
        union all select search_lexeme('=' || t) from unnest(titles) t
        union all select coalesce(string_agg(search_lexeme('@' || u), ' | '), search_lexeme('@'))
          from unnest(actor_territories(${array(READERS)})) u) parts;
      return query select s.dossier_id from dossier_search s where s.words @@ asked::tsquery;
    end $$`.execute(db)
  await sql`revoke execute on function dossiers_found(text[], text[]) from public`.execute(db)
  await sql`grant execute on function dossiers_found(text[], text[]) to rokhas_application`.execute(db)
  for (const name of ['dossier_queue_region', 'dossier_queue_commune', 'dossier_filed_commune', 'dossier_filed_region'])
    await sql`drop index ${sql.id(name)}`.execute(db)
  await sql`create index dossier_queue on dossier (coalesce(due_day, 'infinity'::date), id) where state in ('filed', 'examined')`.execute(
    db,
  )
  await sql`create index dossier_queue_commune on dossier (commune_code, coalesce(due_day, 'infinity'::date), id)
    where state in ('filed', 'examined')`.execute(db)
}
