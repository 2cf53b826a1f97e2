import type { Asker } from '../../access/asker.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import { journal, type Needs, subject, withDossier } from '../withDossier.ts'
import { type Course, readCourse } from './readCourse.ts'

/** Reads where a dossier stands and writes that it was read. @throws Problem NOT_FOUND, whether absent or not theirs */
export async function consultCourse(deps: Needs, asker: Asker, id: string): Promise<Course> {
  await spendReads(deps, asker, 1)
  return withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row, allowed, at }) => {
    const entry = { action: 'dossier.follow', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    return readCourse(transaction, asker, row)
  })
}
