import { type Kysely, sql } from 'kysely'
import type { Phrase } from '../../contract/avis/phrases.ts'
import type { BodyKind } from '../../contract/policy/roles.ts'
import type { Database } from '../../db/tables.ts'

type Asked = { readonly bodyId: string; readonly kind: BodyKind; readonly procedure: string; readonly day: string }

/** The phrases in force on a day: the body's own first, then the library's for its kind and that procedure, as offered. */
export async function phrasesFor(db: Kysely<Database>, { bodyId, kind, procedure, day }: Asked): Promise<Phrase[]> {
  const rows = await db
    .selectFrom('avis_phrase as p')
    .select(['p.id', 'p.code', 'p.body_id as of', 'p.use', 'p.sentence', 'p.article', 'p.rule'])
    .where('p.valid_from', '<=', day)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>=', day)]))
    .where(
      sql<boolean>`(p.body_id = ${bodyId}::uuid or p.body_id is null
        and (p.body_kinds = '{}' or ${kind}::text = any (p.body_kinds))
        and (p.procedures = '{}' or ${procedure}::text = any (p.procedures)))`,
    )
    .orderBy('p.body_id')
    .orderBy('p.rank')
    .execute()
  return rows.map(({ of, ...row }) => ({ ...row, own: of !== null }))
}
