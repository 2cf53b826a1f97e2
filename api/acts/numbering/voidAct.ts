import type { Asker } from '../../access/asker.ts'
import type { ActKind } from '../../contract/actsDrafted.ts'
import { journal, type Needs, subject, withDossier } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { actById } from '../queries.ts'

/** Whoever signs there, whatever became of the dossier since. */
export const voidDoor = (kind: ActKind) => (kind === 'attestation' ? 'attestation.void' : 'act.void')

export type Voiding = { readonly dossierId: string; readonly actId: string; readonly reason: string }

/**
 * Gives up an act whose signature never came: its number stays in the register, void, with the reason.
 * @throws Problem the policy's shut door, NOT_FOUND, ACT_WITHOUT_NUMBER for a draft, ACT_CLOSED for one signed or void already
 */
export async function voidAct(deps: Needs, asker: Asker, { dossierId, actId, reason }: Voiding): Promise<void> {
  const kind = await withDossier(deps, { asker, id: dossierId, action: 'dossier.consult' }, async (transaction) => {
    const act = await actById(transaction, actId)
    if (!act || act.dossierId !== dossierId) throw new Problem('NOT_FOUND')
    if (act.state === 'draft') throw new Problem('ACT_WITHOUT_NUMBER')
    return act.kind
  })
  await withDossier(deps, { asker, id: dossierId, action: voidDoor(kind) }, async (transaction, found) => {
    const { row, allowed, at } = found
    const { numUpdatedRows } = await transaction
      .updateTable('act')
      .set({ state: 'void', void_reason: reason, voided_at: at, voided_by: asker.actor.personId })
      .where('id', '=', actId)
      .where('state', '=', 'signing')
      .executeTakeFirstOrThrow()
    if (!numUpdatedRows) throw new Problem('ACT_CLOSED')
    const entry = { action: 'act.void', subject: subject(row.id), dossierId: row.id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, detail: { act: actId, reason } })
  })
}
