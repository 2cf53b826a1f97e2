import { useNavigate, useSearch } from '@tanstack/react-router'
import { MESSAGE_STATES } from '../../../../api/contract/notifications.ts'
import { problemOf } from '../../../api/problem.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWorkWords } from '../../../text/useWorkWords.ts'
import { StateFilter } from '../../../ui/StateFilter.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import { MoreButton } from '../MoreButton.tsx'
import { RefreshButton } from '../RefreshButton.tsx'
import classes from '../work.module.css'
import { MessagesTable } from './MessagesTable.tsx'
import { useMessages } from './messageQueries.ts'

/** What left, what waits, what failed and what came back; never the words themselves. */
export function MessagesScreen() {
  const title = useAdministrationWords()('administration.messages')
  useTitle(title)
  return <AdministrationSection needs={['messages.watch']}>{() => <Outbox title={title} />}</AdministrationSection>
}

function Outbox({ title }: { readonly title: string }) {
  const say = useWorkWords()
  const all = useAdministrationWords()('administration.all')
  const { state } = useSearch({ from: '/administration/messages' })
  const navigate = useNavigate({ from: '/administration/messages' })
  const messages = useMessages(state)
  const counts = messages.data?.pages[0]?.counts
  return (
    <>
      <div className={classes.head}>
        <h1>{title}</h1>
        <RefreshButton read={messages} />
      </div>
      <p className={classes.intro}>{say('messages.hidden')}</p>
      <StateFilter
        label={say('messages.filter')}
        all={all}
        current={state}
        states={MESSAGE_STATES.map((one) => ({
          state: one,
          name: say(`messages.states.${one}`),
          count: counts?.[one],
        }))}
        onChange={(one) => void navigate({ search: (now) => ({ ...now, state: one }), replace: true })}
      />
      <Messages messages={messages} filtered={state !== undefined} />
    </>
  )
}

type MessagesProps = { readonly messages: ReturnType<typeof useMessages>; readonly filtered: boolean }

function Messages({ messages, filtered }: MessagesProps) {
  const say = useWorkWords()
  const listed = messages.data?.pages.flatMap((page) => page.messages) ?? []
  if (messages.isPending) return <Waiting lines={[20, 44, 44, 44, 44]} />
  return (
    <>
      {messages.error && <ProblemReport problem={problemOf(messages.error)} onRetry={() => void messages.refetch()} />}
      {messages.isSuccess && listed.length === 0 && <p>{say(filtered ? 'messages.noneOfState' : 'messages.none')}</p>}
      {listed.length > 0 && <MessagesTable messages={listed} />}
      <MoreButton pages={messages} />
    </>
  )
}
