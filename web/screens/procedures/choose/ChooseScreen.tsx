import { Link } from '@tanstack/react-router'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useArrival } from '../../frame/useArrival.ts'
import { useTitle } from '../../frame/useTitle.ts'
import { AnswerList } from './AnswerList.tsx'
import classes from './choose.module.css'
import { OutcomePage } from './OutcomePage.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import { type Asked, usePreCheck } from './usePreCheck.ts'

/** From « what do you want to do? » to the procedure, one question at a time. */
export function ChooseScreen() {
  const say = usePreCheckWords()
  const state = usePreCheck()
  useTitle(say('title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {state.kind === 'waiting' && <Waiting lines={[24, 40, 56, 56, 56]} />}
      {state.kind === 'failed' && <ProblemReport problem={state.problem} onRetry={state.retry} />}
      {state.kind === 'asked' && <Asking asked={state.asked} />}
    </main>
  )
}

function Asking({ asked }: { readonly asked: Asked }) {
  const say = usePreCheckWords()
  const { shown, path } = asked
  const heading = useArrival<HTMLHeadingElement>(shown ?? 'outcome')
  return (
    <>
      <p className={classes.over}>{say('title')}</p>
      {shown && <QuestionPage key={shown} question={shown} asked={asked} heading={heading} />}
      {!shown && path.outcome && <OutcomePage outcome={path.outcome} asked={asked} heading={heading} />}
      {path.answered.length > 0 && <AnswerList asked={asked} />}
      {shown === 'want' && (
        <p className={classes.aside}>
          {say('intro')}{' '}
          <Link to="/demarches" search={{}}>
            {say('all')}
          </Link>
        </p>
      )}
    </>
  )
}
