import type { WorkDeps } from '../../deps.ts'
import type { FileThreads } from '../inspection/fileThreads.ts'
import { previewOf } from '../queries.ts'
import { keepPreview } from './keepPreview.ts'
import { isDrawable, makePreview, type Wanted, withContentFile } from './makePreview.ts'

type Needs = WorkDeps & { readonly threads: FileThreads }

/** Thumbnails of a list, and the first page as it is read: what nearly everybody looks at. */
const THUMBNAILS = 12
const firstPictures = (pages: number): readonly Wanted[] => [
  { page: 1, width: 200 },
  { page: 1, width: 800 },
  ...Array.from({ length: Math.min(pages, THUMBNAILS) - 1 }, (_, index) => ({ page: index + 2, width: 200 })),
]

/** Draws the first pictures of a content; a content that no engine can draw has none. Done again, it draws what is missing. */
export async function drawFirstPreviews(needs: Needs, sha256: string): Promise<void> {
  const content = await needs.db
    .selectFrom('blob as b')
    .leftJoin('document as d', 'd.sha256', 'b.sha256')
    .select((of) => ['b.media_type as mediaType', 'b.scan', of.fn.max('d.pages').as('pages')])
    .where('b.sha256', '=', sha256)
    .groupBy(['b.sha256', 'b.media_type', 'b.scan'])
    .executeTakeFirst()
  if (!content) return
  const drawable = isDrawable(content.mediaType) && content.scan !== 'infected'
  const first = drawable ? await drawMissing(needs, sha256, { ...content, pages: content.pages ?? 1 }) : false
  await needs.db
    .updateTable('blob')
    .set({ previews: first ? 'made' : 'none' })
    .where('sha256', '=', sha256)
    .execute()
}

type Content = { readonly mediaType: string; readonly pages: number }

/** @returns whether the first page could be drawn */
function drawMissing(needs: Needs, sha256: string, { mediaType, pages }: Content): Promise<boolean> {
  const { db, store } = needs
  const keeping = { ...needs, inTransaction: <T>(work: (on: typeof db) => Promise<T>) => work(db) }
  return withContentFile(needs, sha256, async (path) => {
    for (const wanted of firstPictures(pages)) {
      const known = await previewOf(db, { sha256, ...wanted })
      if (known && (await store.has(known))) continue
      const made = await makePreview(needs, { path, mediaType }, wanted)
      if (made) await keepPreview(keeping, sha256, made)
      else if (wanted.page === 1) return false
    }
    return true
  })
}
