import { type Kysely, sql } from 'kysely'

/** Written anew in SQL since 0040, or since then for the first time: policies and triggers ask them at every statement. */
const VALUES = ['actor_part', 'leads_by_trade', 'dossier_words']

type Written = { readonly whole: string; readonly body: string }

async function functionOf(db: Kysely<unknown>, name: string): Promise<Written> {
  const { rows } = await sql<Written>`
    select pg_get_functiondef(p.oid) as whole, p.prosrc as body from pg_proc p
    where p.proname = ${name} and p.pronamespace = 'public'::regnamespace`.execute(db)
  const [found] = rows
  if (!found || rows.length > 1) throw new Error(`${rows.length} functions are called ${name}`)
  return found
}

/** As in 0040: a function in SQL that cannot be inlined is planned by every statement, one in PL/pgSQL once a connection. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of VALUES) {
    const { whole, body } = await functionOf(db, name)
    const written = whole.replace('LANGUAGE sql', 'LANGUAGE plpgsql').replace(body, () => `begin return (${body}); end`)
    await sql.raw(written).execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of VALUES) {
    const { whole, body } = await functionOf(db, name)
    const asked = body.replace(/^begin return \(/, '').replace(/\); end$/, '')
    await sql.raw(whole.replace('LANGUAGE plpgsql', 'LANGUAGE sql').replace(body, () => asked)).execute(db)
  }
}
