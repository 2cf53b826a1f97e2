import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { WorkDeps } from '../../deps.ts'
import { removeUnknown } from '../checking/sweepStore.ts'
import type { UploadRow } from './queries.ts'
import { Staging } from './staging.ts'

const AT_A_TIME = 200
/** A part being written touches its file far more often. */
const FORGOTTEN_MS = 24 * 3600 * 1000

/** Forgets uploads whose time is over, and staged bytes that no upload waits for. @returns uploads and files gone */
export async function tidyUploads(work: WorkDeps): Promise<{ readonly uploads: number; readonly staged: number }> {
  const staging = new Staging(work.config.dataFolder)
  let uploads = 0
  for (;;) {
    const expired = await work.db
      .selectFrom('upload')
      .selectAll()
      .where('expires_at', '<=', work.clock.now())
      .orderBy('expires_at')
      .limit(AT_A_TIME)
      .execute()
    for (const upload of expired) await forget(work, staging, upload)
    uploads += expired.length
    if (expired.length < AT_A_TIME) return { uploads, staged: await removeStrayFiles(work, staging) }
  }
}

/** A fall just before the deposit leaves the content in the store without a document: both go together. */
async function forget(work: WorkDeps, staging: Staging, upload: UploadRow): Promise<void> {
  const { id, bytes, received, document_id, refused } = upload
  const whole = document_id === null && refused === null && received === bytes && (await staging.holds(id, bytes))
  const sha256 = whole ? await hashOf(staging.pathOf(id)) : null
  await work.db.transaction().execute(async (transaction) => {
    const expired = transaction.deleteFrom('upload').where('id', '=', id).where('expires_at', '<=', work.clock.now())
    await expired.execute()
    if (sha256 !== null) await removeUnknown(transaction, work.store, { sha256, bytes })
  })
  await staging.remove(id)
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The folder is this machine's own; each machine tidies its own when its turn at the queue comes. */
async function removeStrayFiles({ db, clock }: WorkDeps, staging: Staging): Promise<number> {
  const before = clock.now().getTime() - FORGOTTEN_MS
  const old = (await staging.waiting()).filter(({ writtenAt }) => writtenAt.getTime() < before).map(({ id }) => id)
  let removed = 0
  for (let from = 0; from < old.length; from += AT_A_TIME) {
    const ids = old.slice(from, from + AT_A_TIME)
    const waiting = db.selectFrom('upload').select('id').where('id', 'in', ids).where('document_id', 'is', null)
    const kept = new Set((await waiting.where('refused', 'is', null).execute()).map(({ id }) => id))
    for (const id of ids.filter((each) => !kept.has(each))) {
      await staging.remove(id)
      removed += 1
    }
  }
  return removed
}
