import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { WorkDeps } from '../../deps.ts'
import { lockContent } from '../../documents/lockContent.ts'
import { houseAnchors } from '../../signatures/houseAnchors.ts'
import { withEvidence } from '../../signatures/revocation/dss.ts'
import { fetchEvidence } from '../../signatures/revocation/fetchEvidence.ts'
import { type Fetching, gatherEvidence } from '../../signatures/revocation/gather.ts'
import type { Trust } from '../../signatures/signatureVerdict.ts'
import { verifyPdf } from '../../signatures/verify.ts'

/** A round takes so many acts; the next one goes on. */
const MOST = 500
/** Lists are published every day or every week: after so many days without one, there is none. */
const DAYS_ASKED = 12

/**
 * Keeps in the files of timestamped acts what their authorities say of the signers: B-LT, one more revision, which changes
 * nothing that was signed. An authority that does not answer, or says nothing, is asked again the next days.
 */
export async function keepEvidence(work: WorkDeps): Promise<void> {
  const { db, config, clock, log } = work
  const now = clock.now()
  const waiting = await db
    .selectFrom('act')
    .select(['id', 'file_sha256 as sha256'])
    .where('level', '=', 'B-T')
    .where('evidence_asked', '<', DAYS_ASKED)
    .where((eb) => eb.or([eb('evidence_asked_at', 'is', null), eb('evidence_asked_at', '<', yesterday(now))]))
    .orderBy('evidence_asked_at', (order) => order.nullsFirst())
    .limit(MOST)
    .execute()
  const trust = { anchors: await houseAnchors(config), now }
  const fetching = onceEach(fetchEvidence)
  let lasting = 0
  for (const { id, sha256 } of waiting)
    if (sha256 !== null && (await lastingOf(work, { id, sha256, trust, fetching }))) lasting += 1
  if (waiting.length > 0) log.info({ acts: waiting.length, lasting }, 'authorities were asked about signers')
}

/** A little less than a day: the clock comes by at the same hour. */
const yesterday = (now: Date) => new Date(now.getTime() - 23 * 3_600_000)

/** Acts of one signer ask the same: an address is asked once a round. */
function onceEach(fetching: Fetching): Fetching {
  const asked = new Map<string, ReturnType<Fetching>>()
  return (address, question) => {
    const key = `${address} ${question ? hash('sha256', question) : ''}`
    const answer = asked.get(key) ?? fetching(address, question)
    asked.set(key, answer)
    return answer
  }
}

type One = { readonly id: string; readonly sha256: string; readonly trust: Trust; readonly fetching: Fetching }

async function lastingOf(work: WorkDeps, one: One): Promise<boolean> {
  const { db, store } = work
  const { id, sha256, trust } = one
  const lasting = await madeLasting(work, one)
  const of = db.updateTable('act').where('id', '=', id).where('file_sha256', '=', sha256)
  if (!lasting) {
    await of.set({ evidence_asked: sql`evidence_asked + 1`, evidence_asked_at: trust.now }).execute()
    return false
  }
  const kept = hash('sha256', lasting)
  await db.transaction().execute(async (transaction) => {
    await lockContent(transaction, kept)
    await store.put(kept, Readable.from([lasting]))
    await transaction
      .updateTable('act')
      .set({ file_sha256: kept, file_bytes: lasting.length, level: 'B-LT' })
      .where('id', '=', id)
      .where('file_sha256', '=', sha256)
      .execute()
  })
  return true
}

/** The file with its evidence; null when there is none yet. One act that cannot be read or completed stops no other. */
async function madeLasting({ store, log }: WorkDeps, { id, sha256, trust, fetching }: One): Promise<Buffer | null> {
  try {
    const file = await buffer(await store.open(sha256))
    const found = await gatherEvidence(file, trust, fetching)
    if (!found.ok) throw new Error(found.error)
    const made = found.value.complete ? withEvidence(file, found.value.kept) : null
    if (made?.ok === false) throw new Error(made.error)
    return made && isLasting(made.value, trust) ? made.value : null
  } catch (error) {
    log.error({ act: id, error }, 'an act can be given no evidence')
    return null
  }
}

/** Nothing is kept that the house itself would not take for what it says. */
function isLasting(file: Buffer, trust: Trust): boolean {
  const { verdict, signatures } = verifyPdf(file, trust)
  return verdict === 'valid' && signatures.every(({ level }) => level === 'B-LT')
}
