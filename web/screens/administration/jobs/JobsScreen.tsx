import { useNavigate, useSearch } from '@tanstack/react-router'
import { JOB_STATES } from '../../../../api/contract/jobs.ts'
import { problemOf } from '../../../api/problem.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWorkWords } from '../../../text/useWorkWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { StateFilter } from '../../../ui/StateFilter.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import { MoreButton } from '../MoreButton.tsx'
import { RefreshButton } from '../RefreshButton.tsx'
import classes from '../work.module.css'
import { JobsTable } from './JobsTable.tsx'
import { useJobs, useRetryJob } from './jobQueries.ts'

/** Work in the background by its state; what failed is read and run again from here. */
export function JobsScreen() {
  const title = useAdministrationWords()('administration.jobs')
  useTitle(title)
  return <AdministrationSection needs={['jobs.watch']}>{() => <Queue title={title} />}</AdministrationSection>
}

function Queue({ title }: { readonly title: string }) {
  const say = useWorkWords()
  const { state } = useSearch({ from: '/administration/taches' })
  const navigate = useNavigate({ from: '/administration/taches' })
  const jobs = useJobs(state)
  const counts = jobs.data?.pages[0]?.counts
  return (
    <>
      <div className={classes.head}>
        <h1>{title}</h1>
        <RefreshButton read={jobs} />
      </div>
      <p className={classes.intro}>{say('jobs.intro')}</p>
      <StateFilter
        label={say('jobs.filter')}
        all={say('jobs.all')}
        current={state}
        states={JOB_STATES.map((one) => ({ state: one, name: say(`jobs.states.${one}`), count: counts?.[one] }))}
        onChange={(one) => void navigate({ search: (now) => ({ ...now, state: one }), replace: true })}
      />
      <Jobs jobs={jobs} filtered={state !== undefined} />
    </>
  )
}

type JobsProps = { readonly jobs: ReturnType<typeof useJobs>; readonly filtered: boolean }

function Jobs({ jobs, filtered }: JobsProps) {
  const say = useWorkWords()
  const retry = useRetryJob()
  const listed = jobs.data?.pages.flatMap((page) => page.jobs) ?? []
  if (jobs.isPending) return <Waiting lines={[20, 44, 44, 44, 44]} />
  return (
    <>
      {jobs.error && <ProblemReport problem={problemOf(jobs.error)} onRetry={() => void jobs.refetch()} />}
      <Refused error={retry.error} />
      {retry.data && <Notice role="status">{say('jobs.retried', { id: retry.data.job.id })}</Notice>}
      {jobs.isSuccess && listed.length === 0 && <p>{say(filtered ? 'jobs.noneOfState' : 'jobs.none')}</p>}
      {listed.length > 0 && (
        <JobsTable jobs={listed} busy={retry.isPending ? retry.variables : undefined} onRetry={retry.mutate} />
      )}
      <MoreButton pages={jobs} />
    </>
  )
}
