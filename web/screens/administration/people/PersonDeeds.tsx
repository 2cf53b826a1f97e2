import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import type { PersonSheet } from '../../../../api/contract/people.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWords } from '../../../text/words.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { nameIn } from '../../../ui/PersonName.tsx'
import { Refused } from '../../frame/Refused.tsx'
import classes from '../administration.module.css'
import { type Deed, deedsOn } from './deeds.ts'
import { useDeed } from './peopleQueries.ts'

const WORDS = {
  lock: { title: 'people.lock', why: 'people.lockWhy', done: 'people.locked' },
  unlock: { title: 'people.unlock', why: 'people.unlockWhy', done: 'people.unlocked' },
  reset: { title: 'people.reset', why: 'people.resetWhy', done: 'people.resetDone' },
  confirmProfession: {
    title: 'people.confirmProfession',
    why: 'people.confirmProfessionWhy',
    done: 'people.professionConfirmed',
  },
  endSessions: { title: 'people.endSessions', why: 'people.endSessionsWhy', done: 'people.ended' },
} as const

/** What may be done about a person; each is asked again with what will happen, then what happened is said. */
export function PersonDeeds({ person }: { readonly person: PersonSheet }) {
  const say = useAdministrationWords()
  const said = useRef<HTMLParagraphElement>(null)
  const [asking, setAsking] = useState<Deed | null>(null)
  const [done, setDone] = useState('')
  const deeds = deedsOn(person)
  return (
    <section className={classes.deeds} aria-labelledby="deeds">
      <h2 id="deeds">{say('people.deeds')}</h2>
      <p ref={said} role="status" tabIndex={-1} className={classes.said}>
        {done}
      </p>
      {deeds.length === 0 && <p className={classes.hint}>{say('people.noDeed')}</p>}
      {deeds.map((deed) => (
        <Button key={deed} variant="default" size="md" onClick={() => setAsking(deed)}>
          {say(WORDS[deed].title)}
        </Button>
      ))}
      {person.account?.demonstration && person.may.includes('account.reset') && (
        <p className={classes.hint}>{say('people.demonstrationKept')}</p>
      )}
      {asking && (
        <DeedDialog
          key={asking}
          deed={asking}
          person={person}
          onClose={() => setAsking(null)}
          onDone={(ended) => {
            setDone(say(WORDS[asking].done, { count: ended }))
            setAsking(null)
            // the button that was pressed may be gone: what happened takes the focus
            requestAnimationFrame(() => said.current?.focus())
          }}
        />
      )}
    </section>
  )
}

type DeedDialogProps = {
  readonly deed: Deed
  readonly person: PersonSheet
  /** With the number of sessions it ended. */
  readonly onDone: (ended: number) => void
  readonly onClose: () => void
}

const SHORTEST_REASON = 3

function DeedDialog({ deed, person, onDone, onClose }: DeedDialogProps) {
  const say = useAdministrationWords()
  const { language } = useWords()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const doing = useDeed(deed, person.id)
  const send = () => {
    const short = deed === 'lock' && reason.trim().length < SHORTEST_REASON
    setMissing(short)
    if (!short) doing.mutate({ person, reason: reason.trim() }, { onSuccess: ({ ended = 0 }) => onDone(ended) })
  }
  return (
    <Confirm
      title={`${say(WORDS[deed].title)} : ${nameIn(language, person)}`}
      why={say(WORDS[deed].why)}
      yes={say(WORDS[deed].title)}
      no={say('administration.cancel')}
      busy={doing.isPending}
      onYes={send}
      onNo={onClose}
    >
      {deed === 'lock' && (
        <Textarea
          size="md"
          rows={2}
          label={say('people.lockReason')}
          error={missing ? say('people.lockReasonMissing') : undefined}
          maxLength={300}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value)
            setMissing(false)
          }}
        />
      )}
      <Refused error={doing.error} />
    </Confirm>
  )
}
