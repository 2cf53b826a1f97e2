import { type Kysely, sql } from 'kysely'
import { findingsOf } from '../../../spatial/conformity/difference.ts'
import type { Met } from '../../../spatial/conformity/lastingSubjects.ts'
import type { Check, Verdict } from '../../../spatial/conformity/types.ts'
import { personNamed } from '../../access/personNamed.ts'
import { METS } from '../../conformity/met.ts'
import type { DecisionKind } from '../../contract/findings.ts'
import type { PersonName } from '../../contract/people.ts'
import type { Database } from '../../db/tables.ts'
import { BODY, type BodyNamed } from '../remarks/queries.ts'

export type DecisionRow = {
  readonly id: string
  readonly finding: string
  readonly kind: DecisionKind
  readonly verdict: Verdict | null
  readonly reason: string | null
  readonly at: Date
  readonly by: PersonName | null
  readonly body: BodyNamed
  readonly reportId: string
  readonly undoneAt: Date | null
  readonly undoneBy: PersonName | null
}

/** The decisions on the findings of a dossier, in their order, undone ones too. */
export const decisionsOf = (db: Kysely<Database>, dossierId: string): Promise<DecisionRow[]> =>
  db
    .selectFrom('finding_decision as f')
    .innerJoin('body as b', 'b.id', 'f.body_id')
    .select(['f.id', 'f.finding', 'f.kind', 'f.verdict', 'f.reason', 'f.at', 'f.report_id as reportId'])
    .select(['f.undone_at as undoneAt', BODY.as('body')])
    .select([personNamed('f.person_id').as('by'), personNamed('f.undone_by').as('undoneBy')])
    .where('f.dossier_id', '=', dossierId)
    .orderBy('f.nth')
    .execute()

export type ReportJudged = {
  readonly id: string
  readonly on: string
  readonly verdict: Verdict
  readonly checks: readonly Check[]
  readonly met: Met
}

/** Reports as far as their findings are told apart. */
export const reportsJudged = (db: Kysely<Database>, ids: readonly string[]): Promise<ReportJudged[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('conformity_report as r')
        .select([
          'r.id',
          'r.verdict',
          sql<string>`r.on_day`.as('on'),
          sql<Check[]>`r.checks`.as('checks'),
          METS.as('met'),
        ])
        .where('r.id', 'in', [...new Set(ids)])
        .execute()

/** How many decisions a dossier has had. */
export async function decisionCount(db: Kysely<Database>, dossierId: string): Promise<number> {
  const { last } = await db
    .selectFrom('finding_decision')
    .select(sql<number>`coalesce(max(nth), 0)`.as('last'))
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow()
  return last
}

/** The checks of each report under the keys that last. */
export const checksByKey = (reports: readonly ReportJudged[]): ReadonlyMap<string, ReadonlyMap<string, Check>> =>
  new Map(
    reports.map(({ id, checks, met }) => [id, new Map(findingsOf(checks, met).map(({ key, check }) => [key, check]))]),
  )
