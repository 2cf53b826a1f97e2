import { sql } from 'kysely'
import type { PlanEventKind } from '../../../spatial/conformity/planState.ts'
import type { Day } from '../../../spatial/day.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import { uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { draftById, draftFor } from '../preparing/draftRow.ts'
import { recheckTurns } from '../rechecking/recheckTurns.ts'
import { mustBeSettled } from './mustBeSettled.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/**
 * Hands a controlled draft to another pair of eyes.
 * @throws Problem PLAN_NOT_CONTROLLED while something blocks or waits to be accepted
 */
export const submitDraft = (deps: Needs, asker: Asker, id: string) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { allowed } = await draftFor(transaction, asker, { id, action: 'plans.prepare', states: ['control'] })
    const at = deps.clock.now()
    await sql`update plan_draft set state = 'submitted', submitted_by = ${asker.actor.personId}::uuid, submitted_at = ${at},
      returned_by = null, returned_at = null, returned_why = null where id = ${id}::uuid`
      .execute(transaction)
      .catch(asNotControlled)
    await told(transaction, asker, { action: 'plans.submit', id, mandateId: allowed.mandateId, at })
  })

/** The database asks again what the page asked: nothing open, nothing blocking, controlled since the last edit. */
function asNotControlled(error: unknown): never {
  if (refusedFor(error, 'check_violation')) throw new Problem('PLAN_NOT_CONTROLLED')
  throw error
}

/** Sends a submitted draft back to its preparation, and says why. */
export const returnDraft = (deps: Needs, asker: Asker, { id, why }: { readonly id: string; readonly why: string }) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { allowed } = await draftFor(transaction, asker, { id, action: 'plans.prepare', states: ['submitted'] })
    const at = deps.clock.now()
    await sql`update plan_draft set state = 'control', submitted_by = null, submitted_at = null,
      returned_by = ${asker.actor.personId}::uuid, returned_at = ${at}, returned_why = ${why} where id = ${id}::uuid`.execute(
      transaction,
    )
    await told(transaction, asker, { action: 'plans.return', id, mandateId: allowed.mandateId, at })
  })

/** Gives a draft up; it stays readable. */
export const withdrawDraft = (deps: Needs, asker: Asker, id: string) =>
  asActor(deps, asker.actor, async (transaction) => {
    const states = ['reading', 'control', 'submitted'] as const
    const { allowed } = await draftFor(transaction, asker, { id, action: 'plans.prepare', states })
    const at = deps.clock.now()
    await sql`update plan_draft set state = 'withdrawn', withdrawn_by = ${asker.actor.personId}::uuid, withdrawn_at = ${at}
      where id = ${id}::uuid`.execute(transaction)
    await told(transaction, asker, { action: 'plans.withdraw', id, mandateId: allowed.mandateId, at })
  })

export type LegalAct = { readonly kind: PlanEventKind; readonly onDay: Day; readonly act: string }

/**
 * Makes law of a submitted draft, in one transaction with its legal act. Asked twice, it is done once: what is published is
 * answered as it stands.
 * @throws Problem NOT_ON_ONESELF for whoever had a hand in it, PLAN_EVENT_BEFORE, PLAN_VERSION_EXISTS, PLAN_DIFFERS,
 * PLAN_RECHECK_RUNNING while dossiers are being checked again against this very plan
 */
export const publishDraft = (
  deps: Needs,
  asker: Asker,
  { id, event }: { readonly id: string; readonly event: LegalAct },
) =>
  asActor(deps, asker.actor, async (transaction) => {
    const states = ['submitted', 'published'] as const
    const { row, allowed } = await draftFor(transaction, asker, { id, action: 'plans.publish', states })
    if (row.state === 'published') return
    const at = deps.clock.now()
    if (event.onDay > deps.clock.today()) throw new Problem('PLAN_EVENT_BEFORE', { field: 'onDay' })
    await mustBeSettled(transaction, row.mapping?.plan.code ?? '', deps.clock.today())
    const version = await makeLaw(transaction, { id, event, at })
    await recheckTurns(transaction, { version, before: [], after: [event], now: at, today: deps.clock.today() })
    await told(transaction, asker, { action: 'plans.publish', id, mandateId: allowed.mandateId, at })
  })

async function makeLaw(
  transaction: ActorTransaction,
  { id, event, at }: { readonly id: string; readonly event: LegalAct; readonly at: Date },
): Promise<string> {
  const [plan, version, act] = [uuidv7(at), uuidv7(at), uuidv7(at)]
  await sql`select set_config('statement_timeout', '120000', true)`.execute(transaction)
  await sql`select publish_plan_draft(${id}::uuid, ${plan}::uuid, ${version}::uuid, ${act}::uuid, ${event.kind},
    ${event.onDay}::date, ${event.act}, ${at})`
    .execute(transaction)
    .catch((error: unknown) => {
      if (refusedFor(error, 'unique_violation')) throw new Problem('PLAN_VERSION_EXISTS', { field: 'version.label' })
      if (refusedFor(error, 'check_violation')) throw new Problem('PLAN_DIFFERS')
      throw error
    })
  return version
}

type Told = { readonly action: string; readonly id: string; readonly mandateId: string | null; readonly at: Date }

async function told(transaction: ActorTransaction, asker: Asker, { action, id, mandateId, at }: Told): Promise<void> {
  const row = await draftById(transaction, id)
  const detail = { plan: row?.mapping?.plan.code ?? null, version: row?.mapping?.version.label ?? null }
  await record(transaction, { ...asker, at }, { action, subject: { kind: 'plan_draft', id }, mandateId, detail })
}
