import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
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
  const moved = useMoved(state.kind === 'asked' ? (state.asked.shown ?? 'outcome') : null)
  useTitle(say('title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {state.kind === 'waiting' && <Waiting lines={[24, 40, 56, 56, 56]} />}
      {state.kind === 'failed' && <ProblemReport problem={state.problem} onRetry={state.retry} />}
      {state.kind === 'asked' && <Asking asked={state.asked} moved={moved} />}
    </main>
  )
}

/** Whether what is shown took the place of something else; while nothing is shown yet, that is not known. */
function useMoved(shown: string | null): boolean {
  const [last, setLast] = useState({ shown, moved: false })
  if (shown === null || shown === last.shown) return last.moved
  const next = { shown, moved: last.shown !== null }
  setLast(next)
  return next.moved
}

function Asking({ asked, moved }: { readonly asked: Asked; readonly moved: boolean }) {
  const say = usePreCheckWords()
  const { shown, path } = asked
  return (
    <>
      <p className={classes.over}>{say('title')}</p>
      {shown && <QuestionPage key={shown} question={shown} asked={asked} moved={moved} />}
      {!shown && path.outcome && <OutcomePage outcome={path.outcome} asked={asked} moved={moved} />}
      {path.answered.length > 0 && <AnswerList asked={asked} />}
      {shown === 'want' && (
        <div className={classes.aside}>
          <p>{say('intro')}</p>
          <Link to="/demarches" search={{}}>
            {say('all')}
          </Link>
        </div>
      )}
    </>
  )
}
