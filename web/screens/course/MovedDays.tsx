import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { printedDay } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import classes from './course.module.css'

type Moved = CourseAnswer['moved'][number]

/** Last days that a change of the calendar moved: the day it was, the day it became, and why. */
export function MovedDays({ moved }: Pick<CourseAnswer, 'moved'>) {
  const say = useCourseWords()
  if (moved.length === 0) return null
  return (
    <Notice>
      <h3>{say('movedTitle')}</h3>
      <ul className={classes.plain}>
        {moved.map((one) => (
          <MovedLine key={`${one.stage} ${one.at}`} moved={one} />
        ))}
      </ul>
    </Notice>
  )
}

function MovedLine({ moved: { stage, before, after, why } }: { readonly moved: Moved }) {
  const say = useCourseWords()
  const sayLaw = useProcedureWords()
  const { nameOf } = useWords()
  const printed = (day: string | null) => (day === null ? say('movedStands') : printedDay(day))
  const span =
    why.to === null || why.to === why.from
      ? printedDay(why.from)
      : say('span', { from: printedDay(why.from), to: printedDay(why.to) })
  return (
    <li>
      <span className="figures">
        {say('movedLine', { stage: sayLaw(`stages.${stage}`), before: printed(before), after: printed(after) })}
      </span>{' '}
      {say(`causes.${why.cause}`, { name: nameOf(why), day: span })}
    </li>
  )
}
