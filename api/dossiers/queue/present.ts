import type { Day } from '../../../spatial/day.ts'
import { HOLDER_OF } from '../../contract/procedures/steps.ts'
import type { QueuedDossier } from '../../contract/queue.ts'
import type { QueueRow } from './queries.ts'
import { urgencyOf } from './urgency.ts'

/** A line of the queue. */
export const presentQueued = (row: QueueRow, today: Day): QueuedDossier => ({
  id: row.id,
  number: row.number,
  paperNumber: row.paperNumber,
  title: row.title,
  commune: { code: row.communeCode, nameFr: row.communeNameFr, nameAr: row.communeNameAr },
  procedure: { code: row.procedureCode, nameFr: row.procedureNameFr, nameAr: row.procedureNameAr, flow: row.flow },
  track: row.track,
  step: row.step,
  moves: row.moves,
  holder: HOLDER_OF[row.step],
  since: row.stepSince.toISOString(),
  filedAt: row.filedAt.toISOString(),
  due: row.due,
  urgency: urgencyOf(row.due, today),
  stage: row.stage && row.stageDue ? { code: row.stage, due: row.stageDue } : null,
  findings: row.findings,
  labels: row.labels,
  assigned: row.assigned,
  at: row.at,
})

/** What the next page begins after; null where there is none. */
export function nextOf(shown: readonly QueueRow[], more: boolean): string | null {
  const last = shown.at(-1)
  return more && last ? `${last.key}_${last.id}` : null
}
