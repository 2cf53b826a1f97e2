import type { PlanAct } from '../../../../api/contract/plans/acts.ts'
import type { Plan } from '../../../../api/contract/plans/plans.ts'
import { printedDay, printedInstant } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { type Fact, FactList } from '../../../ui/FactList.tsx'
import { Then } from './Then.tsx'

type ActFactsProps = { readonly act: PlanAct; readonly plan: Plan }

/** All that is said of a proposed act, and what it makes of the law. */
export function ActFacts({ act, plan }: ActFactsProps) {
  const say = usePlanWords()
  const version = plan.versions.find(({ id }) => id === act.versionId)
  const { former } = act
  const day = (text: string) => (
    <bdi dir="ltr" className="figures">
      {printedDay(text)}
    </bdi>
  )
  const facts: readonly (Fact | false | null)[] = [
    { term: say('acts.version'), value: <bdi>{version?.label}</bdi> },
    { term: say('acts.what'), value: <ActName act={act} /> },
    act.what !== 'cancel' && { term: say('acts.onDay'), value: day(act.onDay) },
    { term: say('acts.reference'), value: <bdi>{act.act}</bdi> },
    { term: say('acts.signedOn'), value: day(act.signedOn) },
    former && {
      term: say('acts.former'),
      value: <Former former={former} />,
    },
    act.reason !== null && { term: say('acts.reason'), value: <bdi>{act.reason}</bdi> },
    {
      term: say('acts.by'),
      value: say('facts.byAt', { name: act.proposed.by.name, at: printedInstant(act.proposed.at) }),
    },
  ]
  return (
    <>
      <FactList facts={facts.filter((fact) => fact !== false && fact !== null)} />
      {act.state === 'proposed' && version && <Then version={version} proposed={act} on={plan.on} />}
    </>
  )
}

/** A recorded act as it was: its day of effect, its words, the day it was signed. */
export function Former({
  former: { kind, onDay, act, signedOn },
}: {
  readonly former: NonNullable<PlanAct['former']>
}) {
  const say = usePlanWords()
  return (
    <>
      {say('acts.formerIs', { kind: say(`events.${kind}`), day: printedDay(onDay) })}
      {act && (
        <>
          {' · '}
          <bdi>{act}</bdi>
        </>
      )}
      {' · '}
      {signedOn ? say('acts.signed', { day: printedDay(signedOn) }) : say('acts.signedUnknown')}
    </>
  )
}

/** What is proposed: the act that follows, or what becomes of a recorded one. */
export function ActName({ act: { what, kind, onDay, former } }: { readonly act: PlanAct }) {
  const say = usePlanWords()
  return <>{say(`acts.whats.${what}`, { kind: say(`events.${kind}`), day: printedDay(former?.onDay ?? onDay) })}</>
}
