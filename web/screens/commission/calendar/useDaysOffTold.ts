import type { Day } from '../../../../spatial/day.ts'
import { useSessionCalendarWords } from '../../../text/useSessionCalendarWords.ts'
import { useWords } from '../../../text/words.ts'
import { cellOf } from '../../administration/calendar/months.ts'
import type { useDaysOff } from './calendarQueries.ts'

type DaysOff = ReturnType<typeof useDaysOff>['data']
export type DayOff = { readonly kind: ReturnType<typeof cellOf>['kind']; readonly told: string | null }

/** Whether each day counts, and in words why not; a holiday that no act fixes yet says so. */
export function useDaysOffTold(calendar: DaysOff): (day: Day) => DayOff {
  const say = useSessionCalendarWords()
  const { nameOf, listed } = useWords()
  return (day) => {
    const { kind, names } = cellOf(day, calendar ?? { holidays: [], outages: [] })
    if (kind === 'outage') return { kind, told: say('outage', { name: listed(names.map(nameOf)) }) }
    if (kind !== 'holiday') return { kind, told: null }
    const unsure = calendar?.holidays.some((one) => one.day === day && !one.withdrawn && one.sureness !== 'sourced')
    const name = listed(names.map(nameOf))
    return { kind, told: say('holiday', { name: unsure ? `${name} (${say('unsure')})` : name }) }
  }
}
