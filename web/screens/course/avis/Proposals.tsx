import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Proposal } from '../../../../api/contract/avis/proposals.ts'
import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import { printedDay } from '../../../text/figures.ts'
import { useExpectedWords } from '../../../text/useExpectedWords.ts'
import { useWords } from '../../../text/words.ts'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { AddBodyDialog, ReasonDialog } from '../BodyDialogs.tsx'
import courseClasses from '../course.module.css'
import { useSetAside } from '../courseQueries.ts'

type ProposalsProps = {
  readonly course: CourseAnswer
  readonly communeCode: string
  readonly onDone: (said: string) => void
}

type Open = { readonly what: 'confirm' | 'aside'; readonly of: Proposal }

/** The bodies that the report proposes to hear, with its evidence: a person confirms each, or sets it aside with a reason. */
export function Proposals({ course, communeCode, onDone }: ProposalsProps) {
  const say = useExpectedWords()
  const { nameOf } = useWords()
  const setting = useSetAside(course.id)
  const [open, setOpen] = useState<Open | null>(null)
  const { proposals, mayConsult } = course.avis
  if (proposals.length === 0) return null
  const done = (said?: string) => {
    setOpen(null)
    if (said) onDone(said)
  }
  return (
    <section aria-label={say('proposals')} className={courseClasses.section}>
      <h4>{say('proposals')}</h4>
      <p className={courseClasses.quiet}>{say('proposalsHint')}</p>
      <ul className={courseClasses.bodies}>
        {proposals.map((one) => (
          <OneProposal
            key={`${one.finding.rule} ${one.finding.subject}`}
            proposal={one}
            onConfirm={mayConsult && !one.settled ? () => setOpen({ what: 'confirm', of: one }) : undefined}
            onSetAside={mayConsult && !one.settled ? () => setOpen({ what: 'aside', of: one }) : undefined}
          />
        ))}
      </ul>
      {open?.what === 'confirm' && (
        <AddBodyDialog course={course} communeCode={communeCode} proposal={open.of} onClose={done} />
      )}
      {open?.what === 'aside' && (
        <ReasonDialog
          title={say('setAsideOf', { servitude: nameOf(open.of) })}
          why={say('setAsideWhy')}
          submit={say('setAside')}
          label={say('why')}
          asking={setting}
          onReason={(reason) =>
            setting.mutate({ finding: open.of.finding, reason }, { onSuccess: () => done(say('setAsideDone')) })
          }
          onClose={done}
        />
      )}
    </section>
  )
}

type OneProposalProps = {
  readonly proposal: Proposal
  readonly onConfirm: (() => void) | undefined
  readonly onSetAside: (() => void) | undefined
}

function OneProposal({ proposal, onConfirm, onSetAside }: OneProposalProps) {
  const say = useExpectedWords()
  const { nameOf, say: inLanguage } = useWords()
  const { body, because, article, settled } = proposal
  const servitude = nameOf(proposal)
  return (
    <li>
      <b>
        <bdi>{say('proposed', { servitude, body: body ?? say('unnamed') })}</bdi>
      </b>
      <p className={courseClasses.quiet}>
        {inLanguage(because)} {article && <bdi>({article})</bdi>}
      </p>
      {settled === null && (
        <p>
          <StatusBadge tone="attention">{say('open')}</StatusBadge>
        </p>
      )}
      {settled?.how === 'consulted' && (
        <p>{say('consulted', { body: nameOf({ nameFr: settled.bodyFr, nameAr: settled.bodyAr }) })}</p>
      )}
      {settled?.how === 'set_aside' && <p>{say('aside', { day: printedDay(settled.at), reason: settled.reason })}</p>}
      {onConfirm && onSetAside && (
        <div className={courseClasses.moves}>
          <Button size="md" variant="default" onClick={onConfirm} aria-label={say('confirmOf', { servitude })}>
            {say('confirm')}
          </Button>
          <Button size="md" variant="default" onClick={onSetAside} aria-label={say('setAsideOf', { servitude })}>
            {say('setAside')}
          </Button>
        </div>
      )}
    </li>
  )
}
