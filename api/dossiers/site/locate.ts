import { sql } from 'kysely'
import { titleOf } from '../../../spatial/conformity/rules/parcelOverlap.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import { reportById, type StoredReport } from '../../conformity/queries.ts'
import { Problem } from '../../http/problem.ts'
import { changedMeanwhile } from '../changedMeanwhile.ts'

export type Located = {
  readonly id: string
  readonly communeCode: string
  readonly version: number
  readonly reportId: string
  readonly at: Date
}

/**
 * Gives a dossier the outline of a report and keeps the report in its history, in the caller's transaction.
 * @throws Problem INVALID_INPUT for an unknown report, PARCEL_ELSEWHERE, CHANGED_MEANWHILE
 */
export async function locate(transaction: ActorTransaction, { reportId, ...dossier }: Located): Promise<StoredReport> {
  const report = await reportById(transaction, reportId)
  if (!report) throw new Problem('INVALID_INPUT', { field: 'reportId', data: { reason: 'no such report' } })
  checkCommune(report, dossier.communeCode)
  const { id, version, at } = dossier
  const { rows } = await sql<{ located: boolean }>`
    select locate_dossier(${id}::uuid, ${version}::integer, ${reportId}::uuid, ${titleOf(report.facts)}::text,
      ${at}::timestamptz) as located`.execute(transaction)
  if (!rows[0]?.located) throw await changedMeanwhile(transaction, id)
  return report
}

/** A dossier is examined by its commune: ground elsewhere is another dossier. */
function checkCommune({ facts: { commune } }: StoredReport, communeCode: string): void {
  if (commune?.code === communeCode) return
  const found = commune ? { code: commune.code, nameFr: commune.nameFr, nameAr: commune.nameAr } : {}
  throw new Problem('PARCEL_ELSEWHERE', { field: 'reportId', data: found })
}
