import type { DossierAnswer, DossierSummary } from '../contract/dossiers.ts'
import { type Actor, decide } from '../contract/policy/decide.ts'
import { ACTIONS } from '../contract/policy/policy.ts'
import { HOLDER_OF } from '../contract/procedures/steps.ts'
import type { SummaryRow } from './queries.ts'
import { presentSite } from './site/presentSite.ts'
import { type ReadDossier, subjectOf } from './withDossier.ts'

/** A line of a list. */
export const presentSummary = (row: SummaryRow): DossierSummary => ({
  id: row.id,
  title: row.title,
  state: row.state,
  commune: { code: row.communeCode, nameFr: row.communeNameFr, nameAr: row.communeNameAr },
  createdAt: row.createdAt.toISOString(),
  number: row.number,
  step: row.step,
  holder: HOLDER_OF[row.step],
  due: row.due,
  myParts: row.myParts,
  leadsDraft: row.leadsDraft,
})

/** The whole dossier, with what this actor may do with it. */
export function presentDossier({ row, site }: ReadDossier, actor: Actor): DossierAnswer {
  const subject = subjectOf(row)
  return {
    ...presentSummary(row),
    territory: row.territory,
    version: row.version,
    reportId: row.reportId,
    site: site && presentSite(site),
    typed: row.typed,
    paperNumber: row.paperNumber,
    participants: row.participants.map((participant) => ({
      ...participant,
      addedAt: new Date(participant.addedAt).toISOString(),
    })),
    may: ACTIONS.filter(
      (action) => /^(dossier|document|counter)\./.test(action) && decide(actor, action, subject).allowed,
    ),
  }
}
