import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { ProcedureDefinition } from '../../contract/procedures/definition.ts'
import { Problem } from '../../http/problem.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import { courseById } from '../course/queries.ts'
import { type DossierRow, dossierById } from '../queries.ts'
import { journal, type Needs, subject, withDossier } from '../withDossier.ts'
import { type ItemRow, itemsOf, type JudgedRow, type RequestRow, reportsJudged, requestsOf } from './queries.ts'

export type Complements = {
  readonly dossier: DossierRow
  readonly version: number
  readonly definition: ProcedureDefinition | null
  readonly requests: readonly RequestRow[]
  readonly items: readonly ItemRow[]
  readonly reports: ReadonlyMap<string, JudgedRow>
}

/** Reads what was asked of an applicant, and writes that it was read. @throws Problem NOT_FOUND */
export async function consultComplements(deps: Needs, asker: Asker, id: string): Promise<Complements> {
  await spendReads(deps, asker, 1)
  return withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { allowed, at }) => {
    const entry = { action: 'dossier.complement', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    return readComplements(transaction, id)
  })
}

/** What was asked and answered so far, in a transaction that may see the dossier. @throws Problem NOT_FOUND */
export async function readComplements(transaction: ActorTransaction, id: string): Promise<Complements> {
  const dossier = await dossierById(transaction, id)
  const course = await courseById(transaction, id)
  if (!dossier || !course) throw new Problem('NOT_FOUND')
  const [requests, items] = [await requestsOf(transaction, id), await itemsOf(transaction, id)]
  const named = [
    ...requests.map(({ reportId }) => reportId),
    ...items.flatMap(({ answers }) => answers.flatMap(({ reportId, formerReportId }) => [reportId, formerReportId])),
  ]
  const reports = await reportsJudged(
    transaction,
    named.filter((one) => one !== null),
  )
  return { dossier, version: course.version, definition: course.definition, requests, items, reports }
}
