import type { Asker } from '../../access/asker.ts'
import { journal, type Needs, subject, withDossier } from '../../dossiers/withDossier.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import { type Fees, readFees } from './readFees.ts'

/** Reads what a dossier owes and writes that it was read. @throws Problem NOT_FOUND, whether absent or not theirs */
export async function consultFees(deps: Needs, asker: Asker, id: string): Promise<Fees> {
  await spendReads(deps, asker, 1)
  return withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row, allowed, at }) => {
    const entry = { action: 'dossier.fees', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    return readFees(transaction, row, deps.clock.today())
  })
}
