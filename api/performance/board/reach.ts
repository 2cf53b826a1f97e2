import { sql } from 'kysely'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type Allowed, authorise } from '../../access/authorise.ts'
import type { Action } from '../../contract/policy/policy.ts'
import { Problem } from '../../http/problem.ts'

/** A unit of the country with what it belongs to, widest first and itself last. */
export type Unit = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  readonly path: readonly string[]
}

/** Whether the actor reads a territory at all, whichever. @throws Problem named after the shut door */
export const authoriseSomewhere = ({ actor }: Asker, action: Action): Allowed =>
  authorise(actor, action, { territory: actor.mandates.flatMap(({ territories }) => territories), state: 'filed' })

/**
 * The unit a board is asked about, when the actor reads it; null when none is asked.
 * @throws Problem UNIT_UNKNOWN, the policy's shut door
 */
export async function boardUnit(
  transaction: ActorTransaction,
  asker: Asker,
  code: string | undefined,
): Promise<Unit | null> {
  authoriseSomewhere(asker, 'board.consult')
  if (code === undefined) return null
  const unit = await unitOf(transaction, code)
  authorise(asker.actor, 'board.consult', { territory: unit.path })
  return unit
}

/** @throws Problem UNIT_UNKNOWN */
export async function unitOf(transaction: ActorTransaction, code: string): Promise<Unit> {
  const { rows } = await sql<Unit>`
    select code, name_fr as "nameFr", name_ar as "nameAr", territory_path(code) as path from commune where code = ${code}
    union all
    select code, name_fr, name_ar, array['MA', region_code, code] from province where code = ${code}
    union all
    select code, name_fr, name_ar, array['MA', code] from region where code = ${code}`.execute(transaction)
  const [unit] = rows
  if (!unit) throw new Problem('UNIT_UNKNOWN', { field: 'unit' })
  return unit
}
