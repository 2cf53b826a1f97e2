import { useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../../api/client.ts'
import { problemOf } from '../../../api/problem.ts'
import { useClient } from '../../../api/queries.ts'
import { printedInstant } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useStateWords } from '../../../text/useStateWords.ts'
import { FactList } from '../../../ui/FactList.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import { RefreshButton } from '../RefreshButton.tsx'
import classes from '../work.module.css'
import { StatePartLine } from './StatePartLine.tsx'
import { groupsOf } from './stateGroups.ts'

const WATCH_MS = 30_000

function useSystemState() {
  const client = useClient()
  return useQuery({
    queryKey: ['getState'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getState', { signal })),
    refetchInterval: WATCH_MS,
  })
}

/** How this installation is: what is wrong first, what it means and what to do. */
export function StateScreen() {
  const title = useAdministrationWords()('administration.state')
  useTitle(title)
  return <AdministrationSection needs={['state.consult']}>{() => <SystemState title={title} />}</AdministrationSection>
}

function SystemState({ title }: { readonly title: string }) {
  const say = useStateWords()
  const state = useSystemState()
  return (
    <>
      <div className={classes.head}>
        <h1>{title}</h1>
        <RefreshButton read={state} />
      </div>
      <p className={classes.intro}>{say('systemState.intro')}</p>
      {state.error && <ProblemReport problem={problemOf(state.error)} onRetry={() => void state.refetch()} />}
      {state.isPending && <Waiting lines={[24, 64, 64, 64, 64]} />}
      {state.data && <Parts state={state.data} />}
    </>
  )
}

type PartsProps = { readonly state: NonNullable<ReturnType<typeof useSystemState>['data']> }

function Parts({ state: { at, parts, versions } }: PartsProps) {
  const say = useStateWords()
  const groups = groupsOf(parts)
  const faults = groups.find(({ level }) => level === 'fault')?.parts.length ?? 0
  return (
    <>
      <p role="status" className={classes.taken}>
        <b>{faults === 0 ? say('systemState.noFault') : say('systemState.faults', { count: faults })}</b>{' '}
        <span className="figures">{say('systemState.at', { date: printedInstant(at) })}</span>
      </p>
      {groups.map((group) => (
        <section key={group.level} className={classes.group} aria-labelledby={`level-${group.level}`}>
          <h2 id={`level-${group.level}`}>
            {say(`systemState.groups.${group.level}`)} <span className="figures">{group.parts.length}</span>
          </h2>
          <div>
            {group.parts.map((part) => (
              <StatePartLine key={part.part} part={part} />
            ))}
          </div>
        </section>
      ))}
      <section className={classes.group} aria-labelledby="versions">
        <h2 id="versions">{say('systemState.versions')}</h2>
        <FactList
          facts={(['rokhas', 'node', 'postgres', 'postgis'] as const).map((name) => ({
            term: say(`systemState.versionsOf.${name}`),
            value: <bdi className="figures">{versions[name]}</bdi>,
          }))}
        />
      </section>
    </>
  )
}
