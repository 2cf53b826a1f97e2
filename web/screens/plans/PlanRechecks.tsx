import type { RecheckAnswer } from '../../../api/contract/plans/rechecks.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay, printedInstant, rounded } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useRechecksOf } from './planQueries.ts'
import classes from './plans.module.css'
import { isDue } from './recheckDue.ts'

type PlanRechecksProps = {
  readonly planId: string
  /** Those of one version alone. */
  readonly versionId?: string
}

/** The open dossiers that the acts of a plan had checked again, with how far that is, and the days on which it comes. */
export function PlanRechecks({ planId, versionId }: PlanRechecksProps) {
  const say = usePlanWords()
  const { data, error, refetch } = useRechecksOf(planId)
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  const shown = data?.filter(({ subjects }) => versionId === undefined || subjects.some(({ id }) => id === versionId))
  if (!shown || shown.length === 0) return null
  return (
    <section className={classes.part}>
      <h2>{say('rechecks.title')}</h2>
      <ul className={classes.list}>
        {shown.map((recheck) => (
          <Recheck key={recheck.id} recheck={recheck} />
        ))}
      </ul>
    </section>
  )
}

function Recheck({ recheck }: { readonly recheck: RecheckAnswer }) {
  const say = usePlanWords()
  const { id, subjects, state, from, finishedAt, dossiers } = recheck
  const { total, done, changed } = dossiers
  const how = {
    ...{ day: printedDay(from), done: rounded(done), total: rounded(total) },
    at: finishedAt ? printedInstant(finishedAt) : '',
  }
  return (
    <li className={classes.finding}>
      <span role="status">
        <bdi>{subjects.map(({ label }) => label).join(', ')}</bdi> ·{' '}
        {say(`rechecks.${isDue(recheck) ? 'due' : state}`, how)}
      </span>
      {state === 'running' && (
        <progress
          className={classes.progress}
          aria-label={say('rechecks.title')}
          value={done}
          max={Math.max(1, total)}
        />
      )}
      {state !== 'planned' && (
        <>
          <small className={classes.under}>
            {say('rechecks.counts', { total: rounded(total), changed: rounded(changed) })}
          </small>
          <div>
            <ButtonLink to="/instruction" search={{ recheck: id }} variant="default" size="compact-md">
              {say('rechecks.see')}
            </ButtonLink>
          </div>
        </>
      )}
    </li>
  )
}
