import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { RecheckAnswer } from '../../../api/contract/plans/rechecks.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay, rounded } from '../../text/figures.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useWords } from '../../text/words.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { isDue } from '../plans/recheckDue.ts'
import { RecheckDetail } from './RecheckDetail.tsx'
import classes from './workbench.module.css'
import { useRechecks } from './workbenchQueries.ts'

/** Dossiers checked again after a change of the law of the ground, with how far that is. */
export function RechecksPart({ shown }: { readonly shown: string | undefined }) {
  const say = useWorkbenchWords()
  const { data, error, refetch } = useRechecks()
  const opened = useRef<HTMLLIElement>(null)
  const isThere = data !== undefined
  useEffect(() => {
    if (isThere && shown !== undefined) opened.current?.scrollIntoView?.({ block: 'start' }) // below a long queue
  }, [isThere, shown])
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data || data.length === 0) return null
  return (
    <section className={classes.rechecks} id="rechecks">
      <h2>{say('rechecks')}</h2>
      <ul className={classes.list}>
        {data.map((recheck) => (
          <li key={recheck.id} ref={shown === recheck.id ? opened : undefined}>
            <Progress recheck={recheck} />
            <Link
              from="/instruction"
              to="/instruction"
              search={(now) => ({ ...now, recheck: shown === recheck.id ? undefined : recheck.id })}
              aria-expanded={shown === recheck.id}
            >
              {say(shown === recheck.id ? 'closeRecheck' : 'openRecheck')}
            </Link>
            {shown === recheck.id && <RecheckDetail id={recheck.id} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Progress({ recheck }: { readonly recheck: RecheckAnswer }) {
  const { id, cause, subjects, state, from, dossiers, squares } = recheck
  const say = useWorkbenchWords()
  const { nameOf } = useWords()
  const { total, done, changed, refused } = dossiers
  return (
    <>
      <p id={id}>
        <b>
          {subjects.map((one) => say(`recheckOf.${cause}`, { name: nameOf(one), label: one.label ?? '' })).join(' · ')}
        </b>{' '}
        – {say(`states.${isDue(recheck) ? 'due' : state}`, { day: printedDay(from) })}
      </p>
      {state === 'running' && <progress aria-labelledby={id} max={Math.max(1, total)} value={done} />}
      <p className={classes.small}>
        {say('progress', {
          total: rounded(total),
          done: rounded(done),
          changed: rounded(changed),
          refused: rounded(refused),
        })}
        {squares.total > 0 && ` · ${say('squares', { done: rounded(squares.done), total: rounded(squares.total) })}`}
      </p>
    </>
  )
}

/** Down to them from the head of a long queue. */
export function RechecksLink() {
  const say = useWorkbenchWords()
  const { data } = useRechecks()
  return data && data.length > 0 ? <a href="#rechecks">{say('toRechecks', { count: data.length })}</a> : null
}
