import { sql } from 'kysely'
import { asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { nameOf } from '../access/nameOf.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { notify, notifyHolders } from '../notifications/notify.ts'

/**
 * How many records of people, dossiers and documents an hour. House figures, no text sets them: an official who opens
 * forty dossiers of fifteen pieces in a day stays under a third of the first in their busiest hour; a body of ten such
 * officials under the second. A stolen account reads a few hundred records, not a register.
 */
export const READ_BUDGET = { person: 300, body: 3_000 } as const

type Needs = Pick<Deps, 'db' | 'clock'>

/**
 * Counts reads before what they found is answered, found or not. Beyond the budget of the person, or of a body they act
 * for, the account is held and its bodies and support are told. Call it outside any transaction: it needs connections of
 * its own, and one that waits for another inside a transaction stops the pool.
 * @throws Problem READ_BUDGET_EXCEEDED
 */
export async function spendReads(deps: Needs, asker: Asker, howMany: number): Promise<void> {
  const { person, body } = await counted(deps, asker, howMany)
  if (person <= READ_BUDGET.person && (body ?? 0) <= READ_BUDGET.body) return
  await hold(deps, asker, person > READ_BUDGET.person ? 'person' : 'body')
  throw new Problem('READ_BUDGET_EXCEEDED')
}

type Counted = { readonly person: number; readonly body: number | null }

/** Bodies in one order for everybody: two askers of two bodies never wait for each other. */
async function counted({ db, clock }: Needs, { actor }: Asker, howMany: number): Promise<Counted> {
  const bodies = [...new Set(actor.mandates.map(({ bodyId }) => bodyId))].sort()
  const { rows } = await sql<Counted>`
    select spend_reads('person', ${actor.personId}::uuid, h.hour, ${howMany}) as person,
      (select max(spend_reads('body', b, h.hour, ${howMany})) from unnest(${bodies}::uuid[]) b) as body
    from (select date_trunc('hour', ${clock.now()}::timestamptz) as hour) h`.execute(db)
  return rows[0] ?? { person: 0, body: null }
}

async function hold(deps: Needs, asker: Asker, whose: 'person' | 'body'): Promise<void> {
  const at = deps.clock.now()
  const { personId, mandates } = asker.actor
  await asActor(deps, asker.actor, async (transaction) => {
    await sql`select hold_account(${personId}::uuid, 'read_budget', ${at}::timestamptz)`.execute(transaction)
    const subject = { kind: 'person', id: personId }
    await record(transaction, { ...asker, at }, { action: 'account.hold', subject, detail: { budget: whose } })
    await notify(transaction, at, { personId, kind: 'account_held', data: { reason: 'read_budget' } })
    const about = { name: await nameOf(transaction, personId), hour: at.toISOString() }
    const telling = {
      kind: 'read_budget_exceeded',
      data: about,
      path: `/administration/personnes/${personId}`,
    } as const
    const onceKey = `${personId} ${at.toISOString().slice(0, 13)}`
    const today = deps.clock.today()
    for (const bodyId of new Set(mandates.map((mandate) => mandate.bodyId)))
      await notifyHolders(transaction, at, { roles: ['administrator'], bodyId, today, onceKey, ...telling })
    await notifyHolders(transaction, at, { roles: ['support'], today, onceKey, ...telling })
  })
}
