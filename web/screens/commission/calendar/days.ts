import { addDays, addMonths, asDay, type Day, dayNumber, daysBetween, weekdayOf } from '../../../../spatial/day.ts'

const WEEK = 7

/** The Monday of a day's week: weeks begin on it in Morocco, in both languages. */
const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(dayNumber(day)) + 6) % WEEK))

/** The seven days of a day's week. */
export const weekOf = (day: Day): readonly Day[] => {
  const monday = mondayOf(day)
  return Array.from({ length: WEEK }, (_, nth) => addDays(monday, nth))
}

/** The whole weeks that hold a day's month, with the days of its neighbours that complete them. */
export function weeksOf(day: Day): readonly (readonly Day[])[] {
  const first = asDay(`${day.slice(0, 8)}01`)
  const monday = mondayOf(first)
  const weeks = Math.ceil(daysBetween(monday, addMonths(first, 1)) / WEEK)
  return Array.from({ length: weeks }, (_, nth) => weekOf(addDays(monday, nth * WEEK)))
}

type Pressed = { readonly key: string; readonly dir: 'ltr' | 'rtl'; readonly day: Day }

/** The day a key leads to; null for a key that leads to none. Arrows follow the row as it is read. */
export function dayReached({ key, dir, day }: Pressed): Day | null {
  const onwards = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  switch (key) {
    case onwards:
      return addDays(day, 1)
    case back:
      return addDays(day, -1)
    case 'ArrowDown':
      return addDays(day, WEEK)
    case 'ArrowUp':
      return addDays(day, -WEEK)
    case 'Home':
      return mondayOf(day)
    case 'End':
      return addDays(mondayOf(day), WEEK - 1)
    case 'PageDown':
      return addMonths(day, 1)
    case 'PageUp':
      return addMonths(day, -1)
    default:
      return null
  }
}
