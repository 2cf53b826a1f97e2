import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BodyAnswer } from '../../../api/contract/bodies.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useMay, useSession } from '../../session/session.ts'
import { useOfficeWords } from '../../text/useOfficeWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { InviteDialog } from './MandateDialogs.tsx'
import { MandateItem } from './MandateItem.tsx'
import { withDelegations } from './mandateTerms.ts'
import classes from './office.module.css'

function useBodyPeople(bodyId: string, which: 'now' | 'all', allowed: boolean) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['bodyPeople', bodyId, which],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(
        await client.call('bodyPeople', { params: { id: bodyId }, query: { which, cursor: pageParam }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: allowed,
  })
}

type OfficePeopleProps = {
  readonly body: BodyAnswer
  /** Mandates of today, or those of the past too: the address of the screen says which. */
  readonly which: 'now' | 'all'
  readonly onWhich: (which: 'now' | 'all') => void
}

/** The people of a body by their mandates, for whoever may know them; to others, which door is shut. */
export function OfficePeople(props: OfficePeopleProps) {
  const { body } = props
  const say = useOfficeWords()
  const may = useMay('mandate.consult', { bodyIds: [body.id] })
  const { data: session } = useSession()
  return (
    <section className={classes.people} aria-labelledby="people">
      <h2 id="people">{say('people')}</h2>
      {may.allowed ? (
        <People {...props} />
      ) : (
        session?.person && <Notice>{may.door === 'SECOND_FACTOR' ? may.why : say('peopleClosed')}</Notice>
      )}
    </section>
  )
}

function People({ body, which, onWhich }: OfficePeopleProps) {
  const say = useOfficeWords()
  const { data: session } = useSession()
  const people = useBodyPeople(body.id, which, true)
  const mandates = people.data?.pages.flatMap((page) => page.mandates) ?? []
  return (
    <>
      <p className={classes.hint}>{say('peopleIntro')}</p>
      <PeopleTools body={body} which={which} onWhich={onWhich} />
      {people.isPending && <Waiting lines={[88, 88]} />}
      <Refused error={people.error} />
      {people.isSuccess && mandates.length === 0 && <p>{say('peopleNone')}</p>}
      <ul className={classes.mandates}>
        {withDelegations(mandates).map(({ mandate, delegations }) => (
          <MandateItem
            key={mandate.id}
            mandate={mandate}
            delegations={delegations}
            told="person"
            own={mandate.person.id === session?.person?.id}
          />
        ))}
      </ul>
      {people.hasNextPage && (
        <div>
          <Button variant="default" loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
            {say('more')}
          </Button>
        </div>
      )}
    </>
  )
}

function PeopleTools({ body, which, onWhich }: OfficePeopleProps) {
  const say = useOfficeWords()
  const [inviting, setInviting] = useState(false)
  const close = () => setInviting(false)
  return (
    <div className={classes.tools}>
      {body.may.includes('mandate.give') && (
        <Button size="md" onClick={() => setInviting(true)}>
          {say('invite')}
        </Button>
      )}
      <Button variant="default" size="md" onClick={() => onWhich(which === 'all' ? 'now' : 'all')}>
        {say(which === 'all' ? 'hidePast' : 'showPast')}
      </Button>
      {inviting && <InviteDialog body={body} onDone={close} onClose={close} />}
    </div>
  )
}
