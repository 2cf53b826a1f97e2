import { useState } from 'react'
import type { OutsideAsking } from '../../../api/contract/avis/outside.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { useOutsideWords } from '../../text/useOutsideWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useArrival } from '../frame/useArrival.ts'
import { useTitle } from '../frame/useTitle.ts'
import { useLinkToken } from '../signIn/linkToken.ts'
import { OutsideForm } from './OutsideForm.tsx'
import { OutsideGiven } from './OutsideGiven.tsx'
import classes from './outside.module.css'
import { useOutsideAsking } from './outsideQueries.ts'

/** For a body without an account: what it was given to read, and its avis. The secret of its link stays in this page. */
export function OutsideScreen() {
  const say = useOutsideWords()
  const token = useLinkToken()
  const asking = useOutsideAsking(token)
  useTitle(say('title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {token === null && <EmptyState title={say('title')} text={say('missing')} />}
      {asking.isLoading && <Waiting lines={[34, 24, 64, 64, 40]} />}
      {asking.error && !asking.data && (
        <ProblemReport problem={problemOf(asking.error)} onRetry={() => void asking.refetch()} />
      )}
      {token !== null && asking.data && <Asked token={token} asking={asking.data} />}
    </main>
  )
}

/** Open, or what became of it. */
function Asked({ token, asking }: { readonly token: string; readonly asking: OutsideAsking }) {
  const say = useOutsideWords()
  const [wasOpen] = useState(asking.given !== null)
  const heading = useArrival<HTMLHeadingElement>(asking.state)
  const { bodyName, given, state, today, expiresAt, answeredAt } = asking
  const done = wasOpen && state === 'answered'
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {done ? say('given', { body: bodyName }) : say('heading', { body: bodyName })}
      </h1>
      {given ? (
        <>
          <OutsideGiven token={token} given={given} expiresAt={expiresAt} />
          <OutsideForm token={token} given={given} today={today} />
        </>
      ) : (
        <p>
          {done
            ? say('givenText')
            : say(`over.${state === 'open' ? 'closed' : state}`, {
                body: bodyName,
                day: printedDay(expiresAt),
                at: answeredAt ? printedInstant(answeredAt) : '',
              })}
        </p>
      )}
    </>
  )
}
