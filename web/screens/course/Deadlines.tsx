import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { printedDay } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useTerm } from '../procedures/useTerm.ts'
import classes from './course.module.css'
import { DueDay, eventOf } from './DueDay.tsx'
import { extensionNow, extensionUnit } from './extension.ts'
import { type Deadline, timeLeft } from './timeLeft.ts'
import { useTimeLeft } from './useTimeLeft.ts'

type DeadlinesProps = { readonly course: CourseAnswer; readonly definition: ProcedureDefinition }

/** Every last day of the dossier, each of which unfolds. */
export function Deadlines({ course, definition }: DeadlinesProps) {
  const say = useCourseWords()
  return (
    <section className={classes.section}>
      <h3>{say('delays')}</h3>
      <ul className={classes.deadlines}>
        {course.deadlines.map((deadline) => (
          <DeadlineLine key={deadline.stage} deadline={deadline} course={course} definition={definition} />
        ))}
      </ul>
    </section>
  )
}

function DeadlineLine({ deadline, course, definition }: DeadlinesProps & { readonly deadline: Deadline }) {
  const say = useCourseWords()
  const sayLaw = useProcedureWords()
  const inWords = useTimeLeft(course.today)
  const { stage, due, holder } = deadline
  const name = sayLaw(`stages.${stage}`)
  return (
    <li data-is={timeLeft(deadline, course.today).is} data-stage={stage}>
      <b>{name}</b>
      <span className={classes.dueWords}>
        {due && <span className="figures">{printedDay(due)}</span>} <span>{inWords(deadline)}</span>
      </span>
      <small>{sayLaw(`holders.${holder}`)}</small>
      {stage === 'total' && <Extended course={course} />}
      <DueDay
        counted={deadline}
        event={eventOf(definition.stages, stage, course.track)}
        label={say('explain', { stage: name })}
      />
    </li>
  )
}

/** By how much the whole delay was lengthened, and on what ground: its last day counts it already. */
function Extended({ course }: Pick<DeadlinesProps, 'course'>) {
  const say = useCourseWords()
  const inWords = useTerm()
  const extension = extensionNow(course)
  if (!extension) return null
  const length = inWords({ length: extension.days, unit: extensionUnit(course) })
  return <p className="figures">{say('extendedBy', { length, ground: say(`grounds.${extension.ground}`) })}</p>
}
