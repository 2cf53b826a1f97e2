import type { Fact, Project } from '../../../../api/contract/procedures/project.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import type { DraftWork } from '../Draft.tsx'
import { ASKED_AS } from '../facts.ts'
import { factsAsked, nextOpen } from '../factsAsked.ts'
import classes from '../filing.module.css'
import type { StepProps } from '../StepBody.tsx'
import { useFactWords } from '../useFactWords.ts'
import { ChoiceAnswers } from './ChoiceAnswers.tsx'
import { DayAnswer } from './DayAnswer.tsx'
import { FigureAnswer } from './FigureAnswer.tsx'
import { TextAnswer } from './TextAnswer.tsx'
import { UsesAnswer } from './UsesAnswer.tsx'

/** What every way of answering is given. Going on without an answer leaves what was said. */
export type AnswerProps = {
  readonly fact: Fact
  readonly value: Project[Fact]
  /** What was typed and is no answer yet. */
  readonly text: string | undefined
  readonly onSay: (value: Project[Fact]) => void
  readonly onWrite: (text: string) => void
  /** With the answer just given, if there is one: what comes next may hang on it. */
  readonly onNext: (answered?: Project[Fact]) => void
}

type FactQuestionProps = StepProps & { readonly fact: Fact }

/** One question, why it is asked, and its answers; the answer is kept as it is given. */
export function FactQuestion({ fact, draft, heading }: FactQuestionProps) {
  const say = useFilingWords()
  const { question, hintOf } = useFactWords()
  const { asked, project, work, goTo } = draft
  const at = asked.indexOf(fact)
  const before = asked[at - 1]
  const hint = hintOf(fact)
  return (
    <section className={classes.step}>
      <p className={classes.muted}>{say('project.questionOf', { n: at + 1, total: asked.length })}</p>
      <h1 ref={heading} tabIndex={-1}>
        {question(fact)}
      </h1>
      {hint && <p className={classes.hint}>{hint}</p>}
      <Ways
        fact={fact}
        value={project[fact]}
        text={work.saving.texts[fact]}
        onSay={(value) => work.tell({ type: 'said', fact, value })}
        onWrite={(text) => work.tell({ type: 'wrote', fact, text })}
        onNext={(answered) => goTo('project', nextFact(draft, fact, answered))}
      />
      <p>
        <button type="button" className={classes.plain} onClick={() => goTo('project', before ?? null)}>
          {say(before ? 'project.back' : 'project.answers')}
        </button>
      </p>
    </section>
  )
}

/** The next question without an answer, as the answer just given leaves them; null when there is none. */
function nextFact({ course, project, tests }: DraftWork, fact: Fact, answered: Project[Fact] | undefined): Fact | null {
  const told = answered === undefined ? project : { ...project, [fact]: answered }
  const { definition } = course
  return definition && nextOpen(factsAsked({ definition, tests, project: told }), told, fact)
}

function Ways(props: AnswerProps) {
  const asked = ASKED_AS[props.fact]
  switch (asked.kind) {
    case 'yesNo':
    case 'choice':
      return <ChoiceAnswers {...props} />
    case 'uses':
      return <UsesAnswer {...props} />
    case 'figure':
      return <FigureAnswer {...props} asked={asked} />
    case 'day':
      return <DayAnswer {...props} />
    default:
      return <TextAnswer {...props} />
  }
}
