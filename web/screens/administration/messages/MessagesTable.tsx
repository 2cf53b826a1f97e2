import type { MessageState } from '../../../../api/contract/notifications.ts'
import type { AnswerOf } from '../../../api/client.ts'
import { printedInstant } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWorkWords } from '../../../text/useWorkWords.ts'
import { useWords } from '../../../text/words.ts'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import tables from '../../../ui/table.module.css'
import classes from '../work.module.css'

const TONES: Readonly<Record<MessageState, Tone>> = {
  waiting: 'waiting',
  sent: 'good',
  failed: 'fault',
  bounced: 'attention',
}

type Message = AnswerOf<'listMessages'>['messages'][number]

export function MessagesTable({ messages }: { readonly messages: readonly Message[] }) {
  const say = useWorkWords()
  const title = useAdministrationWords()('administration.messages')
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('messages.kind')}</th>
          <th scope="col">{say('messages.to')}</th>
          <th scope="col">{say('messages.state')}</th>
          <th scope="col">{say('messages.created')}</th>
          <th scope="col">{say('messages.sent')}</th>
          <th scope="col">{say('messages.attempts')}</th>
          <th scope="col">{say('messages.error')}</th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} />
        ))}
      </tbody>
    </table>
  )
}

function MessageRow({ message }: { readonly message: Message }) {
  const say = useWorkWords()
  const { say: sentence } = useWords()
  const { label, channel, address, state, createdAt, sentAt, attempts, lastError } = message
  return (
    <tr>
      <th scope="row">
        {sentence(label)} {channel !== 'email' && <small>{say(`messages.channels.${channel}`)}</small>}
      </th>
      <td data-label={say('messages.to')}>
        <bdi dir="ltr" className={classes.address}>
          {address}
        </bdi>
      </td>
      <td>
        <StatusBadge tone={TONES[state]}>{say(`messages.states.${state}`)}</StatusBadge>
      </td>
      <td data-label={say('messages.created')} className="figures">
        <bdi>{printedInstant(createdAt)}</bdi>
      </td>
      <td data-label={sentAt ? say('messages.sent') : undefined} className="figures">
        {sentAt && <bdi>{printedInstant(sentAt)}</bdi>}
      </td>
      <td data-label={say('messages.attempts')} className="figures">
        {attempts}
      </td>
      <td data-label={lastError ? say('messages.error') : undefined}>
        {lastError && (
          <pre dir="ltr" className={classes.error}>
            {lastError}
          </pre>
        )}
      </td>
    </tr>
  )
}
