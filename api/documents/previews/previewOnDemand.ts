import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import type { FileThreads } from '../inspection/fileThreads.ts'
import { type DocumentRow, previewOf } from '../queries.ts'
import { isDrawable, keptAs, makePreview, type Wanted, withContentFile } from './makePreview.ts'

/**
 * The name in the store of the picture of a page: made before, or made now and kept.
 * @throws Problem PREVIEW_NONE, PREVIEW_NOT_READY while the first pages are being drawn
 */
export async function previewOnDemand(
  deps: Deps & { readonly threads: FileThreads },
  asker: Asker,
  { document, wanted }: { readonly document: DocumentRow; readonly wanted: Wanted },
): Promise<string> {
  const { sha256, mediaType, pages, previews } = document
  if (!isDrawable(mediaType) || previews === 'none' || wanted.page > (pages ?? 1)) throw new Problem('PREVIEW_NONE')
  const known = await asActor(deps, asker.actor, (transaction) => previewOf(transaction, { sha256, ...wanted }))
  if (known) return known
  if (previews === 'waiting') throw new Problem('PREVIEW_NOT_READY', { retryAfterS: 2 })
  const made = await withContentFile(deps, sha256, (path) => makePreview(deps, { path, mediaType }, wanted))
  if (!made) throw new Problem('PREVIEW_NONE')
  const { page, width, height } = made
  await asActor(deps, asker.actor, (transaction) =>
    transaction
      .insertInto('preview')
      .values({ sha256, page, width, height, ...keptAs(made.sha256), made_at: deps.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
  return made.sha256
}
