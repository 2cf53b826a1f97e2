import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { problemOf } from '../../api/problem.ts'
import { opens } from '../../session/opens.ts'
import { useAdministrationWords } from '../../text/useAdministrationWords.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { AdministrationSection } from '../administration/AdministrationSection.tsx'
import { RefreshButton } from '../administration/RefreshButton.tsx'
import work from '../administration/work.module.css'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import type { SignedInSession } from '../frame/SignedIn.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { EventTable } from './EventTable.tsx'
import { JournalFilters } from './JournalFilters.tsx'
import classes from './journal.module.css'
import { useJournal } from './journalQueries.ts'

/** Who did and read what, for those who answer for a body or for the house; filters, page and detail in the address. */
export function JournalAdministrationScreen() {
  const title = useAdministrationWords()('administration.journal')
  useTitle(title)
  return (
    <AdministrationSection needs={['journal.consult']}>
      {(session) => <Journal title={title} session={session} />}
    </AdministrationSection>
  )
}

type JournalProps = { readonly title: string; readonly session: SignedInSession }

function Journal({ title, session }: JournalProps) {
  const say = useJournalWords()
  const search = useSearch({ from: '/administration/journal' })
  const journal = useJournal(search)
  const { event: _, after: __, ...filter } = search
  return (
    <>
      <div className={work.head}>
        <h1>{title}</h1>
        <RefreshButton read={journal} />
      </div>
      <p className={classes.intro}>{say('journalAdministration.intro')}</p>
      <p className={classes.deeds}>
        {opens(session.actor, 'journal.verify') && (
          <Link to="/administration/journal/verification">{say('journalAdministration.verify')}</Link>
        )}
        <Link to="/journal">{say('journalAdministration.public')}</Link>
      </p>
      <JournalFilters key={JSON.stringify(filter)} session={session} filter={filter} />
      <Events journal={journal} />
    </>
  )
}

function Events({ journal }: { readonly journal: ReturnType<typeof useJournal> }) {
  const say = useJournalWords()
  const { event } = useSearch({ from: '/administration/journal' })
  const navigate = useNavigate({ from: '/administration/journal' })
  if (journal.error) return <ProblemReport problem={problemOf(journal.error)} onRetry={() => void journal.refetch()} />
  if (journal.isPending) return <Waiting lines={[20, 36, 36, 36, 36, 36, 36]} />
  const { events, cursor } = journal.data
  return (
    <div className={classes.part}>
      <p role="status" className={classes.intro}>
        {events.length === 0
          ? say('journalAdministration.none')
          : say('journalAdministration.shown', { count: events.length })}
      </p>
      {events.length > 0 && (
        <div className={journal.isPlaceholderData ? classes.stale : undefined}>
          <EventTable
            events={events}
            open={event}
            onOpen={(id) =>
              void navigate({ search: (now) => ({ ...now, event: id }), replace: true, resetScroll: false })
            }
          />
        </div>
      )}
      <Pages cursor={cursor} />
    </div>
  )
}

/** Each page has an address of its own: the one before is the browser's own way back. */
function Pages({ cursor }: { readonly cursor: string | null }) {
  const say = useJournalWords()
  const { after } = useSearch({ from: '/administration/journal' })
  if (!cursor && !after) return null
  return (
    <div className={classes.deeds}>
      {cursor && (
        <ButtonLink
          variant="default"
          size="md"
          from="/administration/journal"
          to="."
          search={(now) => ({ ...now, after: cursor, event: undefined })}
        >
          {say('journalAdministration.older')}
        </ButtonLink>
      )}
      {after && (
        <Link from="/administration/journal" to="." search={(now) => ({ ...now, after: undefined, event: undefined })}>
          {say('journalAdministration.newest')}
        </Link>
      )}
    </div>
  )
}
