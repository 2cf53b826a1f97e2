import type { PlanVersion } from '../../../../api/contract/plans/plans.ts'
import { printedDay } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { type Proposed, stateAfter, strayAfter } from './actsAfter.ts'

type ThenProps = { readonly version: PlanVersion; readonly proposed: Proposed; readonly on: string }

/** How the version stands once the act is published, and from which day; or which act could not follow any more. */
export function Then({ version, proposed, on }: ThenProps) {
  const say = usePlanWords()
  const stray = strayAfter(version, proposed)
  if (stray)
    return (
      <Notice tone="warning">
        {say('acts.strays', { kind: say(`events.${stray.kind}`), day: printedDay(stray.onDay) })}
      </Notice>
    )
  const { day, state } = stateAfter(version, proposed, on)
  const said = state ? say(`planStates.${state}`) : say('acts.noState')
  return (
    <Notice>
      {day > on ? say('acts.thenOn', { day: printedDay(day), state: said }) : say('acts.thenNow', { state: said })}
    </Notice>
  )
}
