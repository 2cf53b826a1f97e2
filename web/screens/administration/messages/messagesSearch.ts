import type { MessageState } from '../../../../api/contract/notifications.ts'

export type MessagesSearch = { readonly state?: MessageState | undefined }

/** Written out: the contract's own list would bring its schemas with the first page. */
const STATES: Readonly<Record<MessageState, true>> = { waiting: true, sent: true, failed: true, bounced: true }
const isState = (value: unknown): value is MessageState => typeof value === 'string' && Object.hasOwn(STATES, value)

export const parseMessagesSearch = ({ state }: Record<string, unknown>): MessagesSearch =>
  isState(state) ? { state } : {}
