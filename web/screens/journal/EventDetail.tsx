import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { JournalEventAnswer } from '../../../api/contract/journal.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { useWords } from '../../text/words.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { EventProof } from './EventProof.tsx'
import classes from './journal.module.css'
import type { JournalFilter } from './journalSearch.ts'
import { useActionName } from './useActionName.ts'

/** One event whole, the ways to its kin, and its proof, verified here. */
export function EventDetail({ event }: { readonly event: JournalEventAnswer }) {
  const say = useJournalWords()
  return (
    <section className={classes.detail} aria-label={say('journalAdministration.detail')}>
      <div>
        <h3>{say('journalAdministration.detail')}</h3>
        <EventFacts event={event} />
      </div>
      <div>
        <h3>{say('journalAdministration.proof')}</h3>
        <EventProof id={event.id} />
      </div>
    </section>
  )
}

function EventFacts({ event }: { readonly event: JournalEventAnswer }) {
  const say = useJournalWords()
  const actionName = useActionName()
  const { id, at, action, consultation, subject, batch } = event
  const facts: Fact[] = [
    { term: say('journalAdministration.id'), value: <Written text={id} /> },
    { term: say('journalAdministration.when'), value: <Written text={at} /> },
    {
      term: say('journalAdministration.action'),
      value: (
        <>
          {actionName(action)} ({say(consultation ? 'journalAdministration.reading' : 'journalAdministration.writing')}){' '}
          <Written text={action} /> <Kin filter={{ action }} words="onlyAction" />
        </>
      ),
    },
    {
      term: say('journalAdministration.subject'),
      value: (
        <>
          {actionName(subject.kind)} <Written text={subject.id} />
        </>
      ),
    },
    ...useConcerns(event),
    ...useDetail(event),
  ]
  return (
    <>
      <FactList facts={facts} />
      <p className={classes.intro}>
        {batch === null ? say('journalAdministration.unsealed') : say('journalAdministration.sealed', { batch })}
      </p>
    </>
  )
}

/** Whom and what it concerns, each with the way to its other events. */
function useConcerns({ person, concerned, body, dossierId }: JournalEventAnswer): readonly Fact[] {
  const say = useJournalWords()
  const { nameOf } = useWords()
  const whole: readonly (readonly [Parameters<typeof say>[0], ReactNode])[] = [
    ['journalAdministration.who', person && <PersonKin person={person} words="onlyPerson" />],
    ['journalAdministration.concerned', concerned && <PersonKin person={concerned} words="onlyConcerned" />],
    [
      'journalAdministration.bodyOf',
      body && (
        <>
          {nameOf(body)} <Kin filter={{ body: body.id }} words="onlyBody" />
        </>
      ),
    ],
    [
      'journalAdministration.dossierOf',
      dossierId && (
        <>
          <Written text={dossierId} /> <Kin filter={{ dossier: dossierId }} words="onlyDossier" />
        </>
      ),
    ],
  ]
  return whole.flatMap(([term, value]) => (value ? [{ term: say(term), value }] : []))
}

/** What was written beside the event, as the house wrote it. */
function useDetail({ detail }: JournalEventAnswer): readonly Fact[] {
  const say = useJournalWords()
  const entries = Object.entries(detail)
  if (entries.length === 0) return []
  const value = entries.map(([key, given]) => (
    <div key={key}>
      <Written text={`${key} : ${typeof given === 'string' ? given : JSON.stringify(given)}`} />
    </div>
  ))
  return [{ term: say('journalAdministration.details'), value }]
}

const Written = ({ text }: { readonly text: string }) => (
  <bdi dir="auto" className={classes.id}>
    {text}
  </bdi>
)

type KinWords = 'onlyPerson' | 'onlyConcerned' | 'onlyBody' | 'onlyDossier' | 'onlyAction'

/** The way to the other events of the same person, body, dossier or verb. */
function Kin({ filter, words }: { readonly filter: JournalFilter; readonly words: KinWords }) {
  const say = useJournalWords()
  return (
    <Link from="/administration/journal" to="." search={filter}>
      {say(`journalAdministration.${words}`)}
    </Link>
  )
}

type PersonKinProps = {
  readonly person: NonNullable<JournalEventAnswer['person']>
  readonly words: 'onlyPerson' | 'onlyConcerned'
}

const PersonKin = ({ person, words }: PersonKinProps) => (
  <>
    <PersonName person={person} both /> <Kin filter={{ person: person.id }} words={words} />
  </>
)
