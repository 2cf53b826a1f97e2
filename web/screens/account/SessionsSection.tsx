import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeviceSession } from '../../../api/contract/session.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { printedInstant } from '../../text/figures.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './account.module.css'
import { useOwn } from './accountQueries.ts'

const METHODS = { password: 'byPassword', passkey: 'byPasskey', oidc: 'byOidc', link: 'byLink' } as const

function useEnding() {
  const client = useClient()
  const answers = useQueryClient()
  const onSuccess = () => answers.invalidateQueries({ queryKey: ['listMySessions'] })
  const one = useMutation({
    mutationFn: async (id: string) => valueOrThrow(await client.call('endMySession', { params: { id } })),
    onSuccess,
  })
  const others = useMutation({
    mutationFn: async () => valueOrThrow(await client.call('endMyOtherSessions')),
    onSuccess,
  })
  return { one, others }
}

/** Where this account is open, and the end of any of it. */
export function SessionsSection() {
  const say = useAccountWords()
  const list = useOwn('listMySessions')
  const { one, others } = useEnding()
  const sessions = list.data?.sessions ?? []
  return (
    <section className={classes.section} aria-labelledby="sessions">
      <h2 id="sessions">{say('security.sessions')}</h2>
      <p className={classes.hint}>{say('security.sessionsIntro')}</p>
      {list.isPending && <Waiting lines={[52, 52]} />}
      <Refused error={list.error ?? one.error ?? others.error} />
      <ul className={classes.list}>
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionLine session={session} />
            {!session.current && (
              <Button
                variant="default"
                aria-label={say('security.endNamed', { name: session.device })}
                loading={one.isPending && one.variables === session.id}
                onClick={() => one.mutate(session.id)}
              >
                {say('security.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p role="status">{others.data ? say('security.endedOthers', { n: others.data.ended }) : ''}</p>
      {sessions.length > 1 && (
        <div>
          <Button variant="default" size="md" loading={others.isPending} onClick={() => others.mutate()}>
            {say('security.endOthers')}
          </Button>
        </div>
      )}
    </section>
  )
}

function SessionLine({ session }: { readonly session: DeviceSession }) {
  const say = useAccountWords()
  const told = [
    say(`security.${METHODS[session.method]}`),
    ...(session.secondFactor ? [say('security.withSecond')] : []),
    ...(session.address ? [say('security.from', { address: session.address })] : []),
    say('security.opened', { at: printedInstant(session.createdAt) }),
    say('security.seen', { at: printedInstant(session.lastSeenAt) }),
  ]
  return (
    <p>
      <b>
        <bdi>{session.device}</bdi>
      </b>{' '}
      {session.current && <StatusBadge tone="good">{say('security.current_session')}</StatusBadge>}
      <small className="figures">{told.join(' · ')}</small>
    </p>
  )
}
