import type { Term } from '../../../api/contract/deadlines.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import tables from '../../ui/table.module.css'
import { useTerm } from '../procedures/useTerm.ts'
import classes from './course.module.css'
import { extensionUnit } from './extension.ts'

type Move = CourseAnswer['history'][number]

/** Every move, newest first: when, what, by whom and why. */
export function MoveHistory({ course }: { readonly course: CourseAnswer }) {
  const say = useCourseWords()
  return (
    <section className={classes.section}>
      <h3>{say('history')}</h3>
      <table className={tables.table} data-stacks>
        <thead>
          <tr>
            <th scope="col">{say('historyWhen')}</th>
            <th scope="col">{say('historyWhat')}</th>
            <th scope="col">{say('historyWho')}</th>
          </tr>
        </thead>
        <tbody>
          {course.history.toReversed().map((move) => (
            <MoveRow key={move.move} move={move} unit={extensionUnit(course)} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type RowProps = { readonly move: Move; readonly unit: Term['unit'] }

function MoveRow({ move: { event, step, at, by, reason, extension, inspectionDay, brought }, unit }: RowProps) {
  const inWords = useTerm()
  const say = useCourseWords()
  const sayLaw = useProcedureWords()
  return (
    <tr>
      <th scope="row" className="figures">
        {brought ? <span className={classes.day}>{printedDay(at)}</span> : printedInstant(at)}
      </th>
      <td data-label={say('historyWhat')}>
        <span className={classes.event}>{sayLaw(`events.${event}`)}</span> <small>{sayLaw(`steps.${step}`)}</small>
        {brought && (
          <p className={classes.quote}>
            {say('brought')}
            {brought.assumed && <> · {say('broughtAssumed')}</>}
          </p>
        )}
        {inspectionDay && <p className="figures">{say('inspectionOn', { day: printedDay(inspectionDay) })}</p>}
        {extension && (
          <p className="figures">
            {say('extended', {
              ground: say(`grounds.${extension.ground}`),
              length: inWords({ length: extension.days, unit }),
            })}
          </p>
        )}
        {reason && (
          <p dir="auto" className={classes.quote}>
            {reason}
          </p>
        )}
      </td>
      <td data-label={say('historyWho')}>
        {by ? <PersonName person={by} /> : '—'}
        {brought && <small className="figures"> {say('broughtOn', { date: printedDay(brought.at) })}</small>}
      </td>
    </tr>
  )
}
