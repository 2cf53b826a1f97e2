import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { JournalEventAnswer } from '../../../api/contract/journal.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { printedInstant } from '../../text/figures.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import table from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { ProofLink } from '../journal/ProofLink.tsx'
import { useActionName } from '../journal/useActionName.ts'
import classes from './account.module.css'

function useOwnJournal() {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['listMyJournal'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listMyJournal', { query: { cursor: pageParam, limit: 20 }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  })
}

/** What I did, and what others did or read about me: who, in which role, when. */
export function OwnJournal({ personId }: { readonly personId: string }) {
  const say = useAccountWords()
  const journalWords = useJournalWords()
  const journal = useOwnJournal()
  const events = journal.data?.pages.flatMap((page) => page.events) ?? []
  return (
    <section className={classes.section} aria-labelledby="own-journal">
      <h2 id="own-journal">{say('privacy.journalTitle')}</h2>
      <p className={classes.hint}>{say('privacy.journalIntro')}</p>
      {journal.isPending && <Waiting lines={[40, 40, 40]} />}
      <Refused error={journal.error} />
      {journal.isSuccess && events.length === 0 && <p>{say('privacy.journalNone')}</p>}
      {events.length > 0 && (
        <table className={table.table} data-stacks>
          <thead>
            <tr>
              <th scope="col">{say('privacy.when')}</th>
              <th scope="col">{say('privacy.who')}</th>
              <th scope="col">{say('privacy.what')}</th>
              <th scope="col">
                <span className="unseen">{journalWords('journal.proof')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <EventLine key={event.id} event={event} personId={personId} />
            ))}
          </tbody>
        </table>
      )}
      {journal.hasNextPage && (
        <div>
          <Button variant="default" loading={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
            {say('more')}
          </Button>
        </div>
      )}
    </section>
  )
}

function EventLine({ event, personId }: { readonly event: JournalEventAnswer; readonly personId: string }) {
  const say = useAccountWords()
  const trade = useTradeWords()
  const { nameOf } = useWords()
  const actionName = useActionName()
  const { person, acting, at, action } = event
  return (
    <tr>
      <td className="figures" data-label={say('privacy.when')}>
        {printedInstant(at)}
      </td>
      <td data-label={say('privacy.who')}>
        {person?.id === personId ? say('privacy.you') : person ? <PersonName person={person} /> : say('privacy.house')}
        {acting && (
          <small>
            {' '}
            {trade(`roles.${acting.role}`)} · <bdi>{nameOf(acting.body)}</bdi>
          </small>
        )}
      </td>
      <td data-label={say('privacy.what')}>{actionName(action)}</td>
      <td>
        <ProofLink id={event.id} />
      </td>
    </tr>
  )
}
