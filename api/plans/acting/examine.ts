import { sql } from 'kysely'
import { nextActs } from '../../../spatial/conformity/nextActs.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type Allowed, authorise } from '../../access/authorise.ts'
import type { Action } from '../../contract/policy/policy.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { mustBeSettled } from '../publishing/mustBeSettled.ts'
import { recheckTurns } from '../rechecking/recheckTurns.ts'
import { type ActRow, actById, type RecordedAct, recordedOf } from './actRow.ts'
import { mustStayLawful } from './propose.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Held = { readonly row: ActRow; readonly allowed: Allowed }

/**
 * A proposal whoever asks may decide, held until the transaction ends.
 * @throws Problem NOT_FOUND, the policy's shut door
 */
async function held(
  transaction: ActorTransaction,
  { actor }: Asker,
  { id, action }: { id: string; action: Action },
): Promise<Held> {
  if (isUuid(id)) await sql`select from plan_act where id = ${id}::uuid for update`.execute(transaction)
  const row = isUuid(id) ? await actById(transaction, id) : null
  if (!row) throw new Problem('NOT_FOUND')
  return { row, allowed: authorise(actor, action, { territory: row.territory, personId: row.proposedBy }) }
}

function mustWait({ state }: ActRow): void {
  if (state !== 'proposed') throw new Problem('PLAN_ACT_NOT_AT_THIS_STEP')
}

/**
 * Makes law of a proposed act, and has the dossiers it touches checked again, in one transaction. Asked twice, it is done
 * once. @returns the plan's id
 * @throws Problem NOT_ON_ONESELF for whoever proposed it, PLAN_ACT_NOT_AT_THIS_STEP, PLAN_ACT_NOT_NEXT and
 * PLAN_ACT_OUT_OF_ORDER and PLAN_ACT_STRAYS when the recorded acts changed since, PLAN_RECHECK_RUNNING
 */
export const publishAct = (deps: Needs, asker: Asker, id: string) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { row, allowed } = await held(transaction, asker, { id, action: 'plans.publish' })
    if (row.state === 'published') return row.planId
    mustWait(row)
    const [now, today] = [deps.clock.now(), deps.clock.today()]
    await mustBeSettled(transaction, row.planCode, today)
    const before = await recordedOf(transaction, row.versionId)
    mustBeLawful(row, before)
    await makeLaw(transaction, { id, now })
    const after = await recordedOf(transaction, row.versionId)
    await recheckTurns(transaction, { version: row.versionId, before, after, now, today })
    await told(transaction, asker, { action: 'plans.publish_act', row, allowed, at: now })
    return row.planId
  })

/** Asked again of the acts as they are once the plan is held: the law is what they were proposed on, or it is refused. */
function mustBeLawful({ what, kind, onDay, eventId }: ActRow, recorded: readonly RecordedAct[]): void {
  const next = nextActs(recorded, onDay)
  if (what === 'record' && !next.includes(kind))
    throw new Problem('PLAN_ACT_NOT_NEXT', { data: { next: next.join(' ') } })
  const of = recorded.find(({ id }) => id === eventId)
  if (what === 'correct' && of) mustStayLawful(recorded, { of, onDay })
}

async function makeLaw(transaction: ActorTransaction, { id, now }: { readonly id: string; readonly now: Date }) {
  await sql`select publish_plan_act(${id}::uuid, ${uuidv7(now)}::uuid, ${now})`
    .execute(transaction)
    .catch((error: unknown) => {
      if (refusedFor(error, 'check_violation') || refusedFor(error, 'unique_violation'))
        throw new Problem('PLAN_ACT_OUT_OF_ORDER')
      throw error
    })
}

/** Sends a proposed act back, and says why. @returns the plan's id */
export const returnAct = (deps: Needs, asker: Asker, { id, why }: { readonly id: string; readonly why: string }) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { row, allowed } = await held(transaction, asker, { id, action: 'plans.publish' })
    mustWait(row)
    const at = deps.clock.now()
    await sql`update plan_act set state = 'returned', decided_by = ${asker.actor.personId}::uuid, decided_at = ${at},
      returned_why = ${why} where id = ${id}::uuid`.execute(transaction)
    await told(transaction, asker, { action: 'plans.return_act', row, allowed, at })
    return row.planId
  })

/** Takes back what one proposed. @returns the plan's id. @throws Problem PLAN_ACT_OF_ANOTHER for what somebody else proposed */
export const withdrawAct = (deps: Needs, asker: Asker, id: string) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { row, allowed } = await held(transaction, asker, { id, action: 'plans.prepare' })
    mustWait(row)
    if (row.proposedBy !== asker.actor.personId) throw new Problem('PLAN_ACT_OF_ANOTHER')
    const at = deps.clock.now()
    await sql`update plan_act set state = 'withdrawn', decided_by = ${asker.actor.personId}::uuid, decided_at = ${at}
      where id = ${id}::uuid`.execute(transaction)
    await told(transaction, asker, { action: 'plans.withdraw_act', row, allowed, at })
    return row.planId
  })

type Told = Held & { readonly action: string; readonly at: Date }

async function told(transaction: ActorTransaction, asker: Asker, { action, row, allowed, at }: Told): Promise<void> {
  const { id, versionId, what, kind, onDay, act } = row
  const entry = { action, subject: { kind: 'plan_act', id }, mandateId: allowed.mandateId }
  await record(transaction, { ...asker, at }, { ...entry, detail: { version: versionId, what, kind, onDay, act } })
}
