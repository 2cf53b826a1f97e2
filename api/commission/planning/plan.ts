import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import { instantOf } from '../../clock.ts'
import type { SessionChange, SessionPlan } from '../../contract/commission/sessions.ts'
import { stateAfter } from '../../contract/commission/words.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { callAnew } from '../calling/call.ts'
import { happen } from '../happened.ts'
import { unitWithCommission } from '../sessions.ts'
import { type Found, journal, type Needs, seen } from '../withSession.ts'
import { followVersion } from './version.ts'

type Answer<T> = (found: Pick<Found, 'transaction' | 'asker' | 'row' | 'today'>) => Promise<T>

/**
 * Plans a session of a commission, on an agenda that is still empty.
 * @throws Problem the policy's shut door, UNIT_WITHOUT_COMMISSION, SESSION_IN_THE_PAST, KEY_REUSED
 */
export const planSession = <T>(deps: Needs, asker: Asker, plan: SessionPlan, answer: Answer<T>): Promise<T> =>
  asActor(deps, asker.actor, async (transaction) => {
    const question = ['commission.plan', plan] as const
    const today = deps.clock.today()
    const again = async (id: string) => answer({ transaction, asker, row: await seen(transaction, id), today })
    const before = await askedBefore(transaction, asker, question)
    if (before) return again(before)
    const unit = await unitWithCommission(transaction, plan.unitCode)
    // Whoever keeps no secretariat there is refused for that, whatever the unit is.
    const allowed = authorise(asker.actor, 'commission.plan', { territory: unit?.territory ?? [plan.unitCode] })
    if (!unit) throw new Problem('UNIT_WITHOUT_COMMISSION', { field: 'unitCode' })
    const at = deps.clock.now()
    checkAhead(plan, at)
    const id = uuidv7(at)
    await write(transaction, { id, plan, by: asker.actor.personId, at })
    const found = { transaction, asker, row: await seen(transaction, id), allowed, at, today }
    await happen(found, [{ event: 'planned', detail: whenAndWhere(plan) }])
    await journal(found, { action: 'commission.plan', detail: { day: plan.day, unit: plan.unitCode } })
    await keepAsked(transaction, asker, { question, id, at })
    return answer(found)
  })

const whenAndWhere = ({ day, hour, minutes, place, withRoom }: Omit<SessionPlan, 'unitCode'>) => ({
  ...{ day, hour, minutes, place, withRoom },
})

function checkAhead({ day, hour }: Pick<SessionPlan, 'day' | 'hour'>, now: Date): void {
  if (instantOf(day, hour) <= now) throw new Problem('SESSION_IN_THE_PAST', { field: 'day' })
}

type Writing = { readonly id: string; readonly plan: SessionPlan; readonly by: string; readonly at: Date }

const write = (transaction: ActorTransaction, { id, plan, by, at }: Writing) =>
  transaction
    .insertInto('commission_session')
    .values({
      ...{ id, unit_code: plan.unitCode, day: plan.day, hour: plan.hour, minutes: plan.minutes, place: plan.place },
      ...{ with_room: plan.withRoom, created_by: by, created_at: at },
    })
    .execute()

/**
 * Changes when and where. Whoever was called is told, with the reason, and their calendars are written anew; a postponed
 * session is planned again.
 * @throws Problem CHANGED_MEANWHILE, SESSION_NOT_AT_THIS_STEP, SESSION_IN_THE_PAST, SESSION_REASON_MISSING
 */
export async function changeSession(found: Found, { version, reason, ...plan }: SessionChange): Promise<void> {
  const { transaction, row, at } = found
  const state = row.state === 'postponed' ? stateAfter(row.state, 'replan') : row.state
  if (state !== 'planned' && state !== 'convened') throw new Problem('SESSION_NOT_AT_THIS_STEP')
  checkAhead(plan, at)
  if (state === 'convened' && !reason) throw new Problem('SESSION_REASON_MISSING', { field: 'reason' })
  await followVersion(found, version)
  await transaction
    .updateTable('commission_session')
    .set({
      ...{ state, day: plan.day, hour: plan.hour, minutes: plan.minutes, place: plan.place, with_room: plan.withRoom },
    })
    .where('id', '=', row.id)
    .execute()
  await happen(found, [{ event: 'changed', detail: { ...whenAndWhere(plan), ...(reason && { reason }) } }])
  await journal(found, { action: 'commission.change', detail: { day: plan.day } })
  if (state === 'convened') await callAnew({ ...found, row: await seen(transaction, row.id) }, reason ?? '')
}
