import type {
  JournalDayAnswer,
  JournalDayWhole,
  JournalEventAnswer,
  JournalPage,
  JournalProof,
  JournalVerification,
} from '../contract/journal.ts'
import type { DayRow } from './days.ts'
import { FAULTS } from './faults.ts'
import { dayStatement } from './merkle.ts'
import type { Proof } from './prove.ts'
import type { EventRow } from './queries.ts'
import type { Verified } from './verify.ts'

const presentEvent = ({ at, subjectKind, subjectId, subjectName, ...row }: EventRow): JournalEventAnswer => ({
  ...row,
  at: at.toISOString(),
  subject: { kind: subjectKind, id: subjectId, ...(subjectName && { name: subjectName }) },
})

/** A page of a list that was asked for one event more than it shows. */
export function presentPage(rows: readonly EventRow[], limit: number): JournalPage {
  const shown = rows.slice(0, limit)
  return { events: shown.map(presentEvent), cursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

export const presentDay = ({
  day,
  batches,
  root,
  closed_at,
  authority,
  timestamped_at,
}: Omit<DayRow, 'token'>): JournalDayAnswer => ({
  day,
  batches,
  root: root.toString('hex'),
  closedAt: closed_at.toISOString(),
  statement: dayStatement(day, batches, root),
  timestamp: authority && timestamped_at ? { authority, at: timestamped_at.toISOString() } : null,
})

export const presentWholeDay = (row: DayRow): JournalDayWhole => ({
  ...presentDay(row),
  token: row.token?.toString('base64') ?? null,
})

const hex = (hash: Buffer) => hash.toString('hex')

export const presentProof = ({ id, text, leaf, batch, day }: Proof): JournalProof => ({
  id,
  text,
  leaf: hex(leaf),
  batch: batch && {
    ...batch,
    previous: hex(batch.previous),
    root: hex(batch.root),
    hash: hex(batch.hash),
    path: batch.path.map(hex),
  },
  day: day && { ...presentWholeDay(day), position: day.position, path: day.path.map(hex) },
})

export const presentVerification = (
  interval: { readonly from: string; readonly to: string },
  { fault, ...counts }: Verified,
): JournalVerification => ({
  ...interval,
  ...counts,
  fault: fault && { ...fault, kind: FAULTS[fault.code].kind, sentence: FAULTS[fault.code].sentence },
})
