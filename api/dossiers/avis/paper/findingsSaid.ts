import type { ActorTransaction } from '../../../access/asActor.ts'
import type { Asker } from '../../../access/asker.ts'
import { dayOf } from '../../../clock.ts'
import type { FindingSaid } from '../../../contract/avis/paper.ts'
import { decide } from '../../../contract/policy/decide.ts'
import { type FindingRead, readFindings } from '../../findings/read.ts'
import type { DossierRow } from '../../queries.ts'
import { subjectOf } from '../../withDossier.ts'

/**
 * What the paper of an avis says of the report as the avis is given: the special conditions of the règlement, and what
 * people judged. Null without a report; undefined of a giver who may not read it: that is not « nobody judged ».
 */
export async function findingsSaid(
  transaction: ActorTransaction,
  { actor }: Asker,
  row: DossierRow,
): Promise<readonly FindingSaid[] | null | undefined> {
  if (!decide(actor, 'findings.consult', subjectOf(row)).allowed) return undefined
  const { report, findings } = await readFindings(transaction, actor, row)
  return report && findings.filter(({ check, decision }) => check.quoted || decision).map(said)
}

const said = ({ check, decision, verdict, toReview }: FindingRead): FindingSaid => ({
  ...{ because: check.because, article: check.article, verdict: check.verdict, quoted: check.quoted ?? null },
  judged: decision && {
    ...{ kind: decision.kind, verdict, on: dayOf(decision.at), toReview },
    body: { nameFr: decision.body.nameFr, nameAr: decision.body.nameAr },
  },
})
