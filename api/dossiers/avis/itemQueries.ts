import { type Kysely, sql } from 'kysely'
import type { Rule } from '../../contract/procedures/definition.ts'
import type { FindingKept } from '../../db/tables/avis.ts'
import type { Database } from '../../db/tables.ts'

type DocumentNamed = {
  readonly id: string
  readonly fileName: string
  readonly piece: string | null
  readonly version: number
}

export type ItemRow = {
  readonly nth: number
  readonly code: string | null
  readonly text: { readonly fr: string; readonly ar: string }
  readonly edited: boolean
  readonly article: string | null
  readonly rule: Rule | null
  readonly document: DocumentNamed | null
  readonly finding: FindingKept | null
  /** Since when the dossier holds what it points at; null when it points at nothing. */
  readonly there: Date | null
}

/** The items of every avis of a dossier, in order, by avis: `consulted body` and `version`. */
export async function itemsOf(db: Kysely<Database>, dossierId: string): Promise<Map<string, ItemRow[]>> {
  const rows = await db
    .selectFrom('avis_item as i')
    .innerJoin('consulted_body as c', 'c.id', 'i.consulted_body_id')
    .leftJoin('avis_phrase as p', 'p.id', 'i.phrase_id')
    .leftJoin('document as d', 'd.id', 'i.document_id')
    .select([sql<string>`i.consulted_body_id || ' ' || i.version`.as('of'), 'i.nth', 'p.code', 'i.finding', 'p.rule'])
    .select(
      sql<ItemRow['text']>`case when i.text is null then p.sentence
        else jsonb_build_object('fr', i.text, 'ar', i.text) end`.as('text'),
    )
    .select(sql<boolean>`i.phrase_id is not null and i.text is not null`.as('edited'))
    .select((eb) => eb.fn.coalesce('i.article', 'p.article').as('article'))
    .select(
      sql<DocumentNamed | null>`case when d.id is not null then json_build_object('id', d.id, 'fileName', d.file_name,
        'piece', d.piece, 'version', d.piece_version) end`.as('document'),
    )
    .select(
      sql<Date | null>`coalesce(d.deposited_at, (select min(w.attached_at) from dossier_report w
        where w.dossier_id = c.dossier_id and w.report_id = (i.finding ->> 'reportId')::uuid))`.as('there'),
    )
    .where('c.dossier_id', '=', dossierId)
    .orderBy('i.nth')
    .execute()
  return Map.groupBy(rows, ({ of }) => of)
}
