import type { ActorTransaction } from '../../access/asActor.ts'
import { Problem } from '../../http/problem.ts'

/** A page that the dossier has. @throws Problem SHEET_UNKNOWN */
export async function checkSheet(
  transaction: ActorTransaction,
  dossierId: string,
  { documentId, page }: { readonly documentId: string; readonly page: number },
): Promise<void> {
  const found = await transaction
    .selectFrom('document')
    .select('pages')
    .where('id', '=', documentId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  if (!found || page > (found.pages ?? 1)) throw new Problem('SHEET_UNKNOWN', { field: 'on' })
}
