/** What a report of undelivered mail says of one message of ours. */
export type DeliveryReport = {
  /** Our message: the envelope's id, or the Message-ID of the returned headers. */
  readonly messageId: string
  /** Final: it will never arrive. False for a delay. */
  readonly failed: boolean
  /** `5.1.1` and the words of the server that refused. */
  readonly reason: string
}

type Part = { readonly headers: string; readonly body: string }

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const MOST_PARTS = 20
const LONGEST_REASON = 300

/**
 * Reads a delivery status notification (RFC 3464 in a multipart/report of RFC 6522).
 * @returns null for any other mail, or a report about mail that is not ours
 */
export function readDeliveryReport(bytes: Buffer): DeliveryReport | null {
  const mail = splitHeaders(bytes.toString('latin1').replaceAll('\r\n', '\n'))
  const type = field(mail.headers, 'Content-Type') ?? ''
  const boundary = /boundary="?([^";\n]{1,70})"?/i.exec(type)?.[1]
  if (!/^multipart\/report/i.test(type) || !/report-type="?delivery-status/i.test(type) || !boundary) return null
  const parts = partsOf(mail.body, boundary)
  const status = parts.find(({ headers }) => hasType(headers, /^message\/(global-)?delivery-status/i))
  if (!status) return null
  const messageId = ours(status.body, parts)
  return messageId ? { messageId, ...outcomeOf(status.body) } : null
}

function splitHeaders(text: string): Part {
  const end = text.indexOf('\n\n')
  return end === -1 ? { headers: text, body: '' } : { headers: text.slice(0, end), body: text.slice(end + 2) }
}

/** A field's text, its folded lines joined (RFC 5322 §2.2.3); the first one when it comes twice. */
function field(headers: string, name: string): string | null {
  const lines = headers.replace(/\n[ \t]+/g, ' ').split('\n')
  const prefix = `${name.toLowerCase()}:`
  const line = lines.find((candidate) => candidate.toLowerCase().startsWith(prefix))
  return line === undefined ? null : line.slice(prefix.length).trim()
}

const hasType = (headers: string, type: RegExp) => type.test(field(headers, 'Content-Type') ?? '')

/** The parts between the boundary's lines; a boundary of ours inside a part's text would need its own line. */
function partsOf(body: string, boundary: string): Part[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`)
  return pieces
    .slice(1, 1 + MOST_PARTS)
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => splitHeaders(piece.slice(piece.indexOf('\n') + 1)))
}

/** RFC 3461: the id we gave the envelope comes back; a server without that extension returns our headers. */
function ours(status: string, parts: readonly Part[]): string | null {
  const envelope = new RegExp(`^${UUID}$`, 'i').exec(field(status, 'Original-Envelope-Id') ?? '')?.[0]
  if (envelope) return envelope.toLowerCase()
  const returned = parts.find(({ headers }) =>
    hasType(headers, /^(message\/rfc822|text\/rfc822-headers|message\/global)/i),
  )
  const header = returned ? field(splitHeaders(returned.body).headers, 'Message-ID') : null
  return new RegExp(`^<(${UUID})@`, 'i').exec(header ?? '')?.[1]?.toLowerCase() ?? null
}

/** Our messages have one recipient: the group of fields that names an action is theirs (RFC 3464 §2.3). */
function outcomeOf(status: string): Pick<DeliveryReport, 'failed' | 'reason'> {
  const group = status.split(/\n[ \t]*\n/).find((fields) => field(fields, 'Action') !== null) ?? ''
  const words = [field(group, 'Status'), field(group, 'Diagnostic-Code')].filter((text) => text !== null)
  return { failed: /^failed$/i.test(field(group, 'Action') ?? ''), reason: words.join(' ').slice(0, LONGEST_REASON) }
}
