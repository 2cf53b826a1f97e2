import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { PARTS } from '../../../api/contract/policy/roles.ts'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { useSession } from '../../session/session.ts'
import { printedDay } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { nameIn, PersonName } from '../../ui/PersonName.tsx'
import { useSaid } from '../../ui/useSaid.ts'
import { Refused } from '../frame/Refused.tsx'
import { AddParticipant } from './AddParticipant.tsx'
import { useEndParticipant } from './dossierQueries.ts'
import classes from './dossiers.module.css'

type Participant = DossierAnswer['participants'][number]

/** Who works on the dossier, in which part; those who may share it add and end participations. */
export function Participants({ dossier }: { readonly dossier: DossierAnswer }) {
  const say = useDossierWords()
  const [ending, setEnding] = useState<Participant | null>(null)
  const said = useSaid()
  const mayShare = dossier.may.includes('dossier.share')
  const mayEnd = useMayEnd(dossier)
  return (
    <section className={classes.section}>
      <h2>{say('participants.heading')}</h2>
      <ul className={classes.people}>
        {inOrder(dossier.participants).map((participant) => (
          <ParticipantLine
            key={participant.id}
            participant={participant}
            onEnd={mayEnd(participant) ? () => setEnding(participant) : undefined}
          />
        ))}
      </ul>
      <p className={classes.hint}>{say('participants.owner')}</p>
      <p ref={said.place} role="status" tabIndex={-1}>
        {said.text}
      </p>
      {mayShare && <AddParticipant dossier={dossier} onAdded={() => said.tell(say('participants.added'))} />}
      {ending && (
        <EndParticipation
          dossierId={dossier.id}
          participant={ending}
          onClose={(ended) => {
            setEnding(null)
            if (ended) said.tell(say('participants.ended'))
          }}
        />
      )}
    </section>
  )
}

/** Everybody may leave, owners answer for owners, whoever leads for the others; the last owner stays. */
function useMayEnd({ participants, may }: DossierAnswer): (participant: Participant) => boolean {
  const session = useSession()
  const owners = participants.filter(({ part }) => part === 'owner').length
  return (participant) => {
    if (participant.part === 'owner' && owners === 1) return false
    if (isOwn(session.data, participant)) return may.includes('dossier.leave')
    return may.includes(participant.part === 'owner' ? 'dossier.own' : 'dossier.share')
  }
}

/** One's own part, or that of an office whose work one shares. */
const isOwn = (session: SessionAnswer | undefined, { person, body }: Participant): boolean =>
  person
    ? person.id === session?.person?.id
    : (session?.actor.mandates.some(({ bodyId }) => bodyId === body?.id) ?? false)

/** The owner first, then the others as their parts are listed. */
const inOrder = (participants: readonly Participant[]): readonly Participant[] =>
  participants.toSorted((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part) || a.addedAt.localeCompare(b.addedAt))

function useNameOf(): (participant: Participant) => string {
  const { language, nameOf } = useWords()
  return ({ person, body }) => (person ? nameIn(language, person) : body ? nameOf(body) : '—')
}

type LineProps = { readonly participant: Participant; readonly onEnd: (() => void) | undefined }

function ParticipantLine({ participant, onEnd }: LineProps) {
  const say = useDossierWords()
  const trade = useTradeWords()
  const { language } = useWords()
  const name = useNameOf()(participant)
  const { person, body, part, addedAt } = participant
  return (
    <li>
      <span>
        {person && <PersonName person={person} both />}
        {body && (
          <>
            <bdi>{name}</bdi>{' '}
            <small lang={language === 'ar' ? 'fr' : 'ar'}>{language === 'ar' ? body.nameFr : body.nameAr}</small>
          </>
        )}
        <small>
          {trade(`parts.${part}`)} · {say(body ? 'participants.office' : 'participants.person')} ·{' '}
          {say('participants.since', { date: printedDay(addedAt) })}
        </small>
      </span>
      {onEnd && (
        <Button variant="default" onClick={onEnd} aria-label={say('participants.endOf', { name })}>
          {say('participants.end')}
        </Button>
      )}
    </li>
  )
}

type EndProps = {
  readonly dossierId: string
  readonly participant: Participant
  readonly onClose: (ended: boolean) => void
}

function EndParticipation({ dossierId, participant, onClose }: EndProps) {
  const say = useDossierWords()
  const name = useNameOf()(participant)
  const session = useSession()
  const own = isOwn(session.data, participant)
  const ending = useEndParticipant(dossierId)
  const [workDone, setWorkDone] = useState(false)
  const [successor, setSuccessor] = useState('')
  const attests = ['designer', 'surveyor', 'engineer'].includes(participant.part)
  const end = { participantId: participant.id, workDone, successor: successor.trim() }
  return (
    <Confirm
      title={own ? say('participants.leave') : say('participants.endOf', { name })}
      why={say(own ? 'participants.leaveWhy' : 'participants.endWhy')}
      yes={say('participants.confirmEnd')}
      no={say('dossiers.cancel')}
      busy={ending.isPending}
      onYes={() => ending.mutate(end, { onSuccess: () => onClose(true) })}
      onNo={() => onClose(false)}
    >
      {attests && (
        <Checkbox
          checked={workDone}
          onChange={(event) => setWorkDone(event.currentTarget.checked)}
          label={say('participants.workDone')}
          description={say('participants.workDoneHint')}
        />
      )}
      {!own && (
        <TextInput
          size="md"
          type="email"
          dir="ltr"
          autoComplete="off"
          label={say('participants.successor')}
          description={say('participants.successorHint')}
          value={successor}
          onChange={(event) => setSuccessor(event.currentTarget.value)}
        />
      )}
      <Refused error={ending.error} />
    </Confirm>
  )
}
