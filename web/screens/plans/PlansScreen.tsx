import { NativeSelect } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { PlanDraftLine } from '../../../api/contract/plans/drafts.ts'
import type { PlanLine } from '../../../api/contract/plans/plans.ts'
import { problemOf } from '../../api/problem.ts'
import { opens } from '../../session/opens.ts'
import { useSession } from '../../session/session.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import table from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { PlanStanding } from './PlanStanding.tsx'
import { usePlanDrafts, usePlans } from './planQueries.ts'
import classes from './plans.module.css'
import type { StateShown } from './plansSearch.ts'
import { useExaminerUnits } from './useExaminerUnits.ts'

/** The plans of one's territory by their legal state, and the versions that are being prepared. */
export function PlansScreen() {
  const say = usePlanWords()
  const session = useSession()
  const examined = useExaminerUnits()
  useTitle(say('title'))
  if (session.isPending)
    return (
      <main id="content" className={classes.page} tabIndex={-1}>
        <Waiting lines={[32, 44, 44, 44]} />
      </main>
    )
  const actor = session.data?.actor
  const prepares = actor !== undefined && opens(actor, 'plans.prepare')
  const units = prepares ? examined : []
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <div className={classes.head}>
        <div>
          <h1>{say('title')}</h1>
          <p>{say('intro')}</p>
        </div>
        {prepares && (
          <ButtonLink to="/plans/nouveau" size="md">
            {say('new')}
          </ButtonLink>
        )}
      </div>
      {prepares && <Drafts />}
      <Published units={units} />
    </main>
  )
}

const TONES: Readonly<Record<PlanDraftLine['state'], Tone>> = {
  reading: 'waiting',
  control: 'attention',
  submitted: 'attention',
  published: 'good',
  withdrawn: 'waiting',
}

function Drafts() {
  const say = usePlanWords()
  const drafts = usePlanDrafts()
  return (
    <section className={classes.part}>
      <h2>{say('drafts')}</h2>
      {drafts.isPending && <Waiting lines={[44, 44]} />}
      {drafts.error && <ProblemReport problem={problemOf(drafts.error)} onRetry={() => void drafts.refetch()} />}
      {drafts.data?.drafts.length === 0 && <EmptyState level={2} title={say('noDraft')} text={say('noDraftText')} />}
      {drafts.data && drafts.data.drafts.length > 0 && <DraftTable drafts={drafts.data.drafts} />}
    </section>
  )
}

function DraftTable({ drafts }: { readonly drafts: readonly PlanDraftLine[] }) {
  const say = usePlanWords()
  const { nameOf } = useWords()
  return (
    <table className={table.table} data-stacks aria-label={say('drafts')}>
      <thead>
        <tr>
          <th scope="col">{say('plan')}</th>
          <th scope="col">{say('commune')}</th>
          <th scope="col">{say('state')}</th>
          <th scope="col">{say('by')}</th>
        </tr>
      </thead>
      <tbody>
        {drafts.map((draft) => (
          <tr key={draft.id}>
            <th scope="row">
              <Link to="/plans/preparation/$id" params={{ id: draft.id }} search={{}}>
                <bdi>{draft.planName ? nameOf(draft.planName) : draft.fileName}</bdi>
              </Link>
              <small className={classes.under}>
                <bdi>{draft.versionLabel ?? say('unnamed')}</bdi>
              </small>
            </th>
            <td data-label={say('commune')}>{nameOf(draft.commune)}</td>
            <td data-label={say('state')}>
              <StatusBadge tone={TONES[draft.state]}>{say(`draftStates.${draft.state}`)}</StatusBadge>
            </td>
            <td data-label={say('by')}>
              <bdi>{draft.created.by.name}</bdi>
              <small className={classes.under}>
                <bdi dir="ltr" className="figures">
                  {printedInstant(draft.created.at)}
                </bdi>
              </small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const stateOf = ({ standing }: PlanLine): StateShown => standing?.state ?? 'unknown'

function Published({ units }: { readonly units: readonly string[] }) {
  const say = usePlanWords()
  const { etat } = useSearch({ from: '/plans' })
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = usePlans(units)
  const states = [...new Set((data?.plans ?? []).map(stateOf))]
  const shown = (data?.plans ?? []).filter((plan) => etat === undefined || stateOf(plan) === etat)
  return (
    <section className={classes.part}>
      <h2>{say('published')}</h2>
      {isPending && <Waiting lines={[44, 44, 44]} />}
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {data?.plans.length === 0 && <EmptyState level={2} title={say('noPlan')} text={say('noPlanText')} />}
      {data && states.length > 1 && (
        <NativeSelect
          size="md"
          className={classes.filter}
          label={say('filter', { day: printedDay(data.on) })}
          value={etat ?? ''}
          data={[
            { value: '', label: say('all') },
            ...states.map((value) => ({ value, label: say(`planStates.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            const state = states.find((one) => one === value)
            void navigate({ to: '/plans', search: state ? { etat: state } : {}, replace: true })
          }}
        />
      )}
      {shown.length > 0 && <PlanTable plans={shown} />}
    </section>
  )
}

function PlanTable({ plans }: { readonly plans: readonly PlanLine[] }) {
  const say = usePlanWords()
  const { nameOf } = useWords()
  return (
    <table className={table.table} data-stacks aria-label={say('published')}>
      <thead>
        <tr>
          <th scope="col">{say('plan')}</th>
          <th scope="col">{say('commune')}</th>
          <th scope="col">{say('version')}</th>
          <th scope="col">{say('state')}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <th scope="row">
              <Link to="/plans/$id" params={{ id: plan.id }}>
                <bdi>{nameOf(plan)}</bdi>
              </Link>
              <small className={classes.under}>
                {say(`kinds.${plan.kind}`)} · <bdi>{plan.code}</bdi>
              </small>
            </th>
            <td data-label={say('commune')}>{plan.commune ? nameOf(plan.commune) : '–'}</td>
            <td data-label={say('version')}>
              <bdi>{plan.label}</bdi>
            </td>
            <td data-label={say('state')}>
              <PlanStanding standing={plan.standing} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
