import { sql } from 'kysely'
import type { ActorTransaction } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { MandateChange, MandateEnd, Succession } from '../contract/mandates.ts'
import { Problem } from '../http/problem.ts'
import type { GivenMandate } from './giving.ts'
import { delegationsOf, type MandateRow, uncovered } from './queries.ts'
import { receive, spendInvitation, wordsOf } from './recipient.ts'
import { lockBody, mustBeOfBody, mustFit, mustNotBeLast, mustStayWithin } from './rules.ts'
import { tellChanged, tellEnded, tellGiven } from './telling.ts'
import { type Act, insertMandate, journalMandate, type Needs, readAgain, withMandate } from './withMandate.ts'

type From = { readonly asker: Asker; readonly linkBase: string; readonly id: string }

/** Changes the last day, the territory or the act of a mandate; delegations that outgrow it end. */
export const changeMandate = (deps: Needs, from: From, { version, ...change }: MandateChange): Promise<MandateRow> =>
  withMandate(deps, { ...from, version, action: 'mandate.change' }, async (transaction, row, act) => {
    await lockBody(transaction, row.body.id)
    const after = {
      to: change.to === undefined ? row.validTo : change.to,
      territory: change.territory === undefined ? row.territory : change.territory,
      actReference: change.actReference ?? row.actReference,
    }
    await mustHold(transaction, row, { ...after, today: act.today })
    await write(transaction, row, { valid_to: after.to, territory: after.territory, act_reference: after.actReference })
    await endWhatOutgrows(transaction, row, { ...after, act })
    const written = { id: row.id, bodyId: row.body.id, personId: row.person.id }
    const detail = { role: row.role, to: after.to, territory: after.territory?.join(' ') ?? null }
    await journalMandate(transaction, act, { action: 'mandate.change', written, detail })
    const changed = await readAgain(transaction, row.id, act.today)
    await tellChanged(transaction, act, changed)
    return changed
  })

type After = { readonly to: string | null; readonly territory: readonly string[] | null; readonly today: string }

async function mustHold(
  transaction: ActorTransaction,
  row: MandateRow,
  { to, territory, today }: After,
): Promise<void> {
  if (to !== null && (to < row.validFrom || to < today))
    throw new Problem('INVALID_INPUT', { field: 'to', data: { reason: 'before it begins, or in the past' } })
  await mustBeOfBody(transaction, { bodyId: row.body.id, day: laterOf(row.validFrom, today), territory })
  if (row.delegatedFrom && to === null)
    throw new Problem('INVALID_INPUT', { field: 'to', data: { reason: 'a delegation has a last day' } })
  if (row.delegatedFrom) await mustStayWithinSource(transaction, row, { to, territory, today })
  const shorter = to !== null && (row.validTo === null || to < row.validTo)
  if (shorter) await mustNotBeLast(transaction, row, await dayAfter(transaction, to))
}

async function mustStayWithinSource(transaction: ActorTransaction, row: MandateRow, after: After): Promise<void> {
  const source = await readAgain(transaction, row.delegatedFrom ?? '', after.today)
  await mustStayWithin(transaction, source, { ...after, from: row.validFrom })
}

const laterOf = (one: string, other: string) => (one > other ? one : other)

async function dayAfter(transaction: ActorTransaction, day: string): Promise<string> {
  const { rows } = await sql<{ day: string }>`select ${day}::date + 1 as day`.execute(transaction)
  return rows[0]?.day ?? day
}

async function endWhatOutgrows(
  transaction: ActorTransaction,
  source: MandateRow,
  { to, territory, act }: Omit<After, 'today'> & { readonly act: Act },
): Promise<void> {
  for (const delegation of await delegationsOf(transaction, source.id, act.today)) {
    const beyond =
      territory && delegation.territory ? await uncovered(transaction, delegation.territory, territory) : []
    const late = to !== null && (delegation.validTo === null || delegation.validTo > to)
    if (beyond.length > 0 || (late && delegation.validFrom > (to ?? ''))) await endNow(transaction, delegation, act)
    else if (late) await write(transaction, delegation, { valid_to: to })
  }
}

type Columns = {
  readonly valid_to?: string | null
  readonly territory?: readonly string[] | null
  readonly act_reference?: string | null
  readonly ended_at?: Date
  readonly ended_by?: string
}

