import { type ActorTransaction, asActor } from '../../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../../access/askedOnce.ts'
import type { Asker } from '../../../access/asker.ts'
import { type Allowed, authorise } from '../../../access/authorise.ts'
import type { MakeBulletin } from '../../../contract/performance/bulletins.ts'
import type { Action } from '../../../contract/policy/policy.ts'
import { refusedFor } from '../../../db/refusedFor.ts'
import { isUuid, uuidv7 } from '../../../db/uuid.ts'
import type { Deps } from '../../../deps.ts'
import { Problem } from '../../../http/problem.ts'
import { enqueue } from '../../../jobs/enqueue.ts'
import { record } from '../../../journal/record.ts'
import { mustBeOver } from '../figures/gather.ts'
import { DROPPABLE, hand } from './present.ts'
import { type BulletinRow, bulletinById, publishedEditions } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/**
 * Has the bulletin of a quarter made, in the background: the first edition, or the next one, which says what it corrects.
 * @throws Problem QUARTER_NOT_OVER, BULLETIN_CORRECTS_NOTHING, BULLETIN_IN_HAND, and the policy's shut door
 */
export function askBulletin({ db, clock }: Needs, asker: Asker, wanted: MakeBulletin): Promise<BulletinRow> {
  const allowed = authorise(asker.actor, 'bulletin.make')
  const [at, today] = [clock.now(), clock.today()]
  return asActor({ db, clock }, asker.actor, async (transaction) => {
    const question = ['bulletin.make', wanted] as const
    const before = await askedBefore(transaction, asker, question)
    const asked = before && (await bulletinById(transaction, before))
    if (asked) return asked
    mustBeOver({ quarter: wanted.quarter, today })
    const [last] = await publishedEditions(transaction, wanted.quarter)
    if ((last !== undefined) !== (wanted.correction !== null))
      throw new Problem('BULLETIN_CORRECTS_NOTHING', { field: 'correction' })
    const id = await insertAsked(transaction, {
      ...wanted,
      edition: (last?.edition ?? 0) + 1,
      by: asker.actor.personId,
      at,
    })
    await enqueue(transaction, 'bulletin.make', { bulletinId: id }, { onceKey: `bulletin:${id}`, maxAttempts: 5 })
    await keepAsked(transaction, asker, { question, id, at })
    return recorded(transaction, { asker, allowed, at }, { action: 'bulletin.make', id })
  })
}

type Inserting = MakeBulletin & { readonly edition: number; readonly by: string; readonly at: Date }

async function insertAsked(
  transaction: ActorTransaction,
  { quarter, correction, edition, by, at }: Inserting,
): Promise<string> {
  const id = uuidv7(at)
  await transaction
    .insertInto('bulletin')
    .values({
      ...{ id, quarter, edition, asked_by: by, asked_at: at },
      correction_fr: correction?.fr ?? null,
      correction_ar: correction?.ar ?? null,
    })
    .execute()
    .catch(asInHand)
  return id
}

/** Two who ask at the same instant: the database lets one bulletin of a quarter be in hand. */
function asInHand(error: unknown): never {
  if (refusedFor(error, 'unique_violation')) throw new Problem('BULLETIN_IN_HAND', { field: 'quarter' })
  throw error
}

/** Says that one has read it through. @throws Problem BULLETIN_NOT_AT_THIS_STEP */
export const reviewBulletin = (deps: Needs, asker: Asker, id: string): Promise<BulletinRow> =>
  step(deps, asker, { id, action: 'bulletin.make', verb: 'bulletin.review', from: ['draft'] }, (by, at) => ({
    ...{ state: 'reviewed', reviewed_by: by, reviewed_at: at },
  }))

/** Publishes it, for ever. @throws Problem NOT_ON_ONESELF for whoever made or reviewed it, BULLETIN_NOT_AT_THIS_STEP */
export const publishBulletin = (deps: Needs, asker: Asker, id: string): Promise<BulletinRow> =>
  step(deps, asker, { id, action: 'bulletin.publish', verb: 'bulletin.publish', from: ['reviewed'] }, (by, at) => ({
    ...{ state: 'published', published_by: by, published_at: at },
  }))

/** Gives it up. @throws Problem BULLETIN_NOT_AT_THIS_STEP once it is published */
export const dropBulletin = (deps: Needs, asker: Asker, id: string): Promise<BulletinRow> =>
  step(deps, asker, { id, action: 'bulletin.make', verb: 'bulletin.drop', from: DROPPABLE }, (by, at) => ({
    ...{ state: 'dropped', dropped_by: by, dropped_at: at },
  }))

type Step = {
  readonly id: string
  readonly action: Action
  readonly verb: string
  readonly from: readonly BulletinRow['state'][]
}
type Change = Readonly<Record<string, string | Date>>

function step(
  { db, clock }: Needs,
  asker: Asker,
  { id, action, verb, from }: Step,
  change: (by: string, at: Date) => Change,
): Promise<BulletinRow> {
  const { actor } = asker
  authorise(actor, 'bulletin.make')
  return asActor({ db, clock }, actor, async (transaction) => {
    const row = isUuid(id) ? await bulletinById(transaction, id) : null
    if (!row) throw new Problem('NOT_FOUND')
    const allowed = authorise(actor, action, { personId: hand(row, actor.personId) })
    const at = clock.now()
    const { numUpdatedRows } = await transaction
      .updateTable('bulletin')
      .set(change(actor.personId, at))
      .where('id', '=', id)
      .where('state', 'in', from)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Problem('BULLETIN_NOT_AT_THIS_STEP')
    return recorded(transaction, { asker, allowed, at }, { action: verb, id })
  })
}

type Recording = { readonly asker: Asker; readonly allowed: Allowed; readonly at: Date }

/** Writes in the journal what was done. @returns the bulletin as it is now */
async function recorded(
  transaction: ActorTransaction,
  { asker, allowed, at }: Recording,
  { action, id }: { readonly action: string; readonly id: string },
): Promise<BulletinRow> {
  const row = await bulletinById(transaction, id)
  if (!row) throw new Error('a bulletin just changed cannot be read')
  const entry = { action, subject: { kind: 'bulletin', id }, mandateId: allowed.mandateId }
  await record(transaction, { ...asker, at }, { ...entry, detail: { quarter: row.quarter, edition: row.edition } })
  return row
}
