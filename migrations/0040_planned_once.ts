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

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of VALUES) await planOnce(db, name, (body) => `begin return (${body}); end`)
  for (const name of ROWS) await planOnce(db, name, (body) => `begin return query ${body}; end`)
  await contents(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function contents_of(uuid)`.execute(db)
  for (const name of [...VALUES, ...ROWS]) await planEachTime(db, name)
}
