import { Readable } from 'node:stream'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { WorkDeps } from '../../deps.ts'
import type { Stored } from '../store/blobStore.ts'
import type { MadePreview } from './makePreview.ts'

type Keeping = Pick<WorkDeps, 'store' | 'clock'> & {
  /** Runs in a transaction that may write previews. */
  readonly inTransaction: <T>(work: (transaction: Kysely<Database>) => Promise<T>) => Promise<T>
}

/**
 * Keeps the picture of a page. The row comes first: a fall between the two leaves a picture to be drawn again, never one
 * in the store that nothing knows.
 */
export async function keepPreview(
  { store, clock, inTransaction }: Keeping,
  sha256: string,
  made: MadePreview,
): Promise<Stored> {
  const { page, width, height } = made
  await inTransaction((transaction) =>
    transaction
      .insertInto('preview')
      .values({
        ...{ sha256, page, width, height },
        media_type: 'image/webp',
        preview_sha256: made.sha256,
        made_at: clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
  return store.put(made.sha256, () => Readable.from([made.webp]))
}
