import { findingsOf, saysTheSame } from '../../../spatial/conformity/difference.ts'
import { overall } from '../../../spatial/conformity/overall.ts'
import type { Check, Verdict } from '../../../spatial/conformity/types.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { reportById } from '../../conformity/queries.ts'
import type { NoteContent } from '../../contract/notes.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import { zonesOf } from '../../notes/content.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, subject, subjectOf, withDossier } from '../withDossier.ts'
import { type DecisionRow, decisionsOf, type ReportJudged, reportsJudged } from './queries.ts'
import { standingOf } from './standing.ts'

/** A decision beside the check it was made on. */
export type Made = DecisionRow & { readonly madeOn: Check | null }

export type FindingRead = {
  readonly key: string
  readonly check: Check
  readonly decision: Made | null
  readonly toReview: boolean
  readonly verdict: Verdict
  readonly history: readonly Made[]
}

export type Findings = {
  readonly dossierId: string
  readonly report: Pick<ReportJudged, 'id' | 'on' | 'verdict'> | null
  readonly verdict: Verdict | null
  readonly findings: readonly FindingRead[]
  readonly gone: readonly Made[]
  readonly zones: NoteContent['zones']
  readonly mayDecide: boolean
}

/** Reads the findings of a dossier with what was decided, and writes that they were read. @throws Problem NOT_FOUND */
export async function consultFindings(deps: Needs, asker: Asker, id: string): Promise<Findings> {
  await spendReads(deps, asker, 1)
  return withDossier(deps, { asker, id, action: 'findings.consult' }, async (transaction, { row, allowed, at }) => {
    const entry = { action: 'finding.read', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    return readFindings(transaction, asker.actor, row)
  })
}

/** The findings of the report that counts, in a transaction that may see the dossier. */
export async function readFindings(transaction: ActorTransaction, actor: Actor, row: DossierRow): Promise<Findings> {
  const rows = await decisionsOf(transaction, row.id)
  const ids = [...rows.map(({ reportId }) => reportId), ...(row.reportId ? [row.reportId] : [])]
  const reports = new Map((await reportsJudged(transaction, ids)).map((report) => [report.id, report]))
  const made = Map.groupBy(withChecks(rows, reports), ({ finding }) => finding)
  const report = row.reportId ? (reports.get(row.reportId) ?? null) : null
  const findings = report ? findingsOf(report.checks, report.met).map((one) => judge(one, made.get(one.key) ?? [])) : []
  const keys = new Set(findings.map(({ key }) => key))
  return {
    dossierId: row.id,
    report,
    verdict: report && overall(findings),
    findings,
    gone: [...made].flatMap(([key, decisions]) => (keys.has(key) ? [] : (standingOf(decisions) ?? []))),
    zones: await zonesMetBy(transaction, row.reportId),
    mayDecide: decide(actor, 'findings.decide', subjectOf(row)).allowed,
  }
}

async function zonesMetBy(transaction: ActorTransaction, reportId: string | null): Promise<NoteContent['zones']> {
  const report = reportId === null ? null : await reportById(transaction, reportId)
  return report ? zonesOf({ ground: report.facts }) : []
}

function withChecks(rows: readonly DecisionRow[], reports: ReadonlyMap<string, ReportJudged>): readonly Made[] {
  const keyed = new Map(
    [...reports].map(([id, { checks, met }]) => [
      id,
      new Map(findingsOf(checks, met).map(({ key, check }) => [key, check])),
    ]),
  )
  return rows.map((row) => ({ ...row, madeOn: keyed.get(row.reportId)?.get(row.finding) ?? null }))
}

/** The verdict of a person counts as long as the check is the one they judged; then the machine's does, to be looked at again. */
function judge(
  { key, check }: { readonly key: string; readonly check: Check },
  decisions: readonly Made[],
): FindingRead {
  const decision = standingOf(decisions)
  const toReview = decision !== null && !(decision.madeOn && saysTheSame(decision.madeOn, check))
  const verdict = decision?.verdict && !toReview ? decision.verdict : check.verdict
  return { key, check, decision, toReview, verdict, history: decisions.toReversed() }
}
