import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { HOLDER_OF } from '../../../api/contract/procedures/steps.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { pathFrom } from '../procedures/usualPath.ts'
import { timeLeft } from './timeLeft.ts'
import { useTimeLeft } from './useTimeLeft.ts'

type StandingProps = { readonly course: CourseAnswer; readonly definition: ProcedureDefinition }

/** Who holds the dossier, since when, until when, and what comes next. */
export function Standing({ course, definition }: StandingProps) {
  const say = useCourseWords()
  return (
    <>
      {course.takenBack && (
        <Notice tone="warning">{say('takenBack', { day: printedInstant(course.takenBack) })}</Notice>
      )}
      <FactList facts={useFacts(course, definition)} />
      <Remark course={course} definition={definition} />
    </>
  )
}

/** The last day that concerns whoever holds it now: of the stage that runs, else of the whole. */
export function presentDeadline({ deadlines, holder }: Pick<CourseAnswer, 'deadlines' | 'holder'>) {
  const open = deadlines.filter(({ met, stage, assumed }) => met === null && stage !== 'validity' && !assumed)
  const own = open.filter((one) => one.holder === holder && one.stage !== 'total' && one.due !== null)
  const [first] = own.toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))
  return first ?? open.find(({ stage }) => stage === 'total') ?? null
}

function useFacts(course: CourseAnswer, definition: ProcedureDefinition): Fact[] {
  const say = useCourseWords()
  const sayLaw = useProcedureWords()
  const { nameOf, listed } = useWords()
  const inWords = useTimeLeft(course.today)
  const { track, number, step, holder, since, history } = course
  const ofPaper = history.find(({ at }) => at === since)?.brought // which gives a day and no hour
  const [coming] = pathFrom(definition.flow, step)
  const deadline = holder === 'nobody' ? null : presentDeadline(course)
  const total = course.deadlines.find(({ stage }) => stage === 'total')
  const dueLine = (one: NonNullable<typeof deadline>) => (
    <>
      {one.due && <b className="figures">{printedDay(one.due)}</b>} {inWords(one)}
    </>
  )
  return [
    {
      term: say('procedure'),
      value: track ? listed([nameOf(definition), sayLaw(`tracks.${track}`)]) : nameOf(definition),
    },
    ...(number ? [{ term: say('number'), value: <bdi className="figures">{number}</bdi> }] : []),
    { term: say('step'), value: <b>{sayLaw(`steps.${step}`)}</b> },
    ...(holder === 'nobody' ? [] : [{ term: say('holder'), value: sayLaw(`holders.${holder}`) }]),
    ...(since
      ? [
          {
            term: say('since'),
            value: <span className="figures">{ofPaper ? printedDay(since) : printedInstant(since)}</span>,
          },
        ]
      : []),
    ...(deadline
      ? [
          {
            term: say('until'),
            value: (
              <>
                {dueLine(deadline)} <small>{sayLaw(`stages.${deadline.stage}`)}</small>
              </>
            ),
          },
        ]
      : []),
    ...(deadline && total && total !== deadline && total.met === null && total.due
      ? [{ term: sayLaw('stages.total'), value: dueLine(total) }]
      : []),
    ...(coming
      ? [
          {
            term: say('next'),
            value:
              HOLDER_OF[coming.step] === 'nobody'
                ? sayLaw(`steps.${coming.step}`)
                : say('nextBy', {
                    step: sayLaw(`steps.${coming.step}`),
                    holder: sayLaw(`holders.${HOLDER_OF[coming.step]}`),
                  }),
          },
        ]
      : []),
  ]
}

/** What the clock says beyond its last day; nothing once the dossier is decided. */
function Remark({ course: { deadlines, holder, today, avis, history }, definition }: StandingProps) {
  const say = useCourseWords()
  if (history.length === 0) return <Notice>{say('notFiled')}</Notice>
  const total = deadlines.find(({ stage }) => stage === 'total')
  if (holder === 'nobody' || !total) return null
  const left = timeLeft(total, today)
  if (left.is === 'standing') return <Notice>{say('standing')}</Notice>
  if (left.is === 'unknown') return <Notice>{say('unknownTotal')}</Notice>
  if (left.is !== 'late' || definition.silence.effect !== 'granted') return null
  return (
    <Notice tone="warning">
      <p>
        <b>{say('over')}</b>
      </p>
      <p>{say('overText')}</p>
      {avis.hindrances.length > 0 && <p>{say('overBinding')}</p>}
    </Notice>
  )
}
