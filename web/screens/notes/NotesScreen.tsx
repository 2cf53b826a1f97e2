import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type ListedNote, NOTE_STATES } from '../../../api/contract/notes.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useNoteWords } from '../../text/useNoteWords.ts'
import { useWords } from '../../text/words.ts'
import { Area } from '../../ui/Area.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { SignedIn } from '../frame/SignedIn.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { useNotes } from './noteQueries.ts'
import classes from './notes.module.css'
import { Setting } from './Setting.tsx'

/** The agency's notes: those that wait, the most pressing first, and how they are released. */
export function NotesScreen() {
  const say = useNoteWords()
  useTitle(say('desk.title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <h1>{say('desk.title')}</h1>
      <p className={classes.intro}>{say('desk.intro')}</p>
      <SignedIn>{() => <Notes />}</SignedIn>
    </main>
  )
}

function Notes() {
  const say = useNoteWords()
  const navigate = useNavigate({ from: '/notes' })
  const search = useSearch({ from: '/notes' })
  const { data, error, refetch } = useNotes(search)
  return (
    <>
      <Tabs
        label={say('desk.states')}
        tabs={NOTE_STATES.map((id) => ({ id, label: say(`page.states.${id}`) }))}
        current={search.state ?? 'asked'}
        onChange={(state) => void navigate({ search: { state } })}
      >
        {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Waiting lines={[44, 44, 44]} />}
        {data?.notes.length === 0 && <EmptyState level={2} title={say('desk.none')} text={say('desk.noneHint')} />}
        {data && data.notes.length > 0 && <List notes={data.notes} today={data.today} />}
        <p className={classes.ways}>
          {search.before && (
            <Link to="/notes" search={{ state: search.state ?? 'asked' }}>
              {say('desk.first')}
            </Link>
          )}
          {data?.next && (
            <Link to="/notes" search={{ state: search.state ?? 'asked', before: data.next }}>
              {say('desk.more')}
            </Link>
          )}
          <Link to="/notes/demander" search={{}}>
            {say('askFor')}
          </Link>
        </p>
      </Tabs>
      {data?.agencies.map((agency) => (
        <Setting key={agency.id} agency={agency} />
      ))}
    </>
  )
}

type ListProps = { readonly notes: readonly ListedNote[]; readonly today: string }

function List({ notes, today }: ListProps) {
  const say = useNoteWords()
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{say('desk.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('desk.note')}</th>
          <th scope="col">{say('desk.land')}</th>
          <th scope="col">{say('desk.asked')}</th>
          <th scope="col">{say('desk.due')}</th>
        </tr>
      </thead>
      <tbody>
        {notes.map((one) => (
          <Line key={one.number} note={one} today={today} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ note, today }: { readonly note: ListedNote; readonly today: string }) {
  const say = useNoteWords()
  const { nameOf } = useWords()
  const { number, title, commune, areaM2, askedOn, askedBy, declared } = note
  return (
    <tr>
      <th scope="row">
        <Link to="/notes/$number" params={{ number }} search={{}}>
          <bdi dir="ltr" className="figures">
            {number}
          </bdi>
        </Link>
      </th>
      <td>
        <bdi>{title?.number ?? say('ask.drawn')}</bdi> · {nameOf(commune)}
        <br />
        <Area m2={areaM2} />
      </td>
      <td data-label={say('desk.asked')}>
        {printedDay(askedOn)}
        <br />
        <small>
          {askedBy ? say('desk.by', { name: askedBy }) : say('desk.visitor')}
          {declared && `, ${say(`desk.declared.${declared}`)}`}
        </small>
      </td>
      <td data-label={say('desk.due')} className={classes.due}>
        <Due note={note} today={today} />
      </td>
    </tr>
  )
}

function Due({ note: { due, late, state }, today }: { readonly note: ListedNote; readonly today: string }) {
  const say = useNoteWords()
  if (!due) return '–'
  return (
    <>
      <span className="figures">{printedDay(due)}</span>
      {late && <StatusBadge tone="fault">{say('desk.late')}</StatusBadge>}
      {state === 'asked' && due === today && <StatusBadge tone="attention">{say('desk.today')}</StatusBadge>}
    </>
  )
}
