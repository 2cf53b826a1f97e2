import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { MinutesFacts, MinutesLanguage } from '../../contract/commission/minutes.ts'
import type { Deps } from '../../deps.ts'
import { lockContent } from '../../documents/lockContent.ts'
import { asStoreProblem } from '../../documents/store/storeProblem.ts'
import { Problem } from '../../http/problem.ts'
import { type PaperPress, PressBusy } from '../../papers/press.ts'
import { reachOf } from '../calling/reach.ts'
import { type Found, seen } from '../withSession.ts'
import { composeMinutes } from './compose.ts'
import { lastFile, type MinutesFile } from './queries.ts'
import { readMinutes } from './readMinutes.ts'

export type Printing = Pick<Deps, 'store'> & { readonly press: PaperPress }

type Printed = { readonly language: MinutesLanguage; readonly draft: boolean }

/** The paper of minutes (PDF/A-2a), dated when the session closed: the same facts make the same bytes. @throws Problem BUSY */
export function printMinutes({ press }: Printing, facts: MinutesFacts, how: Printed): Promise<Uint8Array> {
  const paper = { template: 'minutes', data: composeMinutes(facts, how), madeAt: new Date(facts.closedAt) } as const
  return press.print(paper).catch((error: unknown) => {
    if (error instanceof PressBusy) throw new Problem('BUSY', { retryAfterS: 5 })
    throw error
  })
}

/** Keeps one more revision of the paper: its row, then its bytes, in the transaction of what it is kept for. @returns its number */
export async function keepFile(
  { transaction, row, asker, at }: Found,
  { store }: Pick<Deps, 'store'>,
  pdf: Uint8Array,
): Promise<number> {
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const nth = ((await lastFile(transaction, row.id))?.nth ?? 0) + 1
  await lockContent(transaction, sha256)
  await transaction
    .insertInto('minutes_file')
    .values({ session_id: row.id, nth, sha256, bytes: pdf.length, person_id: asker.actor.personId, made_at: at })
    .execute()
  await store.put(sha256, () => Readable.from([pdf])).catch(asStoreProblem)
  return nth
}

/** The bytes of the last revision. @throws Problem NOT_FOUND, and the store's own */
export async function lastRevision(
  transaction: ActorTransaction,
  { store }: Pick<Deps, 'store'>,
  sessionId: string,
): Promise<MinutesFile & { readonly pdf: Buffer }> {
  const file = await lastFile(transaction, sessionId)
  if (!file) throw new Problem('NOT_FOUND')
  const stream = await store.open(file.sha256).catch(asStoreProblem)
  return { ...file, pdf: await buffer(stream) }
}

type Wanted = { readonly id: string; readonly language?: MinutesLanguage | undefined }

/**
 * The paper of minutes: the draft as it would be signed, marked as one; or the file with its signatures, as it is kept.
 * @throws Problem NOT_FOUND, MINUTES_NOT_YET, BUSY, and the policy's shut door
 */
export async function minutesPaper(
  deps: Printing & Pick<Deps, 'db' | 'clock'>,
  { actor }: Asker,
  { id, language }: Wanted,
): Promise<{ readonly pdf: Buffer; readonly fileName: string }> {
  const { row, facts, kept } = await asActor(deps, actor, async (transaction) => {
    const session = await seen(transaction, id)
    authorise(actor, 'minutes.consult', { territory: await reachOf(transaction, actor, session) })
    const minutes = await readMinutes(transaction, session)
    return { ...minutes, kept: minutes.row.state === 'draft' ? null : await lastRevision(transaction, deps, id) }
  })
  const fileName = `pv-${facts.unit.code}-${facts.day}.pdf`
  if (kept) return { pdf: kept.pdf, fileName }
  const how = { language: language ?? row.language, draft: true }
  return { pdf: Buffer.from(await printMinutes(deps, facts, how)), fileName }
}
