import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import { Problem } from './problem.ts'

/** The one file a request sent, and the small fields beside it. */
export type Sent = { readonly bytes: Buffer; readonly name: string; readonly fields: ReadonlyMap<string, string> }

export type SendingLimits = {
  readonly mostBytes: number
  /** How a file of so many bytes is refused. */
  readonly tooLarge: (bytes: number) => Problem
}

/** Room for the boundaries, headers and small fields around the file. */
const ENVELOPE_BYTES = 64 * 1024

const unreadable = (reason: string) => new Problem('INVALID_INPUT', { field: 'file', data: { reason } })

/**
 * The part `file` of a multipart request, streamed into memory and never more than the limit.
 * @throws Problem of `tooLarge`, or INVALID_INPUT when the request is not the multipart it says
 */
export async function readMultipart(request: IncomingMessage, { mostBytes, tooLarge }: SendingLimits): Promise<Sent> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > mostBytes + ENVELOPE_BYTES) throw tooLarge(announced)
  const parser = openParser(request, mostBytes)
  const chunks: Buffer[] = []
  const fields = new Map<string, string>()
  const found: { name?: string; truncated: boolean } = { truncated: false }
  parser.on('field', (field, value) => fields.set(field, value))
  parser.on('file', (field, stream, { filename }) => {
    // A line cut in the middle ends the part with the same cause as the whole, which is told below: heard by nobody here, it would end the server.
    stream.on('error', () => undefined)
    if (field !== 'file') return stream.resume()
    found.name = filename ?? ''
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('limit', () => {
      found.truncated = true
      chunks.length = 0
    })
  })
  await pipeline(request, parser).catch((cause: Error) => {
    throw unreadable(cause.message.slice(0, 120))
  })
  if (found.truncated) throw tooLarge(mostBytes + 1)
  if (found.name === undefined) throw unreadable('no part named file')
  return { bytes: Buffer.concat(chunks), name: found.name, fields }
}

function openParser(request: IncomingMessage, fileSize: number): busboy.Busboy {
  const limits = { fileSize, files: 1, fields: 8, fieldSize: 64, parts: 12 }
  try {
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' })
  } catch (cause) {
    throw unreadable(cause instanceof Error ? cause.message.slice(0, 120) : 'multipart')
  }
}
