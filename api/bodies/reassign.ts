import { sql } from 'kysely'
import type { ActorTransaction } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import type { Reassignment } from '../contract/bodies.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { assign, nextVersion, withBody } from './commands.ts'
import type { BodyRow } from './queries.ts'

/**
 * From a day on the body is in charge of these units and of no other; until the eve nothing changes. How thirty agencies
 * become twelve (projet de loi 64-23).
 * @throws Problem INVALID_INPUT for a day that has passed: what a body was in charge of stays written
 */
export const reassignTerritories = (
  deps: Pick<Deps, 'db' | 'clock'>,
  asker: Asker,
  { id, version, from, territories, actReference }: Reassignment & { readonly id: string },
): Promise<BodyRow> =>
  withBody(deps, { asker, id, action: 'body.reassign' }, async (transaction, { allowed, at, today }) => {
    if (from < today) throw new Problem('INVALID_INPUT', { field: 'from', data: { reason: 'in the past' } })
    await nextVersion(transaction, { id, version })
    await closeOthers(transaction, { id, from, territories })
    await assign(transaction, { bodyId: id, from, territories, actReference })
    const detail = { from, territories: territories.join(' '), act: actReference }
    const entry = { action: 'body.reassign', subject: { kind: 'body', id }, bodyId: id, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail })
  })

type Kept = { readonly id: string; readonly from: string; readonly territories: readonly string[] }

/** What had not begun on that day never will; what runs then ends on the eve, or runs on when it is kept. */
async function closeOthers(transaction: ActorTransaction, { id, from, territories }: Kept): Promise<void> {
  await sql`delete from body_territory where body_id = ${id}::uuid and valid_from >= ${from}::date`.execute(transaction)
  await sql`
    update body_territory
    set valid_to = case when territory = any (${territories}::text[]) then null else ${from}::date - 1 end
    where body_id = ${id}::uuid and (valid_to is null or valid_to >= ${from}::date)`.execute(transaction)
}
