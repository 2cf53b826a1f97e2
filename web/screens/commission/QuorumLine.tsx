import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import classes from './commission.module.css'

/** Whether enough bodies are there; told at once when they no longer are. What the law wants is to be confirmed. */
export function QuorumLine({ session: { quorum, state } }: { readonly session: SessionAnswer }) {
  const say = useCommissionWords()
  const { say: inWords } = useWords()
  const { met, called, present, needed, rule } = quorum
  if (state !== 'open' && state !== 'convened') return null
  return (
    <div className={classes.quorum}>
      <p role="status">
        <StatusBadge tone={met ? 'good' : 'fault'}>{say(met ? 'quorum.met' : 'quorum.missing')}</StatusBadge>{' '}
        <span className="figures">{say('quorum.count', { present, called, needed })}</span>
      </p>
      {state === 'open' && !met && (
        <Notice tone="error" role="alert">
          {say('quorum.lost')}
        </Notice>
      )}
      {rule.sureness !== 'sourced' && <small>{say('quorum.rule', { rule: inWords(rule) })}</small>}
    </div>
  )
}
