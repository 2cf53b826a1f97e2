import type { Asker } from '../../access/asker.ts'
import type { Project } from '../../contract/procedures/project.ts'
import { Problem } from '../../http/problem.ts'
import { versionInForce } from '../../procedures/queries.ts'
import { changedMeanwhile } from '../changedMeanwhile.ts'
import { journal, type Needs, subject, withDossier } from '../withDossier.ts'
import type { Reading } from './readCourse.ts'

type Change = { readonly id: string; readonly version: number }

/**
 * Chooses the procedure of a draft, in the version in force today; filing takes the version in force on its own day.
 * @throws Problem PROCEDURE_UNKNOWN, CHANGED_MEANWHILE
 */
export const chooseProcedure = <T>(
  deps: Needs,
  asker: Asker,
  { id, version, code }: Change & { readonly code: string },
  read: Reading<T>,
): Promise<T> =>
  withDossier(deps, { asker, id, action: 'dossier.change' }, async (transaction, { row, at }) => {
    const chosen = await versionInForce(transaction, code, deps.clock.today())
    if (!chosen) throw new Problem('PROCEDURE_UNKNOWN', { field: 'code' })
    const { numUpdatedRows } = await transaction
      .updateTable('dossier')
      .set({ procedure_version_id: chosen.id, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    if (!numUpdatedRows) throw await changedMeanwhile(transaction, id)
    const entry = { action: 'dossier.procedure', subject: subject(id), dossierId: id, detail: { code } }
    await journal(transaction, { asker, at }, entry)
    return read(transaction, asker, row)
  })

/** Says what the project is, as far as it is known. @throws Problem CHANGED_MEANWHILE when somebody else said it first */
export const describeProject = <T>(
  deps: Needs,
  asker: Asker,
  { id, version, project }: Change & { readonly project: Project },
  read: Reading<T>,
): Promise<T> =>
  withDossier(deps, { asker, id, action: 'dossier.change' }, async (transaction, { row, at }) => {
    const { numUpdatedRows } = await transaction
      .updateTable('dossier')
      .set({ project: JSON.stringify(project), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    if (!numUpdatedRows) throw await changedMeanwhile(transaction, id)
    await journal(transaction, { asker, at }, { action: 'dossier.describe', subject: subject(id), dossierId: id })
    return read(transaction, asker, row)
  })
