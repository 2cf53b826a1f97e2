import { Button, TextInput } from '@mantine/core'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSession } from '../../session/session.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { isIdentifier } from '../dossiers/dossierSearch.ts'
import { EventProof } from './EventProof.tsx'
import classes from './journal.module.css'

/** An event one may read, by its number: its proof is fetched, verified and kept. The address says which. */
export function EventDesk({ event }: { readonly event: string | undefined }) {
  const say = useJournalWords()
  const { data: session } = useSession()
  if (!session) return null
  if (!session.person) return <SignInFirst />
  return (
    <>
      <EventNumber event={event} />
      {event && (
        <div className={classes.part}>
          <h3>{say('journal.proofOf', { id: event })}</h3>
          <EventProof id={event} eventShown />
        </div>
      )}
    </>
  )
}

function SignInFirst() {
  const say = useJournalWords()
  const { t } = useWords()
  const { pathname, searchStr } = useLocation()
  return (
    <p className={classes.deeds}>
      <span className={classes.intro}>{say('journal.signIn')}</span>
      <ButtonLink to="/connexion" search={{ returnTo: pathname + searchStr }} variant="default">
        {t('frame.signIn')}
      </ButtonLink>
    </p>
  )
}

function EventNumber({ event = '' }: { readonly event: string | undefined }) {
  const say = useJournalWords()
  const navigate = useNavigate({ from: '/journal' })
  const [typed, setTyped] = useState(event)
  const [wrong, setWrong] = useState(false)
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(submitted) => {
        submitted.preventDefault()
        const id = typed.trim()
        setWrong(!isIdentifier(id))
        if (isIdentifier(id)) void navigate({ search: { event: id }, resetScroll: false })
      }}
    >
      <TextInput
        size="md"
        label={say('journal.eventId')}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        maxLength={36}
        value={typed}
        error={wrong ? say('journal.idWrong') : undefined}
        onChange={(change) => setTyped(change.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" size="md">
          {say('journal.fetch')}
        </Button>
      </div>
    </form>
  )
}
