import { type Difference, difference } from '../../../spatial/conformity/difference.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { reportById } from '../../conformity/queries.ts'
import { siteServes } from '../../contract/traces.ts'
import type { Warning } from '../../contract/warnings.ts'
import { Problem } from '../../http/problem.ts'
import { changedMeanwhile } from '../changedMeanwhile.ts'
import { answerAbout } from '../complements/answer.ts'
import { courseById } from '../course/queries.ts'
import { journal, type Needs, type ReadDossier, readWhole, subject, withDossier } from '../withDossier.ts'
import { locate } from './locate.ts'
import { titleWarnings } from './titles.ts'

export type Attached = {
  readonly dossier: ReadDossier
  readonly difference: Difference | null
  readonly warnings: readonly Warning[]
}

type Wanted = { readonly id: string; readonly version: number; readonly reportId: string }

/**
 * Attaches the parcel of a report to a dossier, or replaces the one it had.
 * @throws Problem the policy's shut door, INVALID_INPUT, PARCEL_ELSEWHERE, CHANGED_MEANWHILE, SITE_OF_ANOTHER_KIND for what
 * was filed on a line or at a point
 */
export const attachParcel = (deps: Needs, asker: Asker, { id, version, reportId }: Wanted): Promise<Attached> =>
  withDossier(
    deps,
    { asker, id, action: 'dossier.locate', thing: { about: 'parcel' } },
    async (transaction, { row, at }) => {
      if (row.version !== version) throw await changedMeanwhile(transaction, id)
      if (row.state !== 'draft') await mustServe(transaction, id)
      const former = row.reportId ? await reportById(transaction, row.reportId) : null
      const report = await locate(transaction, { id, communeCode: row.communeCode, version, reportId, at })
      const answer = { asker, at, kind: 'report', reportId } as const
      await answerAbout(transaction, { id, thing: { about: 'parcel' } }, answer)
      const entry = { action: 'dossier.locate', subject: subject(id), dossierId: id, detail: { report: reportId } }
      await journal(transaction, { asker, at }, entry)
      return {
        dossier: await readWhole(transaction, id),
        difference: former && difference(former, report),
        warnings: await titleWarnings(transaction, id),
      }
    },
  )

/** A draft may change its procedure yet; what was filed keeps a ground of its own kind. */
async function mustServe(transaction: ActorTransaction, id: string): Promise<void> {
  const wanted = (await courseById(transaction, id))?.definition?.geometry
  if (wanted && !siteServes(wanted, 'outline'))
    throw new Problem('SITE_OF_ANOTHER_KIND', { field: 'reportId', data: { wanted } })
}
