import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Flow } from '../../../api/contract/procedures/transitions.ts'
import { printedDay } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { lineOf } from './coursePath.ts'
import classes from './stepLine.module.css'

type StepLineProps = { readonly flow: Flow; readonly course: Pick<CourseAnswer, 'step' | 'history'> }

/** The steps a dossier went through, the one it stands at, and those that usually come. */
export function StepLine({ flow, course }: StepLineProps) {
  const say = useCourseWords()
  const sayLaw = useProcedureWords()
  return (
    <div className={classes.way}>
      <ol className={classes.line} aria-label={say('line')}>
        {lineOf(flow, course).map(({ step, is, at }) => (
          <li key={step} data-is={is} aria-current={is === 'here' ? 'step' : undefined}>
            <b>{sayLaw(`steps.${step}`)}</b>
            {at && <span className="figures">{printedDay(at)}</span>}
            <span className={is === 'here' ? undefined : 'unseen'}>{say(is)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
