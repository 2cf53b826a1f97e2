import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { problemOf } from '../../api/problem.ts'
import { printedInstant } from '../../text/figures.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useSentNudges } from './boardQueries.ts'
import { useNudgedName } from './NudgeLine.tsx'
import classes from './nudges.module.css'

/** The reminders sent on the territory, the newest first. */
export function SentNudges() {
  const say = useBoardWords()
  const { nameOf } = useWords()
  const nudgedName = useNudgedName()
  const sent = useSentNudges()
  const shown = sent.data?.pages.flatMap(({ nudges }) => nudges) ?? []
  return (
    <>
      {sent.isPending && <Waiting lines={[44, 44, 44]} />}
      {sent.error && <ProblemReport problem={problemOf(sent.error)} onRetry={() => void sent.refetch()} />}
      {sent.data && shown.length === 0 && <EmptyState level={2} title={say('sentNone')} text={say('sentNoneText')} />}
      {shown.length > 0 && (
        <div className={classes.sent}>
          <table className={tables.table}>
            <caption className="unseen">{say('sent')}</caption>
            <thead>
              <tr>
                {(['sentDossier', 'sentTo', 'sentOn', 'sentState'] as const).map((head) => (
                  <th key={head} scope="col">
                    {say(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, dossier, at, by, note, answered, ...to }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to="/dossiers/$id" params={{ id: dossier.id }} search={{ tab: 'course' }}>
                      <bdi className="figures">{dossier.number}</bdi>
                    </Link>
                    <small>{nameOf(dossier.commune)}</small>
                  </th>
                  <td>
                    {nudgedName(to)}
                    {note && (
                      <small>
                        « <bdi>{note}</bdi> »
                      </small>
                    )}
                  </td>
                  <td>
                    <bdi className="figures">{printedInstant(at)}</bdi>
                    <small>{by && <PersonName person={by} />}</small>
                  </td>
                  <td>{say(answered ? 'answered' : 'unanswered')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sent.hasNextPage && (
        <Button size="sm" variant="default" loading={sent.isFetchingNextPage} onClick={() => void sent.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </>
  )
}
