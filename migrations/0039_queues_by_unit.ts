import { type Kysely, type RawBuilder, sql } from 'kysely'

const array = (words: readonly string[]) => sql.raw(`array[${words.map((word) => `'${word}'`).join(', ')}]`)
const READERS = 'president delegate guichet cashier examiner member governor wali supervisor'.split(' ')

/** What answers the words that were typed; with `most`, no more than so many of it. */
async function finding(db: Kysely<unknown>, parameters: string, end: RawBuilder<unknown>): Promise<void> {
  await sql`create function dossiers_found(${sql.raw(parameters)}) returns setof uuid
    language plpgsql stable rows 200 security definer set search_path = public, pg_temp as $$
    declare asked text;
    begin
      select string_agg('(' || any_of || ')', ' & ') into asked from (
        select string_agg(search_lexeme(o) || case when length(w) > 1 then ':*' else '' end, ' | ') as any_of
          from unnest(typed) with ordinality as t(w, nth)
          cross join unnest(w || array(select '#' || b || '/' || w from unnest(actor_bodies(${array([...READERS, 'administrator'])})) b)) o
          group by nth
        union all select search_lexeme('=' || t) from unnest(titles) t
        union all select coalesce(string_agg(search_lexeme('@' || u), ' | '), search_lexeme('@'))
          from unnest(actor_territories(${array(READERS)})) u) parts;
      return query select s.dossier_id from dossier_search s where s.words @@ asked::tsquery ${end};
    end $$`.execute(db)
  const signature = sql.raw(`dossiers_found(${parameters.replaceAll(/(typed|titles|most) /g, '')})`)
  await sql`revoke execute on function ${signature} from public`.execute(db)
  await sql`grant execute on function ${signature} to rokhas_application`.execute(db)
}

/**
 * A queue is walked in its own order, unit by unit: the last days of a region beside those of a commune, and what was
 * filed, newest first, in both. The order of the whole country's last days serves nobody any more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index dossier_queue`.execute(db)
  await sql`create index dossier_queue_region on dossier ((territory[2]), coalesce(due_day, 'infinity'::date), id)
    where state in ('filed', 'examined')`.execute(db)
  await sql`create index dossier_filed_commune on dossier (commune_code, filed_at, id) where number is not null`.execute(
    db,
  )
  await sql`create index dossier_filed_region on dossier ((territory[2]), filed_at, id) where number is not null`.execute(
    db,
  )
  await sql`drop function dossiers_found(text[], text[])`.execute(db)
  await finding(db, 'typed text[], titles text[], most integer', sql`limit most`)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function dossiers_found(text[], text[], integer)`.execute(db)
  await finding(db, 'typed text[], titles text[]', sql``)
  for (const name of ['dossier_queue_region', 'dossier_filed_commune', 'dossier_filed_region'])
    await sql`drop index ${sql.id(name)}`.execute(db)
  await sql`create index dossier_queue on dossier (coalesce(due_day, 'infinity'::date), id) where state in ('filed', 'examined')`.execute(
    db,
  )
}
