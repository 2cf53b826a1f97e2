import { sql } from 'kysely'
import { asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { nameOf } from '../access/nameOf.ts'
import type { ActingMandate, Actor } from '../contract/policy/decide.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { notify, notifyHolders } from '../notifications/notify.ts'

/**
 * How many records of people, dossiers and documents an hour. House figures, no text sets them: an official who opens
 * forty dossiers of fifteen pieces in a day stays under a third of the first in their busiest hour; a body of ten such
 * officials under the second, one of hundreds under sixty for each of them. A stolen account reads a few hundred records,
 * not a register. Beyond its body's budget, whoever has read next to nothing themselves is no suspect.
 */
export const READ_BUDGET = { person: 300, body: 3_000, each: 60, little: 30 } as const

type Needs = Pick<Deps, 'db' | 'clock'>

/**
 * Counts reads before what they found is answered, found or not. Beyond the budget of the person, or of a body they act
 * for, the account is held and its bodies and support are told. Call it outside any transaction: it needs connections of
 * its own, and one that waits for another inside a transaction stops the pool.
 * @throws Problem READ_BUDGET_EXCEEDED
 */
export async function spendReads(deps: Needs, asker: Asker, howMany: number): Promise<void> {
  const { person, bodies } = await counted(deps, asker, howMany)
  const beyond = person > READ_BUDGET.person ? 'person' : (await bodyBeyond(deps, person, bodies)) ? 'body' : null
  if (beyond === null) return
  await hold(deps, asker, beyond)
  throw new Problem('READ_BUDGET_EXCEEDED')
}

type BodyReads = { readonly id: string; readonly reads: number }
type Counted = { readonly person: number; readonly bodies: readonly BodyReads[] }

async function bodyBeyond({ db, clock }: Needs, person: number, bodies: readonly BodyReads[]): Promise<boolean> {
  if (person <= READ_BUDGET.little) return false
  for (const { id, reads } of bodies) {
    if (reads <= READ_BUDGET.body) continue
    const { rows } = await sql<{ acting: number }>`
      select people_acting(${id}::uuid, ${clock.today()}::date) as acting`.execute(db)
    if (reads > READ_BUDGET.each * (rows[0]?.acting ?? 0)) return true
  }
  return false
}

/**
 * Whose budget the actor's reads are, a mandate of each body in one order. An office that anybody opens may name anybody:
 * it neither spends nor shuts what an official reads for an administration.
 */
export function actingFor({ mandates }: Actor): readonly ActingMandate[] {
  const official = mandates.filter((mandate) => mandate.official)
  const acting = official.length > 0 ? official : mandates
  const ofBodies = new Map(acting.map((mandate) => [mandate.bodyId, mandate]))
  return [...ofBodies.values()].sort((a, b) => (a.bodyId < b.bodyId ? -1 : 1))
}

const bodiesOf = (actor: Actor): readonly string[] => actingFor(actor).map(({ bodyId }) => bodyId)

/** Bodies in one order for everybody: two askers of two bodies never wait for each other. */
async function counted({ db, clock }: Needs, { actor }: Asker, howMany: number): Promise<Counted> {
  const bodies = bodiesOf(actor)
  const { rows } = await sql<Counted>`
    select spend_reads('person', ${actor.personId}::uuid, h.hour, ${howMany}) as person,
      coalesce((select json_agg(json_build_object('id', b, 'reads', spend_reads('body', b, h.hour, ${howMany})))
        from unnest(${bodies}::uuid[]) b), '[]') as bodies
    from (select date_trunc('hour', ${clock.now()}::timestamptz) as hour) h`.execute(db)
  return rows[0] ?? { person: 0, bodies: [] }
}

async function hold(deps: Needs, asker: Asker, whose: 'person' | 'body'): Promise<void> {
  const at = deps.clock.now()
  const { personId } = asker.actor
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
    for (const bodyId of bodiesOf(asker.actor))
      await notifyHolders(transaction, at, { roles: ['administrator'], bodyId, today, onceKey, ...telling })
    await notifyHolders(transaction, at, { roles: ['support'], today, onceKey, ...telling })
  })
}
