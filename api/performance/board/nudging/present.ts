import type { z } from 'zod'
import type { Nudge, nudges } from '../../../contract/performance/board.ts'
import { NUDGES_A_PAGE, type NudgeRow, type SentRow } from './queries.ts'

/** A reminder as officials of the territory read it. */
export const presentNudge = ({ id, holder, body, at, by, note, answered }: NudgeRow): Nudge => ({
  ...{ id, holder, body, by, note, answered },
  at: at.toISOString(),
})

/** A page of what was sent, and where the next one begins. */
export function presentSent(rows: readonly SentRow[]): z.infer<typeof nudges> {
  const shown = rows.slice(0, NUDGES_A_PAGE)
  return {
    nudges: shown.map((row) => ({ ...presentNudge(row), dossier: row.dossier })),
    next: rows.length > NUDGES_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}
