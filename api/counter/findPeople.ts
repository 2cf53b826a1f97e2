import { type Kysely, sql } from 'kysely'
import { asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { FoundAtCounter } from '../contract/counter.ts'
import type { Database } from '../db/tables.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { spendReads } from '../privacy/readBudget.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
export type Card = { readonly communeCode: string; readonly nationalId: string }

/**
 * Whom the house knows under the card somebody showed at the counter of a commune. Counted and journalled: a card read out
 * of a register of one's own would be seen.
 * @throws Problem INVALID_INPUT for an unknown commune, READ_BUDGET's refusal, the policy's shut door
 */
export async function findAtCounter(deps: Needs, asker: Asker, card: Card): Promise<FoundAtCounter['people']> {
  await spendReads(deps, asker, 1)
  return asActor(deps, asker.actor, async (transaction) => {
    const territory = await territoryOf(transaction, card.communeCode)
    const { mandateId } = authorise(asker.actor, 'counter.open', { territory })
    const people = await peopleByIdentity(transaction, card)
    const subject = { kind: 'counter', id: card.communeCode }
    const entry = { action: 'counter.search', subject, mandateId, detail: { found: people.length } }
    const [only] = people.length === 1 ? people : []
    const concerned = only ? { concernedId: only.id } : {}
    await record(transaction, { ...asker, at: deps.clock.now() }, { ...entry, ...concerned, consultation: true })
    return people
  })
}

/** The units a commune belongs to, widest first. @throws Problem INVALID_INPUT when there is no such commune */
export async function territoryOf(db: Kysely<Database>, communeCode: string): Promise<string[]> {
  const { rows } = await sql<{ units: string[] | null }>`select territory_path(${communeCode}) as units`.execute(db)
  const units = rows[0]?.units
  if (!units) throw new Problem('INVALID_INPUT', { field: 'communeCode', data: { reason: 'no such commune' } })
  return units
}

export async function peopleByIdentity(
  db: Kysely<Database>,
  { nationalId, communeCode }: Card,
): Promise<FoundAtCounter['people']> {
  const { rows } = await sql<FoundAtCounter['people'][number]>`
    select id, given_name as "givenName", family_name as "familyName", given_name_ar as "givenNameAr",
      family_name_ar as "familyNameAr", has_account as "hasAccount"
    from people_by_identity(${nationalId}, ${communeCode})`.execute(db)
  return rows
}
