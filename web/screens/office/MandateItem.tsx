import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import { printedDay } from '../../text/figures.ts'
import { useOfficeWords } from '../../text/useOfficeWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn, PersonName } from '../../ui/PersonName.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { DeedDialog } from './MandateDialogs.tsx'
import { MandateTimeline } from './MandateTimeline.tsx'
import type { MandateDeed } from './mandateWork.ts'
import classes from './office.module.css'

const TONES: Readonly<Record<MandateAnswer['status'], Tone>> = {
  coming: 'waiting',
  in_force: 'good',
  past: 'attention',
  ended: 'attention',
}

type MandateItemProps = {
  readonly mandate: MandateAnswer
  readonly delegations: readonly MandateAnswer[]
  /** What the list is about: the people of one body, or the bodies of one person. */
  readonly told: 'person' | 'body'
  /** The person who looks: ending a delegation of one's own mandate is theirs too. */
  readonly own?: boolean
}

/** One mandate: who or for whom, its role and days, its life, and what one may do with it. */
export function MandateItem({ mandate, delegations, told, own = false }: MandateItemProps) {
  return (
    <li className={classes.mandate} data-past={isOver(mandate) || undefined}>
      <MandateHead mandate={mandate} told={told} />
      <MandateTimeline mandate={mandate} delegations={delegations} />
      <MandateDeeds mandate={mandate} own={false} />
      {delegations.length > 0 && (
        <ul className={classes.delegations}>
          {delegations.map((delegation) => (
            <li key={delegation.id} className={classes.mandate} data-past={isOver(delegation) || undefined}>
              <MandateHead mandate={delegation} told="person" />
              <MandateDeeds mandate={delegation} own={own} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

const isOver = ({ status }: MandateAnswer) => status === 'past' || status === 'ended'

function MandateHead({ mandate, told }: { readonly mandate: MandateAnswer; readonly told: 'person' | 'body' }) {
  const say = useOfficeWords()
  const trade = useTradeWords()
  const { nameOf, listed } = useWords()
  const { body, person, role, reason, status, email, territory, actReference } = mandate
  const facts = [
    daysOf(mandate, say),
    say(`reasons.${reason}`),
    ...(actReference ? [say('mandate.act', { act: actReference })] : []),
    ...(territory ? [say('mandate.narrowed', { units: listed(territory) })] : []),
  ]
  return (
    <div className={classes.head}>
      <p>
        <b>
          {told === 'person' ? (
            <PersonName person={person} both />
          ) : (
            <Link to="/organismes/$id" params={{ id: body.id }}>
              {nameOf(body)}
            </Link>
          )}
        </b>
        <span>{trade(`roles.${role}`)}</span>
        <small className="figures">{facts.join(' · ')}</small>
        {told === 'person' && email && (
          <small>
            <bdi>{email}</bdi>
          </small>
        )}
      </p>
      <StatusBadge tone={TONES[status]}>{say(`status.${status}`)}</StatusBadge>
    </div>
  )
}

const daysOf = ({ validFrom, validTo }: MandateAnswer, say: ReturnType<typeof useOfficeWords>) =>
  validTo
    ? say('mandate.fromTo', { from: printedDay(validFrom), to: printedDay(validTo) })
    : say('mandate.from', { from: printedDay(validFrom) })

const WORDS = { delegate: 'delegate', succeed: 'succeed', change: 'changeIt', end: 'end' } as const
type Deed = Exclude<MandateDeed, 'invite'>

function deedsOf({ may, status, delegatedFrom }: MandateAnswer, own: boolean): readonly Deed[] {
  if (status === 'past' || status === 'ended') return []
  const delegate = may.includes('mandate.delegate') && delegatedFrom === null
  const change = may.includes('mandate.change')
  return [
    ...(delegate ? (['delegate'] as const) : []),
    ...(change && delegatedFrom === null ? (['succeed'] as const) : []),
    ...(change ? (['change'] as const) : []),
    ...(change || own ? (['end'] as const) : []),
  ]
}

function MandateDeeds({ mandate, own }: { readonly mandate: MandateAnswer; readonly own: boolean }) {
  const say = useOfficeWords()
  const trade = useTradeWords()
  const { language } = useWords()
  const [open, setOpen] = useState<Deed | null>(null)
  const deeds = deedsOf(mandate, own)
  if (deeds.length === 0) return null
  const of = { role: trade(`roles.${mandate.role}`), name: nameIn(language, mandate.person) }
  const close = () => setOpen(null)
  return (
    <div className={classes.deeds}>
      {deeds.map((deed) => (
        <Button
          key={deed}
          variant="default"
          aria-label={say('mandate.named', { action: say(`mandate.${WORDS[deed]}`), ...of })}
          onClick={() => setOpen(deed)}
        >
          {say(`mandate.${WORDS[deed]}`)}
        </Button>
      ))}
      {open && <DeedDialog mandate={mandate} deed={open} onDone={close} onClose={close} />}
    </div>
  )
}
