import { findingsOf } from '../../../spatial/conformity/difference.ts'
import { overall } from '../../../spatial/conformity/overall.ts'
import type { Check, Verdict } from '../../../spatial/conformity/types.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { reportById } from '../../conformity/queries.ts'
import { zonesOf } from '../../conformity/zonesOf.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import type { ZoneMet } from '../../contract/zones.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, subject, subjectOf, withDossier } from '../withDossier.ts'
import { checksByKey, type DecisionRow, decisionsOf, type ReportJudged, reportsJudged } from './queries.ts'
import { isToReview, standingOf, verdictOf } from './standing.ts'

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
  readonly zones: readonly ZoneMet[]
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

async function zonesMetBy(transaction: ActorTransaction, reportId: string | null): Promise<readonly ZoneMet[]> {
  const report = reportId === null ? null : await reportById(transaction, reportId)
  return report ? zonesOf(report.facts) : []
}

function withChecks(rows: readonly DecisionRow[], reports: ReadonlyMap<string, ReportJudged>): readonly Made[] {
  const checks = checksByKey([...reports.values()])
  return rows.map((row) => ({ ...row, madeOn: checks.get(row.reportId)?.get(row.finding) ?? null }))
}

function judge(
  { key, check }: { readonly key: string; readonly check: Check },
  decisions: readonly Made[],
): FindingRead {
  const decision = standingOf(decisions)
  const toReview = isToReview(check, decision)
  return { key, check, decision, toReview, verdict: verdictOf(check, decision), history: decisions.toReversed() }
}
