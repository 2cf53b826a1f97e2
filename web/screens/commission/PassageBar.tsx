import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { isBefore } from '../../../api/contract/commission/passage.ts'
import type { SessionAnswer, SessionItem } from '../../../api/contract/commission/sessions.ts'
import { printedTime } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { Refused } from '../frame/Refused.tsx'
import { ConcludeDialog, PutOffDialog } from './ConcludeDialog.tsx'
import classes from './commission.module.css'
import { usePassItem } from './commissionQueries.ts'
import sittingClasses from './sitting.module.css'

type BarProps = { readonly session: SessionAnswer; readonly item: SessionItem }

/** Where the examination of a dossier is, and the steps its secretariat may take now. */
export function PassageBar({ session, item }: BarProps) {
  const say = useCommissionWords()
  const { state, outcome, reason, calledAt, presentedAt, deliberatedAt, endedAt } = item
  const times = [
    ['called', calledAt],
    ['presented', presentedAt],
    ['deliberated', deliberatedAt],
    [state === 'put_off' ? 'put_off' : 'concluded', endedAt],
  ] as const
  return (
    <div className={sittingClasses.passage}>
      <h2>
        <bdi className="figures">{item.dossier.number}</bdi> <bdi>{item.dossier.title}</bdi>
      </h2>
      <p className={`${classes.quiet} figures`}>
        {times.flatMap(([event, at]) => (at ? [`${say(`events.${event}`)} ${printedTime(at)}`] : [])).join(' · ')}
      </p>
      {outcome && <p>{say('passage.done', { outcome: say(`outcomes.${outcome}`) })}</p>}
      {state === 'put_off' && <p>{say('passage.putOffDone', { reason: reason ?? '' })}</p>}
      {outcome && reason && <p>{reason}</p>}
      {session.may.hold && session.state === 'open' && item.ended === null && <Steps session={session} item={item} />}
    </div>
  )
}

function Steps({ session, item }: BarProps) {
  const say = useCommissionWords()
  const pass = usePassItem(session.id)
  const [asked, setAsked] = useState<'conclude' | 'put_off' | null>(null)
  const [designerOut, setDesignerOut] = useState(false)
  const { state, id: itemId } = item
  const another = session.items.find(({ id }) => id === session.current && id !== itemId)
  const designerThere = session.there.some(({ capacity }) => capacity === 'designer')
  const mayDeliberate = state === 'called' || state === 'presented'
  if (another) return <p className={classes.quiet}>{say('passage.another', { number: another.dossier.number })}</p>
  return (
    <fieldset className={sittingClasses.steps} aria-label={say('passage.label')}>
      {mayDeliberate && designerThere && (
        <Checkbox
          size="md"
          label={say('passage.designerOut')}
          checked={designerOut}
          onChange={({ target }) => setDesignerOut(target.checked)}
        />
      )}
      <div className={classes.actions}>
        {state === 'waiting' && (
          <Button size="md" loading={pass.isPending} onClick={() => pass.mutate({ step: 'call', itemId })}>
            {say('passage.call')}
          </Button>
        )}
        {state === 'called' && (
          <Button
            size="md"
            variant="default"
            disabled={pass.isPending}
            onClick={() => pass.mutate({ step: 'present', itemId })}
          >
            {say('passage.present')}
          </Button>
        )}
        {mayDeliberate && (
          <Button
            size="md"
            loading={pass.isPending}
            onClick={() => pass.mutate({ step: 'deliberate', itemId, designerOut })}
          >
            {say('passage.deliberate')}
          </Button>
        )}
        {state === 'deliberating' && (
          <Button size="md" onClick={() => setAsked('conclude')}>
            {say('passage.conclude')}
          </Button>
        )}
        {(state === 'waiting' || isBefore(state)) && (
          <Button size="md" variant="default" onClick={() => setAsked('put_off')}>
            {say('passage.putOff')}
          </Button>
        )}
      </div>
      <Refused error={pass.error} />
      {asked === 'conclude' && <ConcludeDialog session={session} item={item} onClose={() => setAsked(null)} />}
      {asked === 'put_off' && <PutOffDialog session={session} item={item} onClose={() => setAsked(null)} />}
    </fieldset>
  )
}
