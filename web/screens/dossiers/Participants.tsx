import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { PARTS } from '../../../api/contract/policy/roles.ts'
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
  const owners = dossier.participants.filter(({ part }) => part === 'owner').length
  return (
    <section className={classes.section}>
      <h2>{say('participants.heading')}</h2>
      <ul className={classes.people}>
        {inOrder(dossier.participants).map((participant) => (
          <ParticipantLine
            key={participant.id}
            participant={participant}
            onEnd={
              mayShare && !(participant.part === 'owner' && owners === 1) ? () => setEnding(participant) : undefined
            }
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
  const ending = useEndParticipant(dossierId)
  return (
    <Confirm
      title={say('participants.endOf', { name })}
      why={say('participants.endWhy')}
      yes={say('participants.confirmEnd')}
      no={say('dossiers.cancel')}
      busy={ending.isPending}
      onYes={() => ending.mutate(participant.id, { onSuccess: () => onClose(true) })}
      onNo={() => onClose(false)}
    >
      <Refused error={ending.error} />
    </Confirm>
  )
}
