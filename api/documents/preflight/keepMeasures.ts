import type { Measures } from '../../contract/preflight/measures.ts'
import type { WorkDeps } from '../../deps.ts'
import { type FileThreads, TookTooLong } from '../inspection/fileThreads.ts'
import { withContentFile } from '../previews/makePreview.ts'

type Needs = Pick<WorkDeps, 'db' | 'store' | 'config'> & { readonly threads: FileThreads }

/** The pages have ten seconds; opening a large file has as long again. */
const SECONDS = 30

/** Measures a content once and keeps it; one that an engine cannot read in its time is kept as such. */
export async function keepMeasures(needs: Needs, sha256: string): Promise<void> {
  const content = await needs.db
    .selectFrom('blob')
    .select(['media_type as mediaType', 'scan'])
    .where('sha256', '=', sha256)
    .where('measures', 'is', null)
    .executeTakeFirst()
  if (!content || content.scan === 'infected') return
  const { mediaType } = content
  const measures = await withContentFile(needs, sha256, (path) => measured(needs.threads, path, mediaType))
  await needs.db
    .updateTable('blob')
    .set({ measures: JSON.stringify(measures) })
    .where('sha256', '=', sha256)
    .execute()
}

const measured = (threads: FileThreads, path: string, mediaType: string): Promise<Measures> =>
  threads.measure({ kind: 'measure', path, mediaType }, SECONDS).catch((error: unknown): Measures => {
    if (error instanceof TookTooLong) return { kind: 'unreadable' }
    throw error
  })
