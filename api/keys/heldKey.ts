import { asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import type { Deps } from '../deps.ts'
import { KeyFailed } from '../signatures/openKey.ts'
import { faultOfKey } from './present.ts'
import { keyById } from './queries.ts'

/** A key of the inventory that was opened: which it is, and the body it was given for. */
export type HeldKey = { readonly id: string; readonly bodyId: string }

/**
 * Holds a key against the mandate that signs: whoever acts for two bodies signs for each with the key of that one.
 * @throws KeyFailed KEY_OF_ANOTHER_BODY
 */
export function holdToMandate({ actor }: Asker, mandateId: string | null, keyBodyId: string): void {
  const signing = actor.mandates.find(({ id }) => id === mandateId)
  if (signing?.bodyId !== keyBodyId) throw new KeyFailed('KEY_OF_ANOTHER_BODY')
}

/**
 * Asks of a key that was opened a while ago what was asked as it was opened: in use, of a mandate that lasts, in force.
 * @throws KeyFailed with the reason it signs no longer
 */
export async function holdToday(deps: Pick<Deps, 'db' | 'clock'>, { actor }: Asker, key: HeldKey): Promise<void> {
  const row = await asActor(deps, actor, (transaction) => keyById(transaction, key.id, deps.clock.today()))
  const fault = row ? faultOfKey(row, deps.clock.now()) : 'KEY_UNKNOWN'
  if (fault) throw new KeyFailed(fault)
}
