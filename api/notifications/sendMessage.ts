import { SECRET_KINDS } from '../contract/notifications.ts'
import type { WorkDeps } from '../deps.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { type CalendarFile, calendarFile } from './calendarFile.ts'
import { composeEmail } from './composeEmail.ts'
import type { Mailer } from './mailer.ts'
import { notifyHolders } from './notify.ts'
import { forgottenMessages, type MessageToSend, messageToSend } from './queries.ts'

const LONGEST_ERROR = 500
const MOST_RESUMED = 1_000

/**
 * Sends one message. The server's acceptance and our commit cannot be one: a process that dies between the two sends the
 * message a second time, under the same Message-ID. Without a mail server the message waits.
 * @throws when the server may take it later: the job tries again, later and later
 */
export async function sendMessage(work: WorkDeps, mailer: Mailer | null, messageId: string): Promise<void> {
  if (mailer === null) return
  const message = await messageToSend(work.db, messageId)
  if (message === null) return
  const email = composeEmail({ ...message, address: addressOf(work, message), house: work.config.publicUrl })
  const to = { name: message.name, address: message.address }
  const delivery = await mailer
    .send({ id: message.id, to, ...email, calendar: calendarOf(work, message) })
    .catch(async (error: Error) => {
      await noteFailure(work, message.id, error.message)
      throw error
    })
  if (delivery.outcome === 'accepted') await noteSent(work, message.id, delivery.answer)
  else await giveUp(work, message, { state: 'failed', reason: delivery.reason })
}

/** The secret link, or the screen of the notice when the house knows its own address. */
function addressOf({ config }: WorkDeps, { data, path }: MessageToSend): string | null {
  if (data.link) return data.link
  return path && config.publicUrl ? new URL(path, config.publicUrl).href : null
}

function calendarOf({ config, clock }: WorkDeps, message: MessageToSend): CalendarFile | null {
  if (!config.mail) return null
  const attendee = { name: message.name, email: message.address }
  return calendarFile(message, { organizer: config.mail.from, attendee, at: clock.now() })
}

const noteSent = ({ db, clock }: WorkDeps, id: string, answer: string) =>
  db
    .updateTable('message')
    .set(({ eb }) => ({
      state: 'sent',
      sent_at: clock.now(),
      server_id: answer,
      data: '{}',
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', '=', id)
    .execute()

const noteFailure = ({ db }: WorkDeps, id: string, reason: string) =>
  db
    .updateTable('message')
    .set(({ eb }) => ({ last_error: reason.slice(0, LONGEST_ERROR), attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()

type Lost = { readonly state: 'failed' | 'bounced'; readonly reason: string }

/** The message will not arrive: its words go, its reason stays, support is told. */
export async function giveUp(
  { db, clock }: WorkDeps,
  { id, kind, name }: Pick<MessageToSend, 'id' | 'kind' | 'name'>,
  { state, reason }: Lost,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('message')
      .set(({ eb }) => ({
        state,
        last_error: reason.slice(0, LONGEST_ERROR),
        data: '{}',
        attempts: eb('attempts', '+', 1),
      }))
      .where('id', '=', id)
      .execute()
    if (kind === 'message_bounced') return // telling support that support cannot be told would never end
    const data = { kind, name }
    const where = { path: '/administration/messages', onceKey: id }
    await notifyHolders(transaction, clock.now(), {
      roles: ['support'],
      today: clock.today(),
      kind: 'message_bounced',
      data,
      ...where,
    })
  })
}

/** Gives every message that waits a job: after a mail server was set up, or when a job was lost. */
export async function resumeMessages({ db }: WorkDeps, mailer: Mailer | null): Promise<void> {
  if (mailer === null) return
  for (const id of await forgottenMessages(db, MOST_RESUMED))
    await enqueue(db, 'message.send', { messageId: id }, { onceKey: `message:${id}` })
}

const LINK_LIFE_MS = 7 * 86_400_000

/** A secret link that could not be sent for a week is worth nothing any more, and is not kept. */
export async function forgetOldLinks({ db, clock }: WorkDeps): Promise<void> {
  await db
    .updateTable('message')
    .set({ state: 'failed', last_error: 'not sent within seven days', data: '{}' })
    .where('state', '=', 'waiting')
    .where('kind', 'in', [...SECRET_KINDS])
    .where('created_at', '<', new Date(clock.now().getTime() - LINK_LIFE_MS))
    .execute()
}
