import { asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { KeyChange } from '../contract/keys.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { mayGiveBack, subjectOfKey } from './present.ts'
import { type KeyRow, keyById } from './queries.ts'

/**
 * Suspends a key, gives it back or revokes it for good, with the reason.
 * @throws Problem NOT_FOUND, SIGNING_KEY_CLOSED for one revoked or replaced, SIGNING_KEY_SUSPENDED for its holder when
 * somebody else suspended it, CHANGED_MEANWHILE, and the policy's shut door
 */
export function changeKey(
  deps: Pick<Deps, 'db' | 'clock'>,
  asker: Asker,
  { id, version, state, reason }: KeyChange & { readonly id: string },
): Promise<KeyRow> {
  return asActor(deps, asker.actor, async (transaction) => {
    const today = deps.clock.today()
    const at = deps.clock.now()
    const row = isUuid(id) ? await keyById(transaction, id, today) : null
    if (!row) throw new Problem('NOT_FOUND')
    const { mandateId } = authorise(asker.actor, 'key.change', subjectOfKey(row))
    if (row.state === 'revoked' || row.state === 'replaced') throw new Problem('SIGNING_KEY_CLOSED')
    if (state !== 'revoked' && row.state === 'suspended' && !mayGiveBack(row, asker.actor))
      throw new Problem('SIGNING_KEY_SUSPENDED')
    const { numUpdatedRows } = await transaction
      .updateTable('signing_key')
      .set({ state, reason, changed_at: at, changed_by: asker.actor.personId, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    if (!numUpdatedRows) throw new Problem('CHANGED_MEANWHILE')
    const entry = {
      action: 'key.change',
      subject: { kind: 'key', id },
      bodyId: row.body.id,
      concernedId: row.holder.id,
    }
    await record(transaction, { ...asker, at }, { ...entry, mandateId, detail: { state, reason } })
    const changed = await keyById(transaction, id, today)
    if (!changed) throw new Problem('NOT_FOUND')
    return changed
  })
}
