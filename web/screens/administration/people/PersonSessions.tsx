import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PersonSheet } from '../../../../api/contract/people.ts'
import type { DeviceSession } from '../../../../api/contract/session.ts'
import { problemOf } from '../../../api/problem.ts'
import { printedInstant } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import tables from '../../../ui/table.module.css'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import classes from '../administration.module.css'
import { useSessionsOf } from './peopleQueries.ts'

/** Where the account is open; read on request only, for reading it is one more consultation. */
export function PersonSessions({ person }: { readonly person: PersonSheet }) {
  const say = useAdministrationWords()
  const [asked, setAsked] = useState(false)
  return (
    <section className={classes.section} aria-labelledby="sessions">
      <h2 id="sessions">{say('people.sessions')}</h2>
      {person.openSessions === 0 && <p className={classes.hint}>{say('people.noSession')}</p>}
      {person.openSessions > 0 && !asked && (
        <div>
          <Button variant="default" size="md" onClick={() => setAsked(true)}>
            {say('people.showSessions', { count: person.openSessions })}
          </Button>
        </div>
      )}
      {person.openSessions > 0 && asked && <Sessions id={person.id} />}
    </section>
  )
}

function Sessions({ id }: { readonly id: string }) {
  const say = useAdministrationWords()
  const list = useSessionsOf(id, true)
  if (list.error) return <ProblemReport problem={problemOf(list.error)} onRetry={() => void list.refetch()} />
  if (list.isPending) return <Waiting lines={[32, 44, 44]} />
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{say('people.sessions')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('people.device')}</th>
          <th scope="col">{say('people.method')}</th>
          <th scope="col">{say('people.address')}</th>
          <th scope="col">{say('people.lastSeen')}</th>
        </tr>
      </thead>
      <tbody>
        {list.data.sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </tbody>
    </table>
  )
}

function SessionRow({ session }: { readonly session: DeviceSession }) {
  const say = useAdministrationWords()
  return (
    <tr>
      <th scope="row">
        <bdi>{session.device}</bdi>
      </th>
      <td data-label={say('people.method')}>
        {say(`people.methods.${session.method}`)}
        {session.secondFactor && ` ${say('people.withFactor')}`}
      </td>
      <td data-label={say('people.address')}>{session.address && <bdi className="figures">{session.address}</bdi>}</td>
      <td data-label={say('people.lastSeen')} className="figures">
        <bdi>{printedInstant(session.lastSeenAt)}</bdi>
      </td>
    </tr>
  )
}
