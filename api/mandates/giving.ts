import { asActor } from '../access/asActor.ts'
import { askedBefore } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { Delegation, MandateTerms, Recipient } from '../contract/mandates.ts'
import { isUuid } from '../db/uuid.ts'
import { Problem } from '../http/problem.ts'
import { bodyOfMandate, type MandateRow } from './queries.ts'
import { type Received, receive, spendInvitation, wordsOf } from './recipient.ts'
import { lockBody, mustFit, mustStayWithin, roleDelegated } from './rules.ts'
import { tellGiven } from './telling.ts'
import { insertMandate, journalMandate, type Needs, readAgain, withMandate } from './withMandate.ts'

/** A mandate just given, and what is told of its person to whoever typed their address. */
export type GivenMandate = { readonly row: MandateRow; readonly typed: Received['typed'] }

type Giving = MandateTerms & { readonly bodyId: string; readonly whom: Recipient }
type From = { readonly asker: Asker; readonly linkBase: string }

/**
 * Gives a mandate to somebody one meets, or to whoever an address belongs to: without an account they are invited.
 * @throws Problem NOT_FOUND for an unknown body, NOT_ON_ONESELF, TOO_MANY_ATTEMPTS, and what mustFit() refuses
 */
export async function giveMandate(deps: Needs, from: From, given: Giving): Promise<GivenMandate> {
  await spendInvitation(deps, from.asker, given.whom)
  return { row: await give(deps, from, given), typed: wordsOf(given.whom) }
}

function give(deps: Needs, { asker, linkBase }: From, given: Giving): Promise<MandateRow> {
  return asActor(deps, asker.actor, async (transaction) => {
    const today = deps.clock.today()
    const question = ['mandate.give', given] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return readAgain(transaction, before, today)
    const body = isUuid(given.bodyId) ? await bodyOfMandate(transaction, given.bodyId, today) : null
    if (!body) throw new Problem('NOT_FOUND')
    const allowed = authorise(asker.actor, 'mandate.give', { bodyIds: [body.id] })
    const act = { asker, linkBase, today, at: deps.clock.now(), allowed }
    await lockBody(transaction, body.id)
    const received = await receive(transaction, given.whom, act.at)
    authorise(asker.actor, 'mandate.give', { bodyIds: [body.id], personId: received.personId })
    const mandate = {
      ...received,
      bodyId: body.id,
      role: given.role,
      reason: given.reason,
      from: given.from,
      to: given.to ?? null,
      territory: given.territory ?? null,
      delegatedFrom: null,
      actReference: given.actReference ?? null,
    }
    await mustFit(transaction, { ...mandate, bodyKind: body.kind })
    const id = await insertMandate(transaction, mandate, { ...act, question })
    const detail = { role: mandate.role, from: mandate.from, to: mandate.to, act: mandate.actReference }
    await journalMandate(transaction, act, { action: 'mandate.give', written: { id, ...mandate }, detail })
    await tellGiven(transaction, act, received, { ...mandate, body, delegated: false })
    return readAgain(transaction, id, today)
  })
}

type FromMandate = From & { readonly id: string }

/**
 * Hands the asker's own mandate to somebody for a time. It ends with the mandate it comes from and goes no further.
 * @throws Problem BEYOND_SOURCE, MANDATE_EXISTS, TOO_MANY_ATTEMPTS
 */
export async function delegateMandate(deps: Needs, from: FromMandate, given: Delegation): Promise<GivenMandate> {
  await spendInvitation(deps, from.asker, given.whom)
  return { row: await delegate(deps, from, given), typed: wordsOf(given.whom) }
}

function delegate(deps: Needs, from: FromMandate, given: Delegation): Promise<MandateRow> {
  const question = ['mandate.delegate', from.id, given] as const
  return withMandate(deps, { ...from, action: 'mandate.delegate', question }, async (transaction, source, act) => {
    await lockBody(transaction, source.body.id)
    const received = await receive(transaction, given.whom, act.at)
    if (received.personId === act.asker.actor.personId)
      throw new Problem('INVALID_INPUT', { field: 'whom', data: { reason: 'oneself' } })
    const mandate = {
      ...received,
      bodyId: source.body.id,
      role: roleDelegated(source.role, given.reason),
      reason: given.reason,
      from: given.from,
      to: given.to,
      territory: given.territory ?? null,
      delegatedFrom: source.id,
      actReference: given.actReference,
    }
    await mustStayWithin(transaction, source, mandate)
    await mustFit(transaction, { ...mandate, bodyKind: source.body.kind, territory: null })
    const id = await insertMandate(transaction, mandate, { ...act, question })
    const detail = { role: mandate.role, reason: given.reason, from: given.from, to: given.to, act: given.actReference }
    await journalMandate(transaction, act, { action: 'mandate.delegate', written: { id, ...mandate }, detail })
    await tellGiven(transaction, act, received, { ...mandate, body: source.body, delegated: true })
    return readAgain(transaction, id, act.today)
  })
}
