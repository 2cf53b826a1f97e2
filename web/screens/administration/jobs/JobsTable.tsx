import { Button } from '@mantine/core'
import type { Job, JobState } from '../../../../api/contract/jobs.ts'
import { useMay } from '../../../session/session.ts'
import { printedInstant } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWorkWords } from '../../../text/useWorkWords.ts'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import tables from '../../../ui/table.module.css'
import classes from '../work.module.css'
import { useTaskName } from './useTaskName.ts'

const TONES: Readonly<Record<JobState, Tone>> = {
  waiting: 'waiting',
  running: 'good',
  retrying: 'attention',
  dead: 'fault',
}

type JobsTableProps = {
  readonly jobs: readonly Job[]
  /** The job that is being run again. */
  readonly busy: string | undefined
  readonly onRetry: (id: string) => void
}

export function JobsTable({ jobs, busy, onRetry }: JobsTableProps) {
  const say = useWorkWords()
  const title = useAdministrationWords()('administration.jobs')
  const may = useMay('jobs.retry').allowed
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('jobs.task')}</th>
          <th scope="col">{say('jobs.state')}</th>
          <th scope="col">{say('jobs.runAt')}</th>
          <th scope="col">{say('jobs.attempts')}</th>
          <th scope="col">{say('jobs.error')}</th>
          {may && (
            <th scope="col">
              <span className="unseen">{say('jobs.retry')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} busy={busy === job.id} onRetry={may ? onRetry : undefined} />
        ))}
      </tbody>
    </table>
  )
}

type JobRowProps = {
  readonly job: Job
  readonly busy: boolean
  readonly onRetry: ((id: string) => void) | undefined
}

function JobRow({ job: { id, task, state, runAt, attempts, maxAttempts, lastError }, busy, onRetry }: JobRowProps) {
  const say = useWorkWords()
  const name = useTaskName()(task)
  const failed = state === 'dead' || state === 'retrying'
  return (
    <tr>
      <th scope="row">
        {name}{' '}
        <small>
          <bdi className="figures">{say('jobs.number', { id })}</bdi>
        </small>
      </th>
      <td>
        <StatusBadge tone={TONES[state]}>{say(`jobs.states.${state}`)}</StatusBadge>
      </td>
      <td data-label={say('jobs.runAt')} className="figures">
        <bdi>{printedInstant(runAt)}</bdi>
      </td>
      <td data-label={say('jobs.attempts')} className="figures">
        {say('jobs.tries', { n: attempts, most: maxAttempts })}
      </td>
      <td data-label={lastError ? say('jobs.error') : undefined}>
        {lastError && (
          <pre dir="ltr" className={classes.error}>
            {lastError}
          </pre>
        )}
      </td>
      {onRetry && (
        <td>
          {failed && (
            <Button
              variant="default"
              loading={busy}
              aria-label={say('jobs.retryOf', { id })}
              onClick={() => onRetry(id)}
            >
              {say('jobs.retry')}
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}
