import { hash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { WorkDeps } from '../deps.ts'
import { houseAnchors } from '../signatures/houseAnchors.ts'
import { withEvidence } from '../signatures/revocation/dss.ts'
import { fetchEvidence } from '../signatures/revocation/fetchEvidence.ts'
import { type Fetching, gatherEvidence } from '../signatures/revocation/gather.ts'
import type { Trust } from '../signatures/signatureVerdict.ts'
import { verifyPdf } from '../signatures/verify.ts'
import { gainEvidence, type SignedRows } from './signedRows.ts'

/** A round takes so many; the next one goes on. */
const MOST = 500
/** Lists are published every day or every week: after so many days without one, there is none. */
const DAYS_ASKED = 12

/**
 * Keeps in timestamped files what their authorities say of the signers: B-LT, one more revision, which changes nothing that
 * was signed. An authority that does not answer, or says nothing, is asked again the next days.
 */
export async function keepEvidence(work: WorkDeps, of: SignedRows): Promise<void> {
  const { db, config, clock, log } = work
  const now = clock.now()
  const { rows: waiting } = await sql<Waiting>`select id, file_sha256 as sha256 from ${sql.table(of)}
    where level = 'B-T' and evidence_asked < ${DAYS_ASKED}
      and (evidence_asked_at is null or evidence_asked_at < ${yesterday(now)})
    order by evidence_asked_at nulls first limit ${MOST}`.execute(db)
  const trust = { anchors: await houseAnchors(config), now }
  const fetching = onceEach(fetchEvidence)
  let lasting = 0
  for (const one of waiting) if (await lastingOf(work, { ...one, of, trust, fetching })) lasting += 1
  if (waiting.length > 0) log.info({ [of]: waiting.length, lasting }, 'authorities were asked about signers')
}

type Waiting = { readonly id: string; readonly sha256: string }

/** A little less than a day: the clock comes by at the same hour. */
const yesterday = (now: Date) => new Date(now.getTime() - 23 * 3_600_000)

/** Files of one signer ask the same: an address is asked once a round. */
function onceEach(fetching: Fetching): Fetching {
  const asked = new Map<string, ReturnType<Fetching>>()
  return (address, question) => {
    const key = `${address} ${question ? hash('sha256', question) : ''}`
    const answer = asked.get(key) ?? fetching(address, question)
    asked.set(key, answer)
    return answer
  }
}

type One = Waiting & { readonly of: SignedRows; readonly trust: Trust; readonly fetching: Fetching }

async function lastingOf(work: WorkDeps, one: One): Promise<boolean> {
  const { of, id, sha256, trust } = one
  const lasting = await madeLasting(work, one)
  if (lasting) await gainEvidence(work, one, { file: lasting, level: 'B-LT' })
  else
    await sql`update ${sql.table(of)} set evidence_asked = evidence_asked + 1, evidence_asked_at = ${trust.now}
      where id = ${id}::uuid and file_sha256 = ${sha256}`.execute(work.db)
  return lasting !== null
}

/** The file with its evidence; null when there is none yet. One that cannot be read or completed stops no other. */
async function madeLasting({ store, log }: WorkDeps, { of, id, sha256, trust, fetching }: One): Promise<Buffer | null> {
  try {
    const file = await buffer(await store.open(sha256))
    const found = await gatherEvidence(file, trust, fetching)
    if (!found.ok) throw new Error(found.error)
    const made = found.value.complete ? withEvidence(file, found.value.kept) : null
    if (made?.ok === false) throw new Error(made.error)
    return made && isLasting(made.value, trust) ? made.value : null
  } catch (error) {
    log.error({ [of]: id, error }, 'a signed file can be given no evidence')
    return null
  }
}

/** Nothing is kept that the house itself would not take for what it says. */
function isLasting(file: Buffer, trust: Trust): boolean {
  const { verdict, signatures } = verifyPdf(file, trust)
  return verdict === 'valid' && signatures.every(({ level }) => level === 'B-LT')
}
