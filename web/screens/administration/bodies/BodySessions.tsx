import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BodyAnswer } from '../../../../api/contract/bodies.ts'
import { useSession } from '../../../session/session.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWords } from '../../../text/words.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { Refused } from '../../frame/Refused.tsx'
import classes from '../administration.module.css'
import { useEndSessionsOfBody } from './bodyQueries.ts'

/** Signs out at once whoever acts for a body: what one does when its access is in doubt. */
export function BodySessions({ body }: { readonly body: BodyAnswer }) {
  const say = useAdministrationWords()
  const { nameOf } = useWords()
  const { data } = useSession()
  const [asking, setAsking] = useState(false)
  const ending = useEndSessionsOfBody(body.id)
  const own = data?.actor.mandates.some(({ bodyId }) => bodyId === body.id) ?? false
  return (
    <section className={classes.deeds} aria-labelledby="sessions">
      <h2 id="sessions">{say('bodies.sessions')}</h2>
      <Button variant="default" size="md" onClick={() => setAsking(true)}>
        {say('bodies.revoke')}
      </Button>
      <p role="status" className={classes.said}>
        {ending.data ? say('bodies.revoked', { count: ending.data.ended }) : ''}
      </p>
      {asking && (
        <Confirm
          title={say('bodies.revokeOf', { name: nameOf(body) })}
          why={`${say('bodies.sessionsWhy')}${own ? ` ${say('bodies.sessionsOwn')}` : ''}`}
          yes={say('bodies.revoke')}
          no={say('administration.cancel')}
          busy={ending.isPending}
          onYes={() => ending.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onNo={() => setAsking(false)}
        >
          <Refused error={ending.error} />
        </Confirm>
      )}
    </section>
  )
}
