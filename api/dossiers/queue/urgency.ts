import { addDays, type Day } from '../../../spatial/day.ts'
import type { Urgency } from '../../contract/queue.ts'

/** A warning is due this many days before the last one. */
const SOON_DAYS = 3

/** How near a last day is. */
export function urgencyOf(due: string | null, today: Day): Urgency {
  if (due === null) return 'standing'
  if (due < today) return 'late'
  if (due === today) return 'today'
  return due <= addDays(today, SOON_DAYS) ? 'soon' : 'later'
}

export type DueBetween = { readonly from: string | null; readonly to: string | null }

/** The last days an urgency holds, both included; null where it has no end. Standing ones have none at all. */
export function daysOf(urgency: Exclude<Urgency, 'standing'>, today: Day): DueBetween {
  switch (urgency) {
    case 'late':
      return { from: null, to: addDays(today, -1) }
    case 'today':
      return { from: today, to: today }
    case 'soon':
      return { from: addDays(today, 1), to: addDays(today, SOON_DAYS) }
    case 'later':
      return { from: addDays(today, SOON_DAYS + 1), to: null }
  }
}
