import type { SessionSummary } from '../../../../api/contract/commission/sessions.ts'
import type { Day } from '../../../../spatial/day.ts'
import { longDay } from '../../../text/longDay.ts'
import { useWords } from '../../../text/words.ts'
import { SessionList } from '../SessionList.tsx'
import classes from './calendar.module.css'
import { weekOf } from './days.ts'
import type { DayOff } from './useDaysOffTold.ts'

type AgendaProps = {
  readonly day: Day
  readonly sessionsOn: (day: Day) => readonly SessionSummary[]
  readonly offOn: (day: Day) => DayOff
}

/** A week as it is read on a telephone: its days one under the other, with what each holds. */
export function WeekAgenda({ day, sessionsOn, offOn }: AgendaProps) {
  const { language } = useWords()
  return (
    <ol className={classes.week}>
      {weekOf(day).map((one) => {
        const { kind, told } = offOn(one)
        const sessions = sessionsOn(one)
        return (
          <li key={one} data-kind={kind}>
            <h3>{longDay(language, one)}</h3>
            {told && <p className={classes.off}>{told}</p>}
            {sessions.length > 0 && <SessionList sessions={sessions} />}
          </li>
        )
      })}
    </ol>
  )
}
