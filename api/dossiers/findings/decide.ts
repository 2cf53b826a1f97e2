import { findingsOf } from '../../../spatial/conformity/difference.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { DecideWanted } from '../../contract/findings.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { changedMeanwhile } from '../changedMeanwhile.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, subject, withDossier, withDossierOnce } from '../withDossier.ts'
import { countWaiting } from './countWaiting.ts'
import { decisionCount, decisionsOf, reportsJudged } from './queries.ts'
import { type Findings, readFindings } from './read.ts'
import { standingOf } from './standing.ts'

type Wanted = DecideWanted & { readonly id: string }

/**
 * Decides on one finding of the report that counts. The machine's answer stays as it was sealed beside it.
 * @throws Problem NOT_FOUND, the policy's shut door, CHANGED_MEANWHILE, FINDING_UNKNOWN, FINDING_MEANWHILE
 */
export const decideFinding = (deps: Needs, asker: Asker, wanted: Wanted): Promise<Findings> => {
  const { id } = wanted
  const door = { asker, id, action: 'findings.decide', question: ['finding.decide', wanted] } as const
  return withDossierOnce(deps, door, {
    work: async (transaction, { row, allowed: { mandateId }, at }) => {
      const rule = await ruleOf(transaction, row, wanted)
      await checkSeen(transaction, wanted)
      const bodyId = asker.actor.mandates.find((one) => one.id === mandateId)?.bodyId
      if (!mandateId || !bodyId) throw new Error('a finding is decided by a mandate alone')
      const held = { person_id: asker.actor.personId, mandate_id: mandateId, body_id: bodyId, at }
      await write(transaction, wanted, { rule, ...held })
      await countWaiting(transaction, { dossierId: id, reportId: wanted.reportId })
      const detail = { finding: wanted.finding, kind: wanted.kind }
      const entry = { action: 'finding.decide', subject: subject(id), dossierId: id, bodyId, mandateId, detail }
      await journal(transaction, { asker, at }, entry)
    },
    answer: (transaction, row) => readFindings(transaction, asker.actor, row),
  })
}

/** The rule of the finding, in the report that counts and no other. */
async function ruleOf(transaction: ActorTransaction, row: DossierRow, { reportId, finding }: Wanted): Promise<string> {
  if (row.reportId !== reportId) throw await changedMeanwhile(transaction, row.id)
  const [report] = await reportsJudged(transaction, [reportId])
  const found = report && findingsOf(report.checks, report.met).find(({ key }) => key === finding)
  if (!found) throw new Problem('FINDING_UNKNOWN', { field: 'finding' })
  return found.check.rule
}

/** Two who decide at once: the second reads the first. */
async function checkSeen(transaction: ActorTransaction, { id, finding, seen }: Wanted): Promise<void> {
  const decisions = (await decisionsOf(transaction, id)).filter((one) => one.finding === finding)
  if ((standingOf(decisions)?.id ?? null) !== seen) throw new Problem('FINDING_MEANWHILE')
}

type Held = {
  readonly rule: string
  readonly person_id: string
  readonly mandate_id: string
  readonly body_id: string
  readonly at: Date
}

async function write(transaction: ActorTransaction, wanted: Wanted, held: Held): Promise<void> {
  const { id, reportId, finding, kind } = wanted
  const said = { kind, verdict: kind === 'overridden' ? wanted.verdict : null, reason: wanted.reason ?? null }
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('finding_decision')
    .values({
      ...{ id: uuidv7(held.at), dossier_id: id, nth: (await decisionCount(transaction, id)) + 1 },
      ...{ finding, report_id: reportId, ...said, ...held },
    })
    .onConflict((conflict) => conflict.columns(['dossier_id', 'nth']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('FINDING_MEANWHILE') // by somebody else, at this very instant
}

type Undoing = { readonly id: string; readonly decisionId: string }

/**
 * Takes back the decision that stands on a finding; what was shown before it is shown again.
 * @throws Problem NOT_FOUND, the policy's shut door, FINDING_MEANWHILE when it does not stand
 */
export const undoDecision = (deps: Needs, asker: Asker, { id, decisionId }: Undoing): Promise<Findings> =>
  withDossier(deps, { asker, id, action: 'findings.decide' }, async (transaction, { row, allowed, at }) => {
    const decisions = await decisionsOf(transaction, id)
    const wanted = isUuid(decisionId) ? decisions.find((one) => one.id === decisionId) : undefined
    if (!wanted) throw new Problem('NOT_FOUND')
    const standing = standingOf(decisions.filter(({ finding }) => finding === wanted.finding))
    if (standing?.id !== decisionId) throw new Problem('FINDING_MEANWHILE')
    const { numUpdatedRows } = await transaction
      .updateTable('finding_decision')
      .set({ undone_by: asker.actor.personId, undone_at: at })
      .where('id', '=', decisionId)
      .where('undone_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new Problem('FINDING_MEANWHILE')
    if (row.reportId) await countWaiting(transaction, { dossierId: id, reportId: row.reportId })
    const detail = { finding: wanted.finding, kind: wanted.kind }
    const entry = { action: 'finding.undo', subject: subject(id), dossierId: id, mandateId: allowed.mandateId, detail }
    await journal(transaction, { asker, at }, entry)
    return readFindings(transaction, asker.actor, row)
  })
