import type { Asker } from '../access/asker.ts'
import { journal, type Needs, subject, withDossier } from '../dossiers/withDossier.ts'
import { Problem } from '../http/problem.ts'
import { type Voiding, voidDoor } from './numbering/voidAct.ts'
import { actById } from './queries.ts'

/**
 * Takes back a signed act: whoever checks it reads since when and why it stands no longer. The dossier stays where it is.
 * @throws Problem the policy's shut door, NOT_FOUND, ACT_NOT_TO_WITHDRAW for one not signed, or taken back already
 */
export async function withdrawAct(deps: Needs, asker: Asker, { dossierId, actId, reason }: Voiding): Promise<void> {
  const kind = await withDossier(deps, { asker, id: dossierId, action: 'dossier.consult' }, async (transaction) => {
    const act = await actById(transaction, actId)
    if (!act || act.dossierId !== dossierId) throw new Problem('NOT_FOUND')
    return act.kind
  })
  await withDossier(
    deps,
    { asker, id: dossierId, action: voidDoor(kind) },
    async (transaction, { row, allowed, at }) => {
      const { numUpdatedRows } = await transaction
        .updateTable('act')
        .set({ withdrawn_at: at, withdrawn_by: asker.actor.personId, withdrawal_reason: reason })
        .where('id', '=', actId)
        .where('state', '=', 'signed')
        .where('withdrawn_at', 'is', null)
        .executeTakeFirstOrThrow()
      if (!numUpdatedRows) throw new Problem('ACT_NOT_TO_WITHDRAW')
      const entry = {
        action: 'act.withdraw',
        subject: subject(row.id),
        dossierId: row.id,
        mandateId: allowed.mandateId,
      }
      await journal(transaction, { asker, at }, { ...entry, detail: { act: actId, reason } })
    },
  )
}
