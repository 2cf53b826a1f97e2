import type { Asker } from '../access/asker.ts'
import { spendReads } from '../privacy/readBudget.ts'
import { changedMeanwhile } from './changedMeanwhile.ts'
import { siteOf } from './site/ground.ts'
import { journal, type Needs, type ReadDossier, readWhole, subject, withDossier } from './withDossier.ts'

/** Reads one dossier and writes that it was read. @throws Problem NOT_FOUND, whether it is absent or not theirs */
export async function consultDossier(deps: Needs, asker: Asker, id: string): Promise<ReadDossier> {
  await spendReads(deps, asker, 1)
  return withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row, allowed, at }) => {
    const entry = { action: 'dossier.consult', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    return { row, site: await siteOf(transaction, id) }
  })
}

/** Renames a draft. @throws Problem CHANGED_MEANWHILE when somebody else changed it first */
export const renameDossier = (
  deps: Needs,
  asker: Asker,
  { id, title, version }: { readonly id: string; readonly title: string; readonly version: number },
): Promise<ReadDossier> =>
  withDossier(deps, { asker, id, action: 'dossier.change' }, async (transaction, { at }) => {
    const { numUpdatedRows } = await transaction
      .updateTable('dossier')
      .set({ title, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    if (!numUpdatedRows) throw await changedMeanwhile(transaction, id)
    await journal(transaction, { asker, at }, { action: 'dossier.rename', subject: subject(id), dossierId: id })
    return readWhole(transaction, id)
  })
