import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { CalendarFile } from './calendarFile.ts'
import type { Email } from './composeEmail.ts'

export type Addressed = Email & {
  /** The message's id: the same at every attempt, so that a duplicate is recognised (RFC 5322 §3.6.4). */
  readonly id: string
  readonly to: { readonly name: string; readonly address: string }
  /** What the recipient's calendar takes of it. */
  readonly calendar?: CalendarFile | null
}

/** Accepted by the server, with what it answered, or refused for good (5yz to this recipient or to this content). */
export type Delivery =
  | { readonly outcome: 'accepted'; readonly answer: string }
  | { readonly outcome: 'refused'; readonly reason: string }

export type Mailer = {
  /** @throws when it may go better later: no server, 4yz, a refused sign-in, a server too slow */
  readonly send: (email: Addressed) => Promise<Delivery>
  /** Whether the server answers and lets us in; its words when it does not. */
  readonly verify: () => Promise<string | null>
}

const PATIENCE_MS = 30_000
const LONGEST_REASON = 300

type Patience = { readonly patienceMs?: number }

/** @param patienceMs how long a silent server is waited for */
export function openMailer(
  { smtpUrl, from }: NonNullable<Config['mail']>,
  { patienceMs = PATIENCE_MS }: Patience = {},
): Mailer {
  const waits = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs }
  const safe = { disableFileAccess: true, disableUrlAccess: true }
  const transport = createTransport({ url: smtpUrl, ...waits, ...safe })
  const domain = domainOf(from)
  const send = async ({ id, to, subject, text, html, calendar }: Addressed): Promise<Delivery> => {
    try {
      const { response } = await transport.sendMail({
        from,
        to,
        subject,
        text,
        html,
        ...(calendar && { icalEvent: { ...calendar, filename: 'seance.ics' } }),
        messageId: `<${id}@${domain}>`,
        // RFC 3834: nobody's holiday answer comes back.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        dsn: { id, return: 'headers', notify: ['failure'], recipient: `rfc822;${to.address}` },
      })
      return { outcome: 'accepted', answer: response.slice(0, LONGEST_REASON) }
    } catch (error) {
      const reason = refusedForGood(error)
      if (reason === null) throw error
      return { outcome: 'refused', reason }
    }
  }
  const verify = () =>
    transport.verify().then(
      () => null,
      (error: Error) => error.message.slice(0, LONGEST_REASON),
    )
  return { send, verify }
}

const domainOf = (from: string): string => /@([^\s<>@]+)/.exec(from)?.[1] ?? 'localhost'

type SmtpError = {
  readonly code?: string
  readonly command?: string
  readonly permanent?: boolean
  readonly response?: string
  readonly message: string
}

/**
 * A 5yz about the recipient or the content is final (RFC 5321 §4.2.1). One about our sign-in, our sender or the connection
 * is our own fault: nothing is lost, the message is tried again.
 */
function refusedForGood(error: unknown): string | null {
  const { code, command = '', permanent, response = '', message } = error as SmtpError
  if (code === 'EENVELOPE' && command === 'API') return message.slice(0, LONGEST_REASON) // no server takes this address
  if (permanent !== true || !/^(RCPT TO|DATA)/.test(command)) return null
  return response.slice(0, LONGEST_REASON)
}
