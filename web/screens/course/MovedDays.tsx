import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { printedDay } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import classes from './course.module.css'

type Moved = CourseAnswer['moved'][number]

/** Last days that a change of the calendar moved: why, then each day that was and the day it became. */
export function MovedDays({ moved }: Pick<CourseAnswer, 'moved'>) {
  const say = useCourseWords()
  if (moved.length === 0) return null
  return (
    <Notice>
      <h3>{say('movedTitle')}</h3>
      {byChange(moved).map((change) => (
        <Change key={changeOf(change[0])} change={change} />
      ))}
    </Notice>
  )
}

const changeOf = ({ at, why }: Moved) => `${at} ${why.cause} ${why.nameFr}`

type Change = readonly [Moved, ...Moved[]]

/** One change of the calendar moves several days at once: they are told together, in the order they come. */
export function byChange(moved: readonly Moved[]): readonly Change[] {
  const changes = Map.groupBy(moved, changeOf)
  return [...changes.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
}

function Change({ change }: { readonly change: Change }) {
  const say = useCourseWords()
  const { nameOf } = useWords()
  const [{ why }] = change
  const day =
    why.to === null || why.to === why.from
      ? printedDay(why.from)
      : say('span', { from: printedDay(why.from), to: printedDay(why.to) })
  return (
    <>
      <p>{say(`causes.${why.cause}`, { name: nameOf(why), day })}</p>
      <ul className={`${classes.plain} figures`}>
        {change.map((one) => (
          <MovedLine key={one.stage} moved={one} />
        ))}
      </ul>
    </>
  )
}

function MovedLine({ moved: { stage, before, after } }: { readonly moved: Moved }) {
  const say = useCourseWords()
  const sayLaw = useProcedureWords()
  const printed = (day: string | null) => (day === null ? say('movedStands') : printedDay(day))
  return (
    <li>{say('movedLine', { stage: sayLaw(`stages.${stage}`), before: printed(before), after: printed(after) })}</li>
  )
}
