import { Link, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { AreaChange, PlanComparison, RuleChange } from '../../../api/contract/plans/plans.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed, plain } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { MapBoundary } from '../map/MapBoundary.tsx'
import { AreaTable } from './AreaTable.tsx'
import { ChooseVersions } from './ChooseVersions.tsx'
import { useComparison } from './planQueries.ts'
import classes from './plans.module.css'
import { RuleTable } from './RuleTable.tsx'

const CompareMap = lazy(async () => ({ default: (await import('./CompareMap.tsx')).CompareMap }))

/** Two versions of a plan side by side: by area, with the places on the map, and by rule. */
export function CompareScreen() {
  const { id } = useParams({ from: '/plans/$id/comparer' })
  const { de, a } = useSearch({ from: '/plans/$id/comparer' })
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {de !== undefined && a !== undefined ? (
        <Comparison planId={id} from={de} to={a} />
      ) : (
        <ChooseVersions planId={id} from={de} to={a} />
      )}
    </main>
  )
}

type ComparisonProps = { readonly planId: string; readonly from: string; readonly to: string }

function Comparison({ planId, from, to }: ComparisonProps) {
  const { data, error, refetch } = useComparison(from, to)
  if (data) return <Compared comparison={data} planId={planId} />
  if (!error) return <Waiting lines={[32, 44, 320]} />
  return (
    <>
      <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
      <ChooseVersions planId={planId} from={undefined} to={undefined} />
    </>
  )
}

type ComparedProps = { readonly comparison: PlanComparison; readonly planId: string }

function Compared({ comparison, planId }: ComparedProps) {
  const say = usePlanWords()
  const { nameOf, t } = useWords()
  const { plan, from, to, areas, rules, unchangedM2, thinM2 } = comparison
  const [shown, setShown] = useState<AreaChange | null>(null)
  const title = say('compare.title', { from: from.label, to: to.label })
  useTitle(`${title} · ${nameOf(plan)}`)
  const area = (m2: number) =>
    m2 < 10_000
      ? `${plain(m2)} ${t('units.m2')}`
      : `${fixed(m2 / 10_000, 2)} ${t('units.ha')} (${fixed(m2, 0)} ${t('units.m2')})`
  return (
    <>
      <p>
        <Link to="/plans/$id" params={{ id: planId }}>
          <bdi>{nameOf(plan)}</bdi>
        </Link>
      </p>
      <h1>{title}</h1>
      <p>{say('compare.unchanged', { area: area(unchangedM2) })}</p>
      {thinM2 > 0 && <p className={classes.quiet}>{say('compare.thin', { area: area(thinM2) })}</p>}
      <section className={classes.part}>
        <h2>{say('compare.areas')}</h2>
        {areas.length === 0 ? (
          <Notice>{say('compare.noArea')}</Notice>
        ) : (
          <div className={classes.panes}>
            <div className={classes.pane}>
              <div className={classes.map}>
                <MapBoundary failed={<p className={classes.quiet}>{t('frame.mapFailed')}</p>}>
                  <Suspense fallback={null}>
                    <CompareMap areas={areas} shown={shown} />
                  </Suspense>
                </MapBoundary>
              </div>
            </div>
            <div className={classes.pane}>
              <AreaTable areas={areas} onShow={setShown} />
            </div>
          </div>
        )}
      </section>
      <Rules rules={rules} />
    </>
  )
}

function Rules({ rules }: { readonly rules: readonly RuleChange[] }) {
  const say = usePlanWords()
  return (
    <section className={classes.part}>
      <h2>{say('compare.rules')}</h2>
      {rules.length === 0 ? <Notice>{say('compare.noRule')}</Notice> : <RuleTable rules={rules} />}
    </section>
  )
}
