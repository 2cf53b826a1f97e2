import type { Asker } from '../../access/asker.ts'
import type { PlacesWanted } from '../../contract/actPlans.ts'
import { journal, type Needs, subject, withDossier } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { plansOf } from './plans.ts'

/**
 * Says where « ne varietur » goes on sheets of a plan, before its act is signed.
 * @throws Problem the policy's shut door, INVALID_INPUT for what is not a plan of the dossier
 */
export const placeStamps = (
  deps: Needs,
  asker: Asker,
  { dossierId, documentId, places }: PlacesWanted & { readonly dossierId: string },
): Promise<void> =>
  withDossier(deps, { asker, id: dossierId, action: 'act.draft' }, async (transaction, { row, allowed, at }) => {
    const plans = await plansOf(transaction, dossierId, null)
    if (!plans.some((plan) => plan.documentId === documentId))
      throw new Problem('INVALID_INPUT', { field: 'documentId' })
    const by = { chosen_by: asker.actor.personId, chosen_at: at }
    await transaction
      .insertInto('stamp_place')
      .values(places.map(({ page, x, y }) => ({ document_id: documentId, page, x, y, ...by })))
      .onConflict((conflict) =>
        conflict.columns(['document_id', 'page']).doUpdateSet((eb) => ({
          x: eb.ref('excluded.x'),
          y: eb.ref('excluded.y'),
          ...by,
        })),
      )
      .execute()
    const entry = {
      action: 'act.stamp_place',
      subject: subject(row.id),
      dossierId: row.id,
      mandateId: allowed.mandateId,
    }
    await journal(transaction, { asker, at }, { ...entry, detail: { document: documentId, sheets: places.length } })
  })
