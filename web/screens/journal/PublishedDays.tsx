import { useMutation } from '@tanstack/react-query'
import type { JournalDayAnswer } from '../../../api/contract/journal.ts'
import { valueOrThrow } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { fixed, printedDay, printedInstant } from '../../text/figures.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { MoreButton } from '../administration/MoreButton.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './journal.module.css'
import { useJournalDays } from './journalQueries.ts'
import { saveFile } from './saveFile.ts'

const COLUMNS = ['day', 'root', 'batches', 'timestamp', 'statement'] as const

/** The root of every day that is over, the newest first, with what it takes to hold it against a timestamp. */
export function PublishedDays() {
  const say = useJournalWords()
  const published = useJournalDays()
  const days = published.data?.pages.flatMap((page) => page.days) ?? []
  if (published.isPending) return <Waiting lines={[20, 44, 44, 44]} />
  return (
    <>
      {published.error && (
        <ProblemReport problem={problemOf(published.error)} onRetry={() => void published.refetch()} />
      )}
      {published.isSuccess && days.length === 0 && <p>{say('journal.noDays')}</p>}
      {days.length > 0 && <DayTable days={days} />}
      {days.some(({ timestamp }) => timestamp !== null) && <p className={classes.intro}>{say('journal.tokenHow')}</p>}
      <MoreButton pages={published} />
    </>
  )
}

function DayTable({ days }: { readonly days: readonly JournalDayAnswer[] }) {
  const say = useJournalWords()
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{say('journal.days')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {say(`journal.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <DayRow key={day.day} day={day} />
        ))}
      </tbody>
    </table>
  )
}

function DayRow({ day: { day, root, batches, statement, timestamp } }: { readonly day: JournalDayAnswer }) {
  const say = useJournalWords()
  const on = { day: printedDay(day) }
  return (
    <tr>
      <th scope="row" className="figures">
        <bdi>{printedDay(day)}</bdi>
      </th>
      <td data-label={say('journal.root')}>
        <bdi dir="ltr" className={classes.hash}>
          {root}
        </bdi>
      </td>
      <td data-label={say('journal.batches')} className="figures">
        {fixed(batches, 0)}
      </td>
      <td data-label={say('journal.timestamp')}>
        {timestamp ? (
          <>
            {say('journal.timestamped', { authority: timestamp.authority, date: printedInstant(timestamp.at) })}{' '}
            <TokenButton day={day} />
          </>
        ) : (
          say('journal.notTimestamped')
        )}
      </td>
      <td>
        <button
          type="button"
          className={classes.toggle}
          onClick={() => saveFile(`rokhas-journal-${day}.txt`, new Blob([statement], { type: 'text/plain' }))}
        >
          {say('journal.saveStatement', on)}
        </button>
      </td>
    </tr>
  )
}

/** The authority's token travels only when it is wanted: it is some thousand bytes a day. */
function TokenButton({ day }: { readonly day: string }) {
  const say = useJournalWords()
  const client = useClient()
  const saving = useMutation({
    mutationFn: async () => {
      const { token } = valueOrThrow(await client.call('getJournalDay', { params: { day } }))
      const bytes = Uint8Array.from(atob(token ?? ''), (letter) => letter.charCodeAt(0))
      saveFile(`rokhas-journal-${day}.tst`, new Blob([bytes], { type: 'application/timestamp-token' }))
    },
  })
  return (
    <>
      <button type="button" className={classes.toggle} disabled={saving.isPending} onClick={() => saving.mutate()}>
        {say('journal.saveToken', { day: printedDay(day) })}
      </button>
      <Refused error={saving.error} />
    </>
  )
}
