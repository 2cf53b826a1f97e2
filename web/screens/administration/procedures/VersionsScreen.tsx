import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { VERSION_STATES, type VersionLine } from '../../../../api/contract/procedures/drafting.ts'
import { problemOf } from '../../../api/problem.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useVersionWords } from '../../../text/useVersionWords.ts'
import { StateFilter } from '../../../ui/StateFilter.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import classes from '../work.module.css'
import { ProposeVersion } from './ProposeVersion.tsx'
import { VersionTable } from './VersionTable.tsx'
import { useVersions } from './versionQueries.ts'

/** Every version of every procedure: what is being prepared, then what is in force, was, or will be. */
export function VersionsScreen() {
  const title = useAdministrationWords()('administration.procedures')
  useTitle(title)
  return <AdministrationSection needs={['procedure.propose']}>{() => <Versions title={title} />}</AdministrationSection>
}

function Versions({ title }: { readonly title: string }) {
  const say = useVersionWords()
  const { propose, state } = useSearch({ from: '/administration/demarches' })
  const navigate = useNavigate({ from: '/administration/demarches' })
  const read = useVersions()
  const listed = read.data ?? []
  const show = (form: boolean) =>
    void navigate({ search: (now) => ({ ...now, propose: form ? 'yes' : undefined }), replace: true })
  return (
    <>
      <div className={classes.head}>
        <h1>{title}</h1>
        {!propose && (
          <Button size="md" onClick={() => show(true)}>
            {say('propose')}
          </Button>
        )}
      </div>
      <p className={classes.intro}>{say('intro')}</p>
      {propose && <ProposeVersion versions={listed} onClose={() => show(false)} />}
      <StateFilter
        label={say('filter')}
        all={say('all')}
        current={state}
        states={VERSION_STATES.map((one) => ({
          state: one,
          name: say(`states.${one}`),
          count: countOf(read.data, one),
        }))}
        onChange={(one) => void navigate({ search: (now) => ({ ...now, state: one }), replace: true })}
      />
      {read.isPending && <Waiting lines={[44, 44, 44, 44]} />}
      {read.error && <ProblemReport problem={problemOf(read.error)} onRetry={() => void read.refetch()} />}
      {read.isSuccess && <Listed versions={listed.filter((one) => state === undefined || one.state === state)} />}
    </>
  )
}

const countOf = (versions: readonly VersionLine[] | undefined, state: VersionLine['state']) =>
  versions?.filter((version) => version.state === state).length

function Listed({ versions }: { readonly versions: readonly VersionLine[] }) {
  const none = useVersionWords()('none')
  return versions.length === 0 ? <p>{none}</p> : <VersionTable versions={versions} />
}
