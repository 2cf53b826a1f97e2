import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import type { FileThreads } from '../inspection/fileThreads.ts'
import { type DocumentRow, previewOf } from '../queries.ts'
import type { Stored } from '../store/blobStore.ts'
import { asStoreProblem } from '../store/storeProblem.ts'
import { keepPreview } from './keepPreview.ts'
import { isDrawable, makePreview, type Wanted, withContentFile } from './makePreview.ts'

/**
 * The picture of a page, in the store: made before, or made now and kept.
 * @throws Problem PREVIEW_NONE, PREVIEW_NOT_READY while the first pages are being drawn, STORE_UNAVAILABLE
 */
export async function previewOnDemand(
  deps: Deps & { readonly threads: FileThreads },
  asker: Asker,
  { document, wanted }: { readonly document: DocumentRow; readonly wanted: Wanted },
): Promise<Stored> {
  const { sha256, mediaType, pages, previews } = document
  if (!isDrawable(mediaType) || previews === 'none' || wanted.page > (pages ?? 1)) throw new Problem('PREVIEW_NONE')
  const inTransaction = <T>(work: (transaction: ActorTransaction) => Promise<T>) => asActor(deps, asker.actor, work)
  const known = await inTransaction((transaction) => previewOf(transaction, { sha256, ...wanted }))
  try {
    const kept = known && (await deps.store.has(known))
    if (kept) return kept
    if (previews === 'waiting') throw new Problem('PREVIEW_NOT_READY', { retryAfterS: 2 })
    const made = await withContentFile(deps, sha256, (path) => makePreview(deps, { path, mediaType }, wanted))
    if (!made) throw new Problem('PREVIEW_NONE')
    return await keepPreview({ ...deps, inTransaction }, sha256, made)
  } catch (error) {
    return asStoreProblem(error)
  }
}
