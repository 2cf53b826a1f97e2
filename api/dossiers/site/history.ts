import { type Kysely, sql } from 'kysely'
import { type Difference, difference } from '../../../spatial/conformity/difference.ts'
import type { Met } from '../../../spatial/conformity/lastingSubjects.ts'
import type { Check, Verdict } from '../../../spatial/conformity/types.ts'
import type { Asker } from '../../access/asker.ts'
import { personNamed } from '../../access/personNamed.ts'
import { METS } from '../../conformity/met.ts'
import type { PersonName } from '../../contract/people.ts'
import type { Database } from '../../db/tables.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import { journal, type Needs, subject, withDossier } from '../withDossier.ts'

type ReportRow = {
  readonly nth: number
  readonly reportId: string
  readonly attachedAt: Date
  readonly attachedBy: PersonName | null
  readonly on: string
  readonly areaM2: number
  readonly verdict: Verdict
  readonly checks: readonly Check[]
  readonly met: Met
}

export type HistoryEntry = Omit<ReportRow, 'checks' | 'met'> & { readonly difference: Difference | null }
export type History = { readonly reports: readonly HistoryEntry[]; readonly next: number | null }

type Page = { readonly id: string; readonly cursor?: number | undefined; readonly limit: number }

/** The reports of a dossier, newest first, each told apart from the one before. @throws Problem NOT_FOUND */
export async function consultHistory(deps: Needs, asker: Asker, { id, cursor, limit }: Page): Promise<History> {
  await spendReads(deps, asker, 1)
  return withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { allowed, at }) => {
    const entry = { action: 'dossier.conformity', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    const rows = await reportsOf(transaction, id, { cursor, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    return {
      reports: shown.map((row, index) => told(row, rows[index + 1])),
      next: rows.length > limit ? (shown.at(-1)?.nth ?? null) : null,
    }
  })
}

function told({ checks, met, ...report }: ReportRow, before: ReportRow | undefined): HistoryEntry {
  return { ...report, difference: before ? difference(before, { verdict: report.verdict, checks, met }) : null }
}

type Asked = { readonly cursor?: number | undefined; readonly limit: number }

const reportsOf = (db: Kysely<Database>, dossierId: string, { cursor, limit }: Asked): Promise<ReportRow[]> =>
  db
    .selectFrom('dossier_report as a')
    .innerJoin('conformity_report as r', 'r.id', 'a.report_id')
    .select(['a.nth', 'a.report_id as reportId', 'a.attached_at as attachedAt', 'r.on_day as on', 'r.verdict'])
    .select([
      sql<number>`(r.facts -> 'parcel' ->> 'areaM2')::float8`.as('areaM2'),
      sql<Check[]>`r.checks`.as('checks'),
      METS.as('met'),
    ])
    .select(personNamed('a.attached_by').as('attachedBy'))
    .where('a.dossier_id', '=', dossierId)
    .$if(cursor !== undefined, (query) => query.where('a.nth', '<', cursor ?? 0))
    .orderBy('a.nth', 'desc')
    .limit(limit)
    .execute()
