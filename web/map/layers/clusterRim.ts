import type { Urgency } from '../../../api/contract/queue.ts'

/** Most urgent first, clockwise from the top of a rim. */
export const MOST_URGENT = ['late', 'today', 'soon', 'later', 'standing'] as const satisfies readonly Urgency[]

/** An arc of the rim of a cluster, in turns from the top, clockwise. */
export type Arc = { readonly urgency: Urgency; readonly from: number; readonly to: number }

/** What one dossier among thousands shows at least: it is seen, and does not pass for the rest. */
const LEAST_TURN = 1 / 12

/** The rim of a cluster: each urgency takes the share of its dossiers, and never less than can be seen. */
export function rimOf(counts: Readonly<Record<Urgency, number>>): readonly Arc[] {
  const present = MOST_URGENT.filter((urgency) => counts[urgency] > 0)
  const all = present.reduce((sum, urgency) => sum + counts[urgency], 0)
  const seen = present.map((urgency) => Math.max(counts[urgency] / all, LEAST_TURN))
  const whole = seen.reduce((sum, share) => sum + share, 0)
  let from = 0
  return present.map((urgency, at) => {
    const to = from + (seen[at] ?? 0) / whole
    const arc = { urgency, from, to }
    from = to
    return arc
  })
}
