import { addDays, type Day, dayNumber, weekdayOf } from '../../../../spatial/day.ts'

const MONDAY = 1

/** A week from its Monday, and the one before it: of what became late in the one, of what comes to its last day in the other. */
export type Week = { readonly monday: Day; readonly sunday: Day; readonly before: Day }

export function weekOf(today: Day): Week {
  const monday = addDays(today, -((weekdayOf(dayNumber(today)) - MONDAY + 7) % 7))
  return { monday, sunday: addDays(monday, 6), before: addDays(monday, -7) }
}
