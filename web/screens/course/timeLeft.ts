import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { addDays, asDay, daysBetween } from '../../../spatial/day.ts'

export type Deadline = CourseAnswer['deadlines'][number]

/** How far a last day is: days that count until it, or days of the calendar since. */
export type TimeLeft =
  | { readonly is: 'met' | 'standing' | 'unknown' | 'today' }
  | { readonly is: 'ahead'; readonly days: number; readonly unit: Deadline['unit'] }
  | { readonly is: 'late'; readonly days: number }

/** @param today the civil day the answer was made on */
export function timeLeft({ due, met, days, unit, skipped }: Deadline, today: string): TimeLeft {
  if (met !== null) return { is: 'met' }
  if (due === null) return { is: days === null ? 'unknown' : 'standing' }
  if (due === today) return { is: 'today' }
  if (due < today) return { is: 'late', days: daysBetween(asDay(due), asDay(today)) }
  const out = new Set<string>(skipped.map(({ day }) => day))
  let count = 0
  for (let day = addDays(asDay(today), 1); day <= due; day = addDays(day, 1)) if (!out.has(day)) count += 1
  return { is: 'ahead', days: count, unit }
}

type Skipped = Deadline['skipped'][number]
export type Stretch = Omit<Skipped, 'day'> & { readonly from: string; readonly to: string }

/** Days in a row that do not count for one reason, as one stretch. */
export function stretches(skipped: readonly Skipped[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (const { day, ...reason } of skipped) {
    const last = found.at(-1)
    const follows = last && addDays(asDay(last.to), 1) === day
    if (follows && last.why === reason.why && last.nameFr === reason.nameFr)
      found[found.length - 1] = { ...last, to: day }
    else found.push({ ...reason, from: day, to: day })
  }
  return found
}
