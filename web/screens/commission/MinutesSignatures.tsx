import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MinutesAnswer } from '../../../api/contract/commission/minutes.ts'
import { printedInstant } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import classes from './commission.module.css'
import { RefuseDialog, SignDialog } from './SignDialog.tsx'

type Body = MinutesAnswer['awaited'][number]
type Asked = { readonly what: 'sign' | 'refuse'; readonly body: Body }

/** Each body that was there: signed, refused with its reason, or awaited; whoever may signs here. */
export function MinutesSignatures({ minutes }: { readonly minutes: MinutesAnswer }) {
  const say = useCommissionWords()
  const { nameOf, language } = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  if (minutes.state === 'draft') return null
  return (
    <section>
      <h3>{say('minutes.signatures')}</h3>
      <ul className={classes.sessions}>
        {minutes.signatures.map(({ body, kind, reason, by, at }) => (
          <li key={body.id}>
            <b>
              <bdi>{nameOf(body)}</bdi>
            </b>
            <StatusBadge tone={kind === 'signed' ? 'good' : 'fault'}>
              {kind === 'signed'
                ? say('minutes.signed', { at: printedInstant(at) })
                : say(`minutes.${kind}`, { reason: reason ?? '' })}
            </StatusBadge>
            {by && (
              <small>
                <bdi>{nameIn(language, by)}</bdi>
              </small>
            )}
          </li>
        ))}
        {minutes.awaited.map((body) => (
          <li key={body.id}>
            <b>
              <bdi>{nameOf(body)}</bdi>
            </b>
            <StatusBadge tone="waiting">{say('minutes.awaited')}</StatusBadge>
            {minutes.may.sign.includes(body.id) && (
              <span className={classes.actions}>
                <Button size="md" onClick={() => setAsked({ what: 'sign', body })}>
                  {say('minutes.sign', { body: nameOf(body) })}
                </Button>
                <Button
                  size="md"
                  variant="default"
                  aria-label={say('minutes.refuseFor', { body: nameOf(body) })}
                  onClick={() => setAsked({ what: 'refuse', body })}
                >
                  {say('minutes.refuse')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {asked?.what === 'sign' && <SignDialog id={minutes.sessionId} body={asked.body} onClose={close} />}
      {asked?.what === 'refuse' && <RefuseDialog id={minutes.sessionId} body={asked.body} onClose={close} />}
    </section>
  )
}
