import { type Kysely, sql } from 'kysely'

const PUBLISH = 'publish_plan_draft(uuid, uuid, uuid, uuid, text, date, text, timestamptz)'

/** Pieces of the function as it was, and as they become: what it takes over of a règlement is all of it. */
const CHANGES = [
  [
    'uses_permitted, uses_forbidden, uses_article)',
    'uses_permitted, uses_forbidden, uses_article, conditions_fr, conditions_ar, conditions_article)',
  ],
  [
    'r.uses_permitted, r.uses_forbidden, r.uses_article',
    'r.uses_permitted, r.uses_forbidden, r.uses_article, r.conditions_fr, r.conditions_ar, r.conditions_article',
  ],
  [`coalesce(z.sector, '') = r.sector)`, `r.sector in ('', coalesce(z.sector, '')))`],
] as const

async function rewrite(db: Kysely<unknown>, changes: readonly (readonly [from: string, to: string])[]): Promise<void> {
  const { rows } = await sql<{ body: string }>`
    select pg_get_functiondef(${PUBLISH}::regprocedure) as body`.execute(db)
  let body = rows[0]?.body ?? ''
  for (const [from, to] of changes) {
    if (body.split(from).length !== 2) throw new Error(`the publication of a plan does not say once: ${from}`)
    body = body.replace(from, () => to)
  }
  await sql.raw(body).execute(db)
}

/** A version that takes over the règlement of another takes its conditions too, and the zone its sectors inherit from. */
export const up = (db: Kysely<unknown>): Promise<void> => rewrite(db, CHANGES)

export const down = (db: Kysely<unknown>): Promise<void> =>
  rewrite(
    db,
    [...CHANGES].reverse().map(([from, to]) => [to, from] as const),
  )
