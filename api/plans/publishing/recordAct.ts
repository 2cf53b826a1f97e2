import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { Actor } from '../../contract/policy/decide.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { startRecheck } from '../rechecking/startRecheck.ts'
import type { LegalAct } from './commands.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
const [UNIQUE_VIOLATION, INSUFFICIENT_PRIVILEGE] = ['23505', '42501']

/**
 * Records what happened to a published version after its first act: its legal state follows, and the open dossiers of its ground
 * are checked again.
 * @throws Problem NOT_FOUND, the policy's shut door, PLAN_EVENT_BEFORE, PLAN_ACT_EXISTS
 */
export const recordPlanAct = (
  deps: Needs,
  asker: Asker,
  { id, event }: { readonly id: string; readonly event: LegalAct },
) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { territory, planId } = await versionThere(transaction, id)
    const { mandateId } = authorise(asker.actor, 'plans.publish', { territory })
    const mandate = asker.actor.mandates.find((one) => one.id === mandateId)
    const [now, today] = [deps.clock.now(), deps.clock.today()]
    if (event.onDay > today) throw new Problem('PLAN_EVENT_BEFORE', { field: 'onDay' })
    await sql`select record_plan_act(${uuidv7(now)}::uuid, ${id}::uuid, ${mandate?.bodyId ?? null}::uuid, ${event.kind},
      ${event.onDay}::date, ${event.act})`
      .execute(transaction)
      .catch(refused)
    await startRecheck(transaction, { cause: 'plan_version', ids: [id], now, today })
    const entry = { action: 'plans.act', subject: { kind: 'plan_version', id }, mandateId }
    await record(transaction, { ...asker, at: now }, { ...entry, detail: { ...event } })
    return planId
  })

function refused(error: unknown): never {
  const { code } = error as { code?: unknown }
  if (code === UNIQUE_VIOLATION) throw new Problem('PLAN_ACT_EXISTS')
  if (code === INSUFFICIENT_PRIVILEGE) throw new Problem('NOT_WITHIN_REACH')
  throw error
}

/** A version and the units it belongs to: of its ground, or of the draft it came from. */
async function versionThere(transaction: ActorTransaction, id: string) {
  if (!isUuid(id)) throw new Problem('NOT_FOUND')
  const { rows } = await sql<{ planId: string; territory: string[] }>`
    select v.plan_id as "planId", coalesce(units_under(v.perimeter), '{}') || coalesce((
      select d.territory from plan_draft d where d.plan_version_id = v.id), '{}') as territory
    from plan_version v where v.id = ${id}::uuid`.execute(transaction)
  const [version] = rows
  if (!version) throw new Problem('NOT_FOUND')
  return version
}

/** Whether an actor may record acts of a plan: an examiner of its agency. */
export function recordsActsOf(deps: Needs, actor: Actor, code: string): Promise<boolean> {
  const bodies = actor.mandates.filter(({ role, bodyKind }) => role === 'examiner' && bodyKind === 'urban_agency')
  if (bodies.length === 0 || !actor.secondFactor) return Promise.resolve(false)
  return asActor(deps, actor, async (transaction) => {
    const ids = bodies.map(({ bodyId }) => bodyId)
    const { rows } = await sql<{ ours: boolean }>`
      select bool_or(plan_is_ours(${code}, b)) as ours from unnest(${ids}::uuid[]) b`.execute(transaction)
    return rows[0]?.ours ?? false
  })
}