/** @throws Problem CHANGED_MEANWHILE when somebody else wrote first */
async function write(transaction: ActorTransaction, row: MandateRow, columns: Columns): Promise<void> {
  const { territory, ...rest } = columns
  const narrowed = territory === undefined ? {} : { territory: territory === null ? null : [...territory] }
  const { numUpdatedRows } = await transaction
    .updateTable('mandate')
    .set({ ...rest, ...narrowed, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('CHANGED_MEANWHILE')
}

/** Ends one row at this very instant; an official without any other mandate is signed out everywhere. */
async function endNow(transaction: ActorTransaction, row: MandateRow, act: Act): Promise<void> {
  const personId = row.person.id
  await write(transaction, row, { ended_at: act.at, ended_by: act.asker.actor.personId })
  const { rows } = await sql<{ ended: number }>`
    select end_sessions_of_former_official(${personId}::uuid, ${act.at}::timestamptz, ${act.today}::date) as ended`.execute(
    transaction,
  )
  const written = { id: row.id, bodyId: row.body.id, personId }
  const detail = { role: row.role, delegated: row.delegatedFrom !== null, sessionsEnded: rows[0]?.ended ?? 0 }
  await journalMandate(transaction, act, { action: 'mandate.end', written, detail })
  await tellEnded(transaction, act, row, act.today)
}

/** A mandate and everything delegated from it, at once. */
async function endWithDelegations(transaction: ActorTransaction, row: MandateRow, act: Act): Promise<void> {
  await endNow(transaction, row, act)
  for (const delegation of await delegationsOf(transaction, row.id, act.today))
    await endNow(transaction, delegation, act)
}

/** Ends on a day to come: it runs until its evening, and so do its delegations. */
async function endOn(transaction: ActorTransaction, row: MandateRow, { on, act }: { on: string; act: Act }) {
  if (on < act.today || on < row.validFrom || (row.validTo !== null && on > row.validTo))
    throw new Problem('INVALID_INPUT', { field: 'on', data: { reason: 'not a day of this mandate to come' } })
  await write(transaction, row, { valid_to: on })
  await endWhatOutgrows(transaction, row, { to: on, territory: null, act })
  const written = { id: row.id, bodyId: row.body.id, personId: row.person.id }
  await journalMandate(transaction, act, { action: 'mandate.end', written, detail: { role: row.role, on } })
  await tellEnded(transaction, act, row, on)
}

/**
 * Ends a mandate at once, or after its last day `on`, and everything delegated from it.
 * @throws Problem LAST_ADMINISTRATOR, LAST_SIGNER
 */
export const endMandate = (deps: Needs, from: From, { version, on }: MandateEnd): Promise<MandateRow> =>
  withMandate(deps, { ...from, version, action: 'mandate.change' }, async (transaction, row, act) => {
    await lockBody(transaction, row.body.id)
    await mustNotBeLast(transaction, row, on ? await dayAfter(transaction, on) : act.today)
    if (on) await endOn(transaction, row, { on, act })
    else await endWithDelegations(transaction, row, act)
    return readAgain(transaction, row.id, act.today)
  })

/**
 * One act: the holder's mandate ends and the successor's begins, with the same body, role and territory, hence the same
 * queue. Today, it ends at once; on a day to come, on the eve.
 */
export async function succeedMandate(deps: Needs, from: From, given: Succession): Promise<GivenMandate> {
  await spendInvitation(deps, from.asker, given.whom)
  return { row: await succeed(deps, from, given), typed: wordsOf(given.whom) }
}

function succeed(deps: Needs, from: From, asked: Succession): Promise<MandateRow> {
  const { version, whom, reason, actReference, ...given } = asked
  const question = ['mandate.succeed', from.id, asked] as const
  return withMandate(deps, { ...from, version, action: 'mandate.change', question }, async (transaction, row, act) => {
    if (row.delegatedFrom || given.from < act.today || given.from <= row.validFrom)
      throw new Problem('INVALID_INPUT', { field: 'from', data: { reason: 'nothing to succeed to on that day' } })
    await lockBody(transaction, row.body.id)
    const received = await receive(transaction, whom, act.at)
    authorise(act.asker.actor, 'mandate.give', { bodyIds: [row.body.id], personId: received.personId })
    if (given.from === act.today) await endWithDelegations(transaction, row, act)
    else await endOn(transaction, row, { on: await dayBefore(transaction, given.from), act })
    const mandate = {
      ...received,
      bodyId: row.body.id,
      role: row.role,
      reason,
      from: given.from,
      to: null,
      territory: row.territory,
      delegatedFrom: null,
      actReference,
    }
    await mustFit(transaction, { ...mandate, bodyKind: row.body.kind })
    const id = await insertMandate(transaction, mandate, { ...act, question })
    const detail = { role: row.role, from: given.from, succeeds: row.id, act: actReference }
    await journalMandate(transaction, act, { action: 'mandate.succeed', written: { id, ...mandate }, detail })
    await tellGiven(transaction, act, received, { ...mandate, body: row.body, delegated: false })
    return readAgain(transaction, id, act.today)
  })
}

async function dayBefore(transaction: ActorTransaction, day: string): Promise<string> {
  const { rows } = await sql<{ day: string }>`select ${day}::date - 1 as day`.execute(transaction)
  return rows[0]?.day ?? day
}
