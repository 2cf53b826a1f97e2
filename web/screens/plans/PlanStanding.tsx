import type { PlanLine } from '../../../api/contract/plans/plans.ts'
import { printedDay } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import classes from './plans.module.css'

type Standing = PlanLine['standing']

const TONES: Readonly<Record<NonNullable<Standing>['state'], Tone>> = {
  in_force: 'good',
  dup_expired: 'good',
  draft_opposable: 'attention',
  inquiry: 'attention',
  study: 'attention',
  lapsed: 'fault',
  repealed: 'fault',
}

/** The legal state of a version, since when and by which act. */
export function PlanStanding({ standing }: { readonly standing: Standing }) {
  const say = usePlanWords()
  if (!standing) return <StatusBadge tone="waiting">{say('planStates.unknown')}</StatusBadge>
  return (
    <>
      <StatusBadge tone={TONES[standing.state]}>{say(`planStates.${standing.state}`)}</StatusBadge>
      <small className={classes.under}>
        {say('since', { day: printedDay(standing.since) })}
        {standing.act && (
          <>
            {' · '}
            <bdi>{standing.act}</bdi>
          </>
        )}
      </small>
    </>
  )
}
