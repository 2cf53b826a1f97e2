import type { Kysely } from 'kysely'
import { findingsOf } from '../../../spatial/conformity/difference.ts'
import type { Verdict } from '../../../spatial/conformity/types.ts'
import type { Database } from '../../db/tables.ts'
import { checksByKey, reportsJudged } from './queries.ts'
import { awaits, standingOf, verdictOf } from './standing.ts'

type Counted = { readonly dossierId: string; readonly reportId: string }

/**
 * Counts the findings that nobody has judged in the report that counts, and what each verdict comes to with what was
 * judged: whenever one is decided, a decision is taken back, or the report is renewed.
 */
export async function countWaiting(db: Kysely<Database>, { dossierId, reportId }: Counted): Promise<void> {
  const made = await db
    .selectFrom('finding_decision')
    .select(['finding', 'report_id as reportId', 'verdict', 'undone_at as undoneAt'])
    .where('dossier_id', '=', dossierId)
    .orderBy('nth')
    .execute()
  const reports = await reportsJudged(db, [reportId, ...made.map((one) => one.reportId)])
  const checks = checksByKey(reports)
  const decided = Map.groupBy(
    made.map((one) => ({ ...one, madeOn: checks.get(one.reportId)?.get(one.finding) ?? null })),
    ({ finding }) => finding,
  )
  const report = reports.find(({ id }) => id === reportId)
  const found = (report ? findingsOf(report.checks, report.met) : []).map(({ key, check }) => ({
    ...{ check, decision: standingOf(decided.get(key) ?? []) },
  }))
  const verdicts = found.map(({ check, decision }) => verdictOf(check, decision))
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length
  const counted = {
    ...{ report_id: reportId, waiting: found.filter(({ check, decision }) => awaits(check, decision)).length },
    ...{ noncompliant: count('noncompliant'), unverified: count('unverified'), reserved: count('reserved') },
  }
  await db
    .insertInto('finding_standing')
    .values({ dossier_id: dossierId, ...counted })
    .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(counted))
    .execute()
}
