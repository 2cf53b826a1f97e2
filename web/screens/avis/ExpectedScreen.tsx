import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ExpectedAnswer, ExpectedAvis } from '../../../api/contract/avis/expected.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import { AVIS_GIVERS } from '../../../api/contract/policy/policy.ts'
import { valueOrThrow } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { useSession } from '../../session/session.ts'
import { printedDay } from '../../text/figures.ts'
import { useExpectedWords } from '../../text/useExpectedWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import classes from './expected.module.css'

type List = 'mine' | 'territory'

/** The avis that are due: to be given, or to be waited for, the nearest last day first. */
export function ExpectedScreen() {
  const say = useExpectedWords()
  const session = useSession()
  useTitle(say('title'))
  const actor = session.data?.person ? session.data.actor : null
  const lists = actor ? listsOf(actor) : []
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <h1>{say('title')}</h1>
      {session.isPending && <Waiting lines={[32, 44, 48, 48]} />}
      {session.data && !session.data.person && <SignedOut title={say('signIn')} text={say('signInText')} />}
      {actor && lists.length === 0 && <EmptyState title={say('noneYours')} text={say('noneYoursText')} />}
      {actor && lists[0] && <Lists lists={lists} first={lists[0]} />}
    </main>
  )
}

/** A guichet waits for avis; whoever answers for a body gives them. */
const listsOf = ({ mandates }: Actor): readonly List[] => [
  ...(mandates.some(({ role }) => AVIS_GIVERS.includes(role)) ? (['mine'] as const) : []),
  ...(mandates.some(({ role }) => role === 'guichet') ? (['territory'] as const) : []),
]

function Lists({ lists, first }: { readonly lists: readonly List[]; readonly first: List }) {
  const say = useExpectedWords()
  const { nameOf } = useWords()
  const client = useClient()
  const { list: asked = first, body, late } = useSearch({ from: '/avis' })
  const navigate = useNavigate({ from: '/avis' })
  const list = lists.includes(asked) ? asked : first
  const found = useQuery({
    queryKey: ['expectedAvis', list, body, late],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listExpectedAvis', { query: { list, bodyId: body, late }, signal })),
    placeholderData: (former) => former,
  })
  const bodies = found.data?.bodies ?? []
  return (
    <>
      {lists.length > 1 && (
        <div className={classes.lists}>
          {lists.map((one) => (
            <Button
              key={one}
              size="md"
              variant={one === list ? 'filled' : 'default'}
              aria-pressed={one === list}
              onClick={() => void navigate({ search: { list: one }, replace: true })}
            >
              {say(`lists.${one}`)}
            </Button>
          ))}
        </div>
      )}
      <div className={classes.narrowing}>
        <NativeSelect
          size="md"
          label={say('body')}
          value={body ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ search: (now) => ({ ...now, body: value === '' ? undefined : value }), replace: true })
          }
          data={[
            { value: '', label: say('everyBody') },
            ...bodies.map((one) => ({ value: one.id, label: `${nameOf(one)} (${one.count})` })),
          ]}
        />
        <Checkbox
          size="md"
          label={say('lateOnly')}
          checked={late === 'yes'}
          onChange={({ currentTarget: { checked } }) =>
            void navigate({ search: (now) => ({ ...now, late: checked ? 'yes' : undefined }), replace: true })
          }
        />
      </div>
      {found.isPending && <Waiting lines={[32, 48, 48, 48]} />}
      {found.error && <ProblemReport problem={problemOf(found.error)} onRetry={() => void found.refetch()} />}
      {found.data && <Expected answer={found.data} list={list} />}
    </>
  )
}

function Expected({ answer, list }: { readonly answer: ExpectedAnswer; readonly list: List }) {
  const say = useExpectedWords()
  const { expected, total } = answer
  if (expected.length === 0) return <EmptyState title={say('empty')} text={say(`emptyText.${list}`)} />
  return (
    <div className={classes.table}>
      <table className={tables.table} data-stacks>
        <caption>{say('count', { shown: expected.length, total })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('dossier')}</th>
            <th scope="col">{say('who')}</th>
            <th scope="col">{say('since')}</th>
            <th scope="col">{say('due')}</th>
          </tr>
        </thead>
        <tbody>
          {expected.map((one) => (
            <OneExpected key={`${one.dossier.id} ${one.body.id}`} expected={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OneExpected({ expected }: { readonly expected: ExpectedAvis }) {
  const say = useExpectedWords()
  const trade = useTradeWords()
  const { nameOf } = useWords()
  const { dossier, commune, body, binding, askedAt, due, postponedUntil } = expected
  return (
    <tr data-late={(expected.left ?? 0) < 0 || undefined}>
      <th scope="row">
        <Link to="/dossiers/$id" params={{ id: dossier.id }} search={{ tab: 'course' }}>
          <bdi>{dossier.number}</bdi>
        </Link>
        <small>
          <bdi>{dossier.title}</bdi> · {nameOf(commune)}
        </small>
      </th>
      <td data-label={say('who')}>
        {nameOf(body)}
        <small>
          {trade(`bodyKinds.${body.kind}`)}
          {binding && ` · ${say('binding')}`}
        </small>
      </td>
      <td className="figures" data-label={say('since')}>
        <bdi>{printedDay(askedAt)}</bdi>
        {postponedUntil && <small>{say('postponed', { day: printedDay(postponedUntil) })}</small>}
      </td>
      <td className="figures" data-label={say('due')}>
        {due ? <bdi>{printedDay(due)}</bdi> : say('noDue')}
        {due && <Left left={expected.left ?? 0} />}
      </td>
    </tr>
  )
}

/** Days of the calendar, in words: late is said, not only coloured. */
function Left({ left }: { readonly left: number }) {
  const say = useExpectedWords()
  const words = left < 0 ? 'lateBy' : left === 0 ? 'today' : 'leftDays'
  return <small className={left < 0 ? classes.late : undefined}>{say(words, { n: Math.abs(left) })}</small>
}
