import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'

type Of = { readonly session: SessionAnswer }

/** Whether enough bodies are there, and how many of how many. */
export function QuorumCount({ session: { quorum } }: Of) {
  const say = useCommissionWords()
  const { met, called, present, needed } = quorum
  return (
    <p role="status">
      <StatusBadge tone={met ? 'good' : 'fault'}>{say(met ? 'quorum.met' : 'quorum.missing')}</StatusBadge>{' '}
      <span className="figures">{say('quorum.count', { present, called, needed })}</span>
    </p>
  )
}

/** Called bodies for which nobody is there. */
export function AbsentBodies({ session: { quorum, invited } }: Of) {
  const say = useCommissionWords()
  const { nameOf, listed } = useWords()
  const absent = invited.flatMap(({ body }) => (body && quorum.missing.includes(body.id) ? [nameOf(body)] : []))
  return absent.length > 0 ? <p>{say('quorum.absent', { names: listed(absent) })}</p> : null
}

/** Told at once when an open session no longer has its quorum. */
export function QuorumLost({ session: { quorum, state } }: Of) {
  const say = useCommissionWords()
  if (state !== 'open' || quorum.met) return null
  return (
    <Notice tone="error" role="alert">
      {say('quorum.lost')}
    </Notice>
  )
}

/** What the law wants, where it is still to be confirmed. */
export function QuorumRule({ session: { quorum } }: Of) {
  const say = useCommissionWords()
  const { say: inWords } = useWords()
  if (quorum.rule.sureness === 'sourced') return null
  return <small>{say('quorum.rule', { rule: inWords(quorum.rule) })}</small>
}
