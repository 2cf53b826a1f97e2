import type { Kysely, RawBuilder } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { type Cursor, pageAsked } from '../../api/ogc/asked.ts'
import { collectionNamed } from '../../api/ogc/collections.ts'
import { lawDuring } from '../../api/ogc/law.ts'
import { featureText, pageStatement } from '../../api/ogc/pageQuery.ts'
import { versionActs } from '../../api/plans/standings.ts'
import { day } from './facts.ts'

export type DossierRow = Cursor & { readonly feature: string }

/** The statements of pages of the `dossiers` collection, as a map program's question makes them. */
export async function dossierPages(db: Kysely<Database>): Promise<(search: string) => RawBuilder<DossierRow>> {
  const collection = collectionNamed('dossiers')
  if (!collection) throw new Error('no collection of dossiers')
  const today = day('2026-11-24')
  const law = lawDuring(await versionActs(db), { from: today, to: today }, false)
  return (search) => {
    const { crs, boxes, wanted, condition, after, limit } = pageAsked(collection, search)
    const stretch = { filter: { law, boxes, wanted, condition }, after, limit: limit + 1 }
    return pageStatement<DossierRow>(collection, stretch, featureText(collection.kind, crs))
  }
}
