import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { askedBefore, keepAsked, type Question } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { type Allowed, authorise } from '../access/authorise.ts'
import type { Subject } from '../contract/policy/decide.ts'
import type { Action } from '../contract/policy/policy.ts'
import { isUuid, uuidv7 } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { type MandateRow, mandateById } from './queries.ts'
import type { Received } from './recipient.ts'

export type Needs = Pick<Deps, 'db' | 'clock' | 'config'>

/** What every act on mandates is told: who acts, when, and where links lead. */
export type Act = {
  readonly asker: Asker
  readonly at: Date
  readonly today: string
  readonly linkBase: string
  readonly allowed: Allowed
}

export type Wanted = {
  readonly asker: Asker
  readonly id: string
  readonly action: Action
  readonly version?: number
  readonly linkBase: string
  /** What is asked, when a repeat must answer the mandate that was made the first time. */
  readonly question?: Question
}

/** What the policy asks of a mandate; to delegate, it is asked of the mandate itself, else of the one it comes from. */
export const subjectOf = (row: MandateRow, action: Action): Subject => ({
  personId: row.person.id,
  bodyIds: [row.body.id],
  mandateId: action === 'mandate.delegate' ? row.id : row.delegatedFrom,
})

type Work = (transaction: ActorTransaction, row: MandateRow, act: Act) => Promise<MandateRow>

/**
 * Finds a mandate that is not over and lets the asker through the policy's door before `work`.
 * @throws Problem NOT_FOUND for what the asker may not see, MANDATE_OVER, CHANGED_MEANWHILE
 */
export function withMandate(
  deps: Needs,
  { asker, id, action, version, linkBase, question }: Wanted,
  work: Work,
): Promise<MandateRow> {
  return asActor(deps, asker.actor, async (transaction) => {
    const today = deps.clock.today()
    const before = question ? await askedBefore(transaction, asker, question) : null
    if (before) return readAgain(transaction, before, today)
    const row = isUuid(id) ? await mandateById(transaction, id, today) : null
    if (!row) throw new Problem('NOT_FOUND')
    const allowed = authorise(asker.actor, action, subjectOf(row, action))
    if (row.status === 'ended' || row.status === 'past') throw new Problem('MANDATE_OVER')
    if (version !== undefined && version !== row.version) throw new Problem('CHANGED_MEANWHILE')
    return work(transaction, row, { asker, at: deps.clock.now(), today, linkBase, allowed })
  })
}

/** The mandate as it now is, for whoever just wrote it. */
export async function readAgain(transaction: ActorTransaction, id: string, today: string): Promise<MandateRow> {
  const row = await mandateById(transaction, id, today)
  if (!row) throw new Error('a mandate just written cannot be read')
  return row
}

type Written = { readonly id: string; readonly bodyId: string; readonly personId: string }
type Detail = Readonly<Record<string, string | number | boolean | null>>

/** One event, read by the body's administrators and by the person concerned. */
export const journalMandate = (
  transaction: ActorTransaction,
  { asker, at, allowed }: Act,
  { action, written, detail }: { readonly action: string; readonly written: Written; readonly detail: Detail },
) =>
  record(
    transaction,
    { ...asker, at },
    {
      action,
      subject: { kind: 'mandate', id: written.id },
      bodyId: written.bodyId,
      concernedId: written.personId,
      mandateId: allowed.mandateId,
      detail,
    },
  )

export type NewMandate = {
  readonly personId: string
  /** How the asker called somebody named by their address. */
  readonly typed: Received['typed']
  readonly bodyId: string
  readonly role: MandateRow['role']
  readonly reason: MandateRow['reason']
  readonly from: string
  readonly to: string | null
  readonly territory: readonly string[] | null
  readonly delegatedFrom: string | null
  readonly actReference: string | null
}

type Inserting = Pick<Act, 'asker' | 'at'> & { readonly question: Question }

/** @returns the id of the mandate written */
export async function insertMandate(
  transaction: ActorTransaction,
  given: NewMandate,
  { asker, at, question }: Inserting,
): Promise<string> {
  const id = uuidv7(at)
  await transaction
    .insertInto('mandate')
    .values({
      id,
      person_id: given.personId,
      body_id: given.bodyId,
      role: given.role,
      reason: given.reason,
      territory: given.territory === null ? null : [...given.territory],
      valid_from: given.from,
      valid_to: given.to,
      delegated_from: given.delegatedFrom,
      act_reference: given.actReference,
      called: given.typed && JSON.stringify(called(given.typed)),
      created_at: at,
      created_by: asker.actor.personId,
    })
    .execute()
  await keepAsked(transaction, asker, { question, id, at })
  return id
}

const called = ({ email: _, ...names }: NonNullable<Received['typed']>) => names
