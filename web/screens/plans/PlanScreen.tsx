import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { PlanAct } from '../../../api/contract/plans/acts.ts'
import type { Plan, PlanVersion } from '../../../api/contract/plans/plans.ts'
import { problemOf } from '../../api/problem.ts'
import { opens } from '../../session/opens.ts'
import { useSession } from '../../session/session.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import { FactList } from '../../ui/FactList.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { PlanActs } from './acts/PlanActs.tsx'
import { ProposeAct } from './acts/ProposeAct.tsx'
import { usePlanActs } from './acts/planActQueries.ts'
import { PlanRechecks } from './PlanRechecks.tsx'
import { PlanTimeline } from './PlanTimeline.tsx'
import { usePlan } from './planQueries.ts'
import classes from './plans.module.css'
import { VersionTable } from './VersionTable.tsx'

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

type Proposing = { readonly version: PlanVersion; readonly again: PlanAct | null }

function PlanPage({ plan }: { readonly plan: Plan }) {
  const say = usePlanWords()
  const { nameOf, language } = useWords()
  const name = nameOf(plan)
  useTitle(name)
  const actor = useSession().data?.actor
  const acts = usePlanActs(plan.id, actor !== undefined && opens(actor, 'plans.prepare'))
  const waiting = (acts.data?.acts ?? []).filter(({ state }) => state === 'proposed')
  const [proposing, setProposing] = useState<Proposing | null>(null)
  const again = (act: PlanAct) => {
    const version = plan.versions.find(({ id }) => id === act.versionId)
    if (version) setProposing({ version, again: act })
  }
  return (
    <>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p lang={language === 'ar' ? 'fr' : 'ar'} className={classes.otherName}>
        <bdi>{language === 'ar' ? plan.nameFr : plan.nameAr}</bdi>
      </p>
      <FactList
        facts={[
          { term: say('mapping.kind'), value: say(`kinds.${plan.kind}`) },
          { term: say('mapping.code'), value: <bdi>{plan.code}</bdi> },
          { term: say(plan.communes.length > 1 ? 'onePlan.communes' : 'commune'), value: <Communes plan={plan} /> },
          {
            term: say('onePlan.agency'),
            value: plan.agency ? (
              <bdi>{nameOf({ nameFr: plan.agency, nameAr: plan.agencyAr ?? plan.agency })}</bdi>
            ) : (
              '–'
            ),
          },
        ]}
      />
      <PlanTimeline plan={plan} waiting={waiting} />
      <section className={classes.part}>
        <h2>{say('onePlan.versions')}</h2>
        <VersionTable
          plan={plan}
          proposable={acts.data?.proposable ?? []}
          onPropose={(version) => setProposing({ version, again: null })}
        />
      </section>
      {acts.error && <ProblemReport problem={problemOf(acts.error)} onRetry={() => void acts.refetch()} />}
      {acts.data && <PlanActs plan={plan} acts={acts.data} onAgain={again} />}
      {acts.data && <PlanRechecks planId={plan.id} />}
      {proposing && <ProposeAct plan={plan} {...proposing} onClose={() => setProposing(null)} />}
    </>
  )
}

const MOST_NAMED = 6

/** The communes under the plan, those it covers most of first. */
function Communes({ plan: { communes } }: { readonly plan: Plan }) {
  const say = usePlanWords()
  const { nameOf, language } = useWords()
  const names = communes
    .slice(0, MOST_NAMED)
    .map(nameOf)
    .join(language === 'ar' ? '، ' : ', ')
  const more = communes.length - MOST_NAMED
  return <bdi>{more > 0 ? say('onePlan.communesMore', { names, count: more }) : names || '–'}</bdi>
}
