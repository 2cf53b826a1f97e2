import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PlanActs as Acts, PlanAct } from '../../../../api/contract/plans/acts.ts'
import type { Plan } from '../../../../api/contract/plans/plans.ts'
import { printedDay, printedInstant } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { FreshEyesNotice } from '../FreshEyesNotice.tsx'
import classes from '../plans.module.css'
import { ActFacts, ActName, Former } from './ActFacts.tsx'
import { ExamineAct } from './ExamineAct.tsx'
import { useActDeeds } from './planActQueries.ts'

type PlanActsProps = {
  readonly plan: Plan
  readonly acts: Acts
  readonly onAgain: (act: PlanAct) => void
}

/** What waits to be examined of a plan, and what became of what was. */
export function PlanActs({ plan, acts: { acts, proposable }, onAgain }: PlanActsProps) {
  const say = usePlanWords()
  const [waiting, past] = [acts.filter(isWaiting), acts.filter((act) => !isWaiting(act))]
  return (
    <section className={classes.part}>
      <h2>{say('acts.title')}</h2>
      <p>{say('acts.intro')}</p>
      {waiting.length === 0 && <EmptyState level={2} title={say('acts.none')} text={say('acts.noneText')} />}
      {waiting.map((act) => (
        <Waiting key={act.id} act={act} plan={plan} />
      ))}
      {past.length > 0 && (
        <>
          <h3>{say('acts.past')}</h3>
          <ul className={classes.list}>
            {past.map((act) => (
              <Decided
                key={act.id}
                act={act}
                plan={plan}
                onAgain={proposable.includes(act.versionId) ? () => onAgain(act) : null}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const isWaiting = ({ state }: PlanAct) => state === 'proposed'

function Waiting({ act, plan }: { readonly act: PlanAct; readonly plan: Plan }) {
  const say = usePlanWords()
  const [open, setOpen] = useState<'examine' | 'withdraw' | null>(null)
  const { withdraw } = useActDeeds(plan.id)
  return (
    <div className={classes.proposed}>
      <div>
        <StatusBadge tone="attention">{say('acts.states.proposed')}</StatusBadge>
      </div>
      <ActFacts act={act} plan={plan} />
      {act.may.withdraw && <Notice>{say('acts.mine')}</Notice>}
      {!act.may.examine && <FreshEyesNotice eyes={act.eyes} />}
      <div className={classes.row}>
        {act.may.examine && (
          <Button size="md" onClick={() => setOpen('examine')}>
            {say('acts.examine')}
          </Button>
        )}
        {act.may.withdraw && (
          <Button size="md" variant="default" onClick={() => setOpen('withdraw')}>
            {say('acts.withdraw')}
          </Button>
        )}
      </div>
      {open === 'examine' && <ExamineAct plan={plan} act={act} onClose={() => setOpen(null)} />}
      {open === 'withdraw' && (
        <Confirm
          title={say('acts.withdraw')}
          why={say('acts.withdrawText')}
          yes={say('acts.withdraw')}
          no={say('acts.close')}
          busy={withdraw.isPending}
          onYes={() => withdraw.mutate(act.id, { onSuccess: () => setOpen(null) })}
          onNo={() => setOpen(null)}
        >
          <Refused error={withdraw.error} />
        </Confirm>
      )}
    </div>
  )
}

const TONES: Readonly<Record<PlanAct['state'], Tone>> = {
  proposed: 'attention',
  published: 'good',
  returned: 'fault',
  withdrawn: 'waiting',
}

type DecidedProps = { readonly act: PlanAct; readonly plan: Plan; readonly onAgain: (() => void) | null }

function Decided({ act, plan, onAgain }: DecidedProps) {
  const say = usePlanWords()
  const { state, decided, returnedWhy } = act
  const label = plan.versions.find(({ id }) => id === act.versionId)?.label
  return (
    <li className={classes.finding}>
      <span>
        <ActName act={act} /> · <bdi>{label}</bdi> · <bdi>{act.act}</bdi> ·{' '}
        {say('acts.signed', { day: printedDay(act.signedOn) })}
      </span>
      {act.former && (
        <small className={classes.under}>
          {say('acts.former')} : <Former former={act.former} />
        </small>
      )}
      <div>
        <StatusBadge tone={TONES[state]}>{say(`acts.states.${state}`)}</StatusBadge>
      </div>
      {decided && state !== 'proposed' && (
        <small className={classes.under}>
          {say(`acts.decided.${state}`, {
            ...{ name: decided.by.name, at: printedInstant(decided.at), why: returnedWhy ?? '' },
          })}
        </small>
      )}
      {onAgain && (state === 'returned' || state === 'withdrawn') && (
        <div>
          <Button size="compact-md" variant="default" onClick={onAgain}>
            {say('acts.again')}
          </Button>
        </div>
      )}
    </li>
  )
}
