import { sql } from 'kysely'
import { nextActs, strayedBy } from '../../../spatial/conformity/nextActs.ts'
import type { PlanEventKind } from '../../../spatial/conformity/planState.ts'
import { asDay, type Day } from '../../../spatial/day.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { ProposeAct } from '../../contract/plans/acts.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { type RecordedAct, recordedOf, versionGrounds } from './actRow.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/**
 * Proposes what is to be recorded of a published version; nothing of the law changes before somebody else examined it.
 * @returns the id of the proposal
 * @throws Problem NOT_FOUND, the policy's shut door, PLAN_ACT_WAITING while another one waits, PLAN_ACT_NOT_SIGNED,
 * PLAN_ACT_NOT_NEXT, PLAN_ACT_OUT_OF_ORDER and PLAN_ACT_STRAYS naming the field
 */
export const proposeAct = (deps: Needs, asker: Asker, { planId, given }: { planId: string; given: ProposeAct }) =>
  asActor(deps, asker.actor, async (transaction) => {
    const question = ['plans.act', planId, given] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return before
    const grounds = isUuid(planId) ? await versionGrounds(transaction, planId) : []
    if (grounds.length === 0) throw new Problem('NOT_FOUND')
    const ground = grounds.find(({ id }) => id === given.versionId)
    const { mandateId } = authorise(asker.actor, 'plans.prepare', {
      territory: (ground ?? grounds[0])?.territory ?? [],
    })
    if (!ground)
      throw new Problem('INVALID_INPUT', { field: 'versionId', data: { reason: 'no such version of the plan' } })
    const at = deps.clock.now()
    if (given.signedOn > deps.clock.today()) throw new Problem('PLAN_ACT_NOT_SIGNED', { field: 'signedOn' })
    const proposed = proposedFrom(given, await recordedOf(transaction, ground.id))
    const body = asker.actor.mandates.find(({ id }) => id === mandateId)?.bodyId ?? null
    const id = uuidv7(at)
    await insert(transaction, { ...proposed, id, given, body, by: asker.actor.personId, at })
    const entry = { action: 'plans.propose_act', subject: { kind: 'plan_act', id }, mandateId }
    const { what, signedOn, act } = given
    const detail = { version: ground.id, what, kind: proposed.kind, onDay: proposed.onDay, signedOn, act }
    await record(transaction, { ...asker, at }, { ...entry, detail })
    await keepAsked(transaction, asker, { question, id, at })
    return id
  })

type Proposed = { readonly kind: PlanEventKind; readonly onDay: Day; readonly of: RecordedAct | null }

/** What it would make of the recorded acts. */
function proposedFrom(given: ProposeAct, recorded: readonly RecordedAct[]): Proposed {
  if (given.what === 'record') {
    const onDay = asDay(given.onDay)
    mustFollow(recorded, { kind: given.kind, onDay, signedOn: given.signedOn })
    return { kind: given.kind, onDay, of: null }
  }
  const { kind, onDay } = given.event
  const of = recorded.find((one) => one.kind === kind && one.onDay === onDay)
  if (!of) throw new Problem('INVALID_INPUT', { field: 'event', data: { reason: 'no such recorded act' } })
  const [before, after] = [
    recorded.filter((one) => one.onDay < of.onDay),
    recorded.filter((one) => one.onDay > of.onDay),
  ]
  if (given.what === 'cancel') {
    const [next] = after
    if (next) throw new Problem('PLAN_ACT_OUT_OF_ORDER', { field: 'event', data: { day: next.onDay } })
    return { kind, onDay: of.onDay, of }
  }
  const day = asDay(given.onDay)
  const stray = before.findLast((one) => one.onDay >= day) ?? after.find((one) => one.onDay <= day)
  if (stray) throw new Problem('PLAN_ACT_OUT_OF_ORDER', { field: 'onDay', data: { day: stray.onDay } })
  mustBeSignedBefore(given.signedOn, day)
  mustStayLawful(recorded, { of, onDay: day })
  return { kind, onDay: day, of }
}

/**
 * A recorded act said right leaves the others where the law lets them be.
 * @throws Problem PLAN_ACT_STRAYS naming the act that would not follow any more
 */
export function mustStayLawful(
  recorded: readonly RecordedAct[],
  correction: { readonly of: RecordedAct; readonly onDay: Day },
): void {
  const stray = strayedBy(recorded, correction)
  if (stray) throw new Problem('PLAN_ACT_STRAYS', { field: 'onDay', data: { kind: stray.kind, day: stray.onDay } })
}

type Following = { readonly kind: PlanEventKind; readonly onDay: Day; readonly signedOn: string }

function mustFollow(recorded: readonly RecordedAct[], { kind, onDay, signedOn }: Following): void {
  const last = recorded.at(-1)
  if (last && onDay <= last.onDay)
    throw new Problem('PLAN_ACT_OUT_OF_ORDER', { field: 'onDay', data: { day: last.onDay } })
  const next = nextActs(recorded, onDay)
  if (!next.includes(kind)) throw new Problem('PLAN_ACT_NOT_NEXT', { field: 'kind', data: { next: next.join(' ') } })
  mustBeSignedBefore(signedOn, onDay)
}

function mustBeSignedBefore(signedOn: string, onDay: Day): void {
  if (signedOn > onDay) throw new Problem('PLAN_ACT_BEFORE_SIGNED', { field: 'onDay', data: { day: signedOn } })
}

type Inserting = Proposed & {
  readonly id: string
  readonly given: ProposeAct
  readonly body: string | null
  readonly by: string
  readonly at: Date
}

async function insert(transaction: ActorTransaction, { id, given, kind, onDay, of, body, by, at }: Inserting) {
  const former = of && JSON.stringify({ kind: of.kind, onDay: of.onDay, act: of.act, signedOn: of.signedOn })
  await sql`insert into plan_act (id, plan_version_id, territory, body_id, what, kind, on_day, signed_on, act, event_id, former,
      reason, proposed_by, proposed_at)
    values (${id}::uuid, ${given.versionId}::uuid, '{}', ${body}::uuid, ${given.what}, ${kind}, ${onDay}::date,
      ${given.signedOn}::date, ${given.act}, ${of?.id ?? null}::uuid, ${former}::jsonb,
      ${given.what === 'record' ? null : given.reason}, ${by}::uuid, ${at})`
    .execute(transaction)
    .catch((error: unknown) => {
      if (refusedFor(error, 'unique_violation')) throw new Problem('PLAN_ACT_WAITING')
      throw error
    })
}
