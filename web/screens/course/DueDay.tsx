import type { StageRule } from '../../../api/contract/procedures/definition.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { printedDay } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { RuleText, ToConfirm } from '../procedures/Rule.tsx'
import { useTerm } from '../procedures/useTerm.ts'
import classes from './course.module.css'
import { type Deadline, type Stretch, stretches } from './timeLeft.ts'

type Counted = Pick<Deadline, 'from' | 'due' | 'days' | 'unit' | 'skipped' | 'rule'> &
  Partial<Pick<Deadline, 'assumed' | 'left'>>
type DueDayProps = {
  readonly counted: Counted
  /** What it runs from. */
  readonly event: Transition
  readonly label: string
}

/** How a last day is counted, unfolded: from which event, by which rule and how sure, and which days do not count and why. */
export function DueDay({ counted, event, label }: DueDayProps) {
  const say = useCourseWords()
  return (
    <details className={classes.due}>
      <summary aria-label={label}>{say('explainShort')}</summary>
      <Count counted={counted} event={event} />
      <RuleText rule={counted.rule} />
      <ToConfirm sureness={counted.rule.sureness} />
      <Skipped skipped={counted.skipped} />
    </details>
  )
}

function Count({ counted: { from, days, unit, due, assumed = false, left = 0 }, event }: Omit<DueDayProps, 'label'>) {
  const say = useCourseWords()
  const sayLaw = useProcedureWords()
  const inWords = useTerm()
  if (days === null) return <p>{say('lengthUnknown')}</p>
  if (from === null) return <p>{say('notBegun')}</p>
  const length = inWords({ length: days, unit })
  const values = { length, day: printedDay(from), event: sayLaw(`events.${event}`) }
  return (
    <>
      <p>{say(assumed ? 'countAssumed' : 'countFrom', values)}</p>
      {due === null && <p>{say('left', { length: inWords({ length: left, unit }) })}</p>}
    </>
  )
}

function Skipped({ skipped }: Pick<Counted, 'skipped'>) {
  const say = useCourseWords()
  if (skipped.length === 0) return <p>{say('nothingSkipped')}</p>
  return (
    <>
      <p>{say('skipped')}</p>
      <ul className={classes.skipped}>
        {stretches(skipped).map((stretch) => (
          <SkippedLine key={`${stretch.from} ${stretch.why}`} stretch={stretch} />
        ))}
      </ul>
    </>
  )
}

function SkippedLine({ stretch: { from, to, why, nameFr, nameAr } }: { readonly stretch: Stretch }) {
  const say = useCourseWords()
  const { nameOf } = useWords()
  const name = nameFr ? nameOf({ nameFr, nameAr: nameAr ?? nameFr }) : null
  return (
    <li>
      <span className="figures">
        {from === to ? printedDay(from) : say('span', { from: printedDay(from), to: printedDay(to) })}
      </span>{' '}
      {say(`why.${why}`)}
      {name && (
        <>
          {' : '}
          <bdi>{name}</bdi>
        </>
      )}
    </li>
  )
}

/** What a stage runs from, by the procedure's rule; the filing where it has none. */
export const eventOf = (stages: readonly StageRule[], code: string, track: 'gp' | 'pp' | null): Transition =>
  stages.find((stage) => stage.code === code && (stage.track === null || stage.track === track))?.from ??
  (code === 'validity' ? 'sign' : 'file')
