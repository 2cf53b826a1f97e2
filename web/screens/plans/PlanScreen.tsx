import { useParams } from '@tanstack/react-router'
import type { Plan, PlanVersion } from '../../../api/contract/plans/plans.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed, printedDay } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import { Figure } from '../../ui/Area.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { FactList } from '../../ui/FactList.tsx'
import table from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { PlanStanding } from './PlanStanding.tsx'
import { PlanTimeline } from './PlanTimeline.tsx'
import { usePlan } from './planQueries.ts'
import classes from './plans.module.css'

/** A published plan: its versions, their acts, and which one applies on which day. */
export function PlanScreen() {
  const { id } = useParams({ from: '/plans/$id' })
  const { data, error, refetch } = usePlan(id)
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {data && <PlanPage plan={data} />}
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[32, 44, 44, 160]} />}
    </main>
  )
}

function PlanPage({ plan }: { readonly plan: Plan }) {
  const say = usePlanWords()
  const { nameOf, language } = useWords()
  const name = nameOf(plan)
  useTitle(name)
  return (
    <>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p lang={language === 'ar' ? 'fr' : 'ar'}>
        <bdi>{language === 'ar' ? plan.nameFr : plan.nameAr}</bdi>
      </p>
      <FactList
        facts={[
          { term: say('mapping.kind'), value: say(`kinds.${plan.kind}`) },
          { term: say('mapping.code'), value: <bdi>{plan.code}</bdi> },
          { term: say('commune'), value: plan.commune ? nameOf(plan.commune) : '–' },
          { term: say('onePlan.agency'), value: plan.agency ? <bdi>{plan.agency}</bdi> : '–' },
        ]}
      />
      <PlanTimeline plan={plan} />
      <section className={classes.part}>
        <h2>{say('onePlan.versions')}</h2>
        <VersionTable plan={plan} />
      </section>
    </>
  )
}

function VersionTable({ plan: { id, versions } }: { readonly plan: Plan }) {
  const say = usePlanWords()
  return (
    <table className={table.table} data-stacks aria-label={say('onePlan.versions')}>
      <thead>
        <tr>
          <th scope="col">{say('version')}</th>
          <th scope="col">{say('state')}</th>
          <th scope="col">{say('onePlan.acts')}</th>
          <th scope="col" className={table.number}>
            {say('onePlan.zones')}
          </th>
          <th scope="col" className={table.number}>
            {say('onePlan.area')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {versions.map((version, nth) => (
          <VersionRow key={version.id} planId={id} version={version} former={versions[nth + 1]} />
        ))}
      </tbody>
    </table>
  )
}

type VersionRowProps = {
  readonly planId: string
  readonly version: PlanVersion
  /** The one it follows. */
  readonly former: PlanVersion | undefined
}

function VersionRow({ planId, version, former }: VersionRowProps) {
  const say = usePlanWords()
  const { t } = useWords()
  const { label, source, events, zones, areaM2, codesWithoutRegulation, standing } = version
  return (
    <tr>
      <th scope="row">
        <bdi>{label}</bdi>
        <small className={classes.under}>
          <bdi>{source}</bdi>
        </small>
        {codesWithoutRegulation > 0 && (
          <small className={classes.under}>{say('onePlan.noRule', { count: fixed(codesWithoutRegulation, 0) })}</small>
        )}
      </th>
      <td data-label={say('state')}>
        <PlanStanding standing={standing} />
      </td>
      <td data-label={say('onePlan.acts')}>
        {events.length === 0 && say('onePlan.noActs')}
        {events.map(({ kind, onDay, act }) => (
          <p key={`${kind} ${onDay}`}>
            {say(`events.${kind}`)}, <bdi className="figures">{printedDay(onDay)}</bdi>
            {act && (
              <small className={classes.under}>
                <bdi>{act}</bdi>
              </small>
            )}
          </p>
        ))}
      </td>
      <td data-label={say('onePlan.zones')} className={`figures ${table.number}`}>
        {fixed(zones, 0)}
      </td>
      <td data-label={say('onePlan.area')} className={`figures ${table.number}`}>
        <Figure value={areaM2 / 10_000} unit={t('units.ha')} />
      </td>
      <td>
        <ButtonLink to="/plans/versions/$id/reglement" params={{ id: version.id }} variant="default" size="compact-md">
          {say('onePlan.regulation')}
        </ButtonLink>
        {former && (
          <ButtonLink
            to="/plans/$id/comparer"
            params={{ id: planId }}
            search={{ de: former.id, a: version.id }}
            variant="default"
            size="compact-md"
          >
            {say('onePlan.compareWith', { label: former.label })}
          </ButtonLink>
        )}
      </td>
    </tr>
  )
}
