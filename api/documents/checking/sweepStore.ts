import type { Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { WorkDeps } from '../../deps.ts'
import { lockContent } from '../lockContent.ts'
import type { BlobStore, Listed } from '../store/blobStore.ts'
import { unknownOf, withKnownContents } from './knownContents.ts'
import { sideBySide } from './sideBySide.ts'

type Needs = Pick<WorkDeps, 'db' | 'store'>

/**
 * Removes from the store what nothing in the database knows. Only on an operator's order: after a database was put back
 * from a copy, these are the contents its last documents were made of.
 */
export const sweepStore = ({ db, store }: Needs, onRemoved: (removed: Listed) => void): Promise<number> =>
  withKnownContents(db, async (known) => {
    let removed = 0
    for await (const { known: row, stored } of sideBySide(known, store.list())) {
      if (row) continue
      if (!(await db.transaction().execute((transaction) => removeUnknown(transaction, store, stored)))) continue
      removed += 1
      onRemoved(stored)
    }
    return removed
  })

/**
 * Removes one content that nothing knows. Whoever deposits it at this moment holds the same lock, and puts it back when
 * it comes after us.
 */
export async function removeUnknown(
  transaction: Transaction<Database>,
  store: BlobStore,
  content: { readonly sha256: string; readonly bytes: number },
): Promise<boolean> {
  await lockContent(transaction, content.sha256)
  const unknown = (await unknownOf(transaction, [content])).has(content.sha256)
  if (unknown) await store.remove(content.sha256)
  return unknown
}
