import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { printedDay } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { ToConfirm } from '../procedures/Rule.tsx'
import { useTerm } from '../procedures/useTerm.ts'
import classes from './course.module.css'
import { totalOf } from './extension.ts'
import type { MoveEffect } from './moveEffect.ts'

type EffectTextProps = {
  readonly transition: Transition
  readonly course: CourseAnswer
  readonly effect: MoveEffect
}

/** What a move will do: the step it leads to, the clocks it starts or stops, the bodies it asks. */
export function EffectText({ transition, course, effect }: EffectTextProps) {
  const { step, avis } = course
  const say = useCourseWords()
  const sayLaw = useProcedureWords()
  const { nameOf, listed } = useWords()
  const inWords = useTerm()
  const to = { step: sayLaw(`steps.${effect.step}`), holder: sayLaw(`holders.${effect.holder}`) }
  const goes = effect.step === step ? 'staysAt' : effect.holder === 'nobody' ? 'goesToEnd' : 'goesTo'
  const asked = avis.bodies.filter(
    ({ round, askedAt, removed }) => round === avis.round && askedAt === null && !removed,
  )
  return (
    <ul className={classes.effect}>
      <li>{say(goes, to)}</li>
      {effect.clock && <li>{say(effect.clock)}</li>}
      {effect.starts.map(({ code, term, rule }) => (
        <li key={code}>
          {term
            ? say('starts', { stage: sayLaw(`stages.${code}`), length: inWords(term) })
            : say('startsUnknown', { stage: sayLaw(`stages.${code}`) })}{' '}
          <ToConfirm sureness={rule.sureness} />
        </li>
      ))}
      {transition === 'extend' && <Lengthening course={course} />}
      {(transition === 'dispatch' || transition === 'summon') && asked.length > 0 && (
        <li>{say('asks', { bodies: listed(asked.map(({ body }) => nameOf(body))) })}</li>
      )}
      <li>{say('told')}</li>
    </ul>
  )
}

/** What an extension does to the last day of the whole. */
function Lengthening({ course }: Pick<EffectTextProps, 'course'>) {
  const say = useCourseWords()
  const due = totalOf(course)?.due
  return (
    <>
      <li>{due ? say('extendsFrom', { day: printedDay(due) }) : say('extendsStanding')}</li>
      <li>{say('extendsOnce')}</li>
    </>
  )
}
