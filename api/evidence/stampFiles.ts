import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { WorkDeps } from '../deps.ts'
import { houseAnchors } from '../signatures/houseAnchors.ts'
import { stampPdf } from '../signatures/stamp.ts'
import { askTimestamp } from '../timestamps/ask.ts'
import { gainEvidence, type SignedRows } from './signedRows.ts'

/** After a long outage: so many acts a round. */
const MOST = 500

type Waiting = { readonly id: string; readonly sha256: string }

/**
 * Gives a timestamp to what was signed while the authority was away, the oldest first, in the room its signature left: the
 * file is another one by that token alone. What can never have one is marked, with the reason; one whose file cannot be
 * read or written now is logged, and asked again in the next round.
 * @throws Error when the authority gives none that can be taken: the round ends, and the queue tries again
 */
export async function stampFiles(work: WorkDeps, of: SignedRows): Promise<void> {
  const { db, config, log } = work
  if (!config.timestamp) return
  const { rows: waiting } = await sql<Waiting>`select id, file_sha256 as sha256 from ${sql.table(of)}
    where level = 'B-B' and stamp_fault is null order by signed_at limit ${MOST}`.execute(db)
  for (const one of waiting)
    await stampFile(work, config.timestamp, { ...one, of }).catch((error: unknown) => {
      if (error instanceof AuthorityAway) throw error
      log.error({ err: error, [of]: one.id }, 'a signed file could not be timestamped in this round')
    })
  if (waiting.length > 0) log.info({ [of]: waiting.length }, 'signed files are timestamped')
}

/** No file after it would fare better. */
class AuthorityAway extends Error {}

type Authority = NonNullable<WorkDeps['config']['timestamp']>
type One = Waiting & { readonly of: SignedRows }

async function stampFile(work: WorkDeps, authority: Authority, { of, id, sha256 }: One): Promise<void> {
  const { db, store, config, clock, log } = work
  const trust = { anchors: await houseAnchors(config), now: clock.now() }
  const file = await buffer(await store.open(sha256))
  const made = await stampPdf(file, { ask: (digest) => askTimestamp(authority, digest), trust })
  if (!made.ok) {
    const { error } = made
    if (error.of === 'authority') throw new AuthorityAway(`${authority.url}: ${error.why}`)
    const { code } = error
    log.error({ [of]: id, reason: code }, 'a signed file can have no timestamp')
    await sql`update ${sql.table(of)} set stamp_fault = ${code} where id = ${id}::uuid`.execute(db)
    return
  }
  await gainEvidence(work, { of, id, sha256 }, { file: made.value, level: 'B-T' })
}
