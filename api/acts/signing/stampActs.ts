import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { WorkDeps } from '../../deps.ts'
import { lockContent } from '../../documents/lockContent.ts'
import { houseAnchors } from '../../signatures/houseAnchors.ts'
import { stampPdf } from '../../signatures/stamp.ts'
import { askTimestamp } from '../../timestamps/ask.ts'

/** After a long outage: so many acts a round. */
const MOST = 500

type Waiting = { readonly id: string; readonly sha256: string }

/**
 * Gives a timestamp to the acts that were signed while their authority was away, the oldest first, in the room their
 * signature left: the file is another one by that token alone. What can never have one is marked, with the reason; one whose
 * file cannot be read or written now is logged, and asked again in the next round.
 * @throws Error when the authority gives none that can be taken: the round ends, and the queue tries again
 */
export async function stampActs(work: WorkDeps): Promise<void> {
  const { db, config, log } = work
  if (!config.timestamp) return
  const waiting = await db
    .selectFrom('act')
    .select(['id', 'file_sha256 as sha256'])
    .where('level', '=', 'B-B')
    .where('stamp_fault', 'is', null)
    .orderBy('signed_at')
    .limit(MOST)
    .execute()
  for (const { id, sha256 } of waiting)
    if (sha256 !== null)
      await stampAct(work, config.timestamp, { id, sha256 }).catch((error: unknown) => {
        if (error instanceof AuthorityAway) throw error
        log.error({ err: error, act: id }, 'an act could not be timestamped in this round')
      })
  if (waiting.length > 0) log.info({ acts: waiting.length }, 'acts are timestamped')
}

/** No act after it would fare better. */
class AuthorityAway extends Error {}

type Authority = NonNullable<WorkDeps['config']['timestamp']>

async function stampAct(work: WorkDeps, authority: Authority, { id, sha256 }: Waiting): Promise<void> {
  const { db, store, config, clock, log } = work
  const trust = { anchors: await houseAnchors(config), now: clock.now() }
  const file = await buffer(await store.open(sha256))
  const made = await stampPdf(file, { ask: (digest) => askTimestamp(authority, digest), trust })
  if (!made.ok) {
    const { error } = made
    if (error.of === 'authority') throw new AuthorityAway(`${authority.url}: ${error.why}`)
    const { code } = error
    log.error({ act: id, reason: code }, 'an act can have no timestamp')
    await db.updateTable('act').set({ stamp_fault: code }).where('id', '=', id).execute()
    return
  }
  const stamped = hash('sha256', made.value)
  await db.transaction().execute(async (transaction) => {
    await lockContent(transaction, stamped)
    await store.put(stamped, Readable.from([made.value]))
    await transaction
      .updateTable('act')
      .set({ file_sha256: stamped, file_bytes: made.value.length, level: 'B-T' })
      .where('id', '=', id)
      .where('file_sha256', '=', sha256)
      .execute()
  })
}
