import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail as it came over the wire. */
export type ReceivedMail = {
  readonly raw: string
  readonly from: string
  readonly to: readonly string[]
  readonly envelopeId: string | null
}

type Behaviour = {
  /** Answers a recipient: null accepts, `550 …` refuses. */
  readonly recipient?: (address: string) => string | null
  /** Waits before it answers a message. */
  readonly answerAfterMs?: number
  readonly port?: number
}

export type MailServer = {
  readonly url: string
  readonly port: number
  readonly received: readonly ReceivedMail[]
  readonly close: () => Promise<void>
}

/** A real SMTP server on this machine, with the extension for delivery status notifications (RFC 3461). */
export async function startMailServer({
  recipient = () => null,
  answerAfterMs = 0,
  port = 0,
}: Behaviour = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    hideDSN: false,
    logger: false,
    onRcptTo: ({ address }, _, answer) => {
      const refusal = recipient(address)
      if (refusal === null) return answer()
      answer(Object.assign(new Error(refusal.slice(4)), { responseCode: Number(refusal.slice(0, 3)) }))
    },
    onData: (stream, session, answer) => {
      buffer(stream).then((bytes) => {
        const { mailFrom, rcptTo, dsn } = session.envelope
        received.push({
          raw: bytes.toString('utf8'),
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          envelopeId: dsn?.envid ?? null,
        })
        setTimeout(() => answer(null, 'queued'), answerAfterMs)
      }, answer)
    },
  })
  server.on('error', () => undefined) // a client that dies in the middle of a conversation is part of the tests
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const listening = (server.server.address() as AddressInfo).port // a listening TCP server has one
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${listening}`, port: listening, received, close }
}

export type MailPart = { readonly type: string; readonly text: string }

/** The headers of a mail, unfolded, with encoded words read (RFC 2047), and its parts decoded. */
export function readMail(raw: string): { headers: ReadonlyMap<string, string>; parts: readonly MailPart[] } {
  const [headers, body] = split(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  if (!boundary) return { headers, parts: [] }
  const pieces = body.split(`--${boundary}`).slice(1, -1)
  return { headers, parts: pieces.map((piece) => partOf(piece.replace(/^\r\n/, ''))) }
}

function split(text: string): [Map<string, string>, string] {
  const end = text.indexOf('\r\n\r\n')
  const lines = text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const fields = lines.map(
    (line) =>
      [line.slice(0, line.indexOf(':')).toLowerCase(), words(line.slice(line.indexOf(':') + 1).trim())] as const,
  )
  return [new Map(fields), text.slice(end + 4)]
}

const words = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?B\?([^?]*)\?=/gi, (_, coded: string) => Buffer.from(coded, 'base64').toString('utf8'))
    .replace(/=\?utf-8\?Q\?([^?]*)\?=/gi, (_, coded: string) => quoted(coded.replaceAll('_', ' ')))

const quoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString('utf8')

function partOf(piece: string): MailPart {
  const [headers, body] = split(piece)
  const encoding = headers.get('content-transfer-encoding') ?? '7bit'
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : quoted(body)
  return { type: headers.get('content-type') ?? '', text: encoding === '7bit' ? body : text }
}
