import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import { Problem } from './problem.ts'

/** The name of the one file a request sent, and the small fields beside it. */
type Named = { readonly name: string; readonly fields: ReadonlyMap<string, string> }

export type Sent = Named & { readonly bytes: Buffer }

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
export async function readMultipart(request: IncomingMessage, limits: SendingLimits): Promise<Sent> {
  const chunks: Buffer[] = []
  const named = await readParts(request, limits, async (stream) => {
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  })
  return { ...named, bytes: Buffer.concat(chunks) }
}

/**
 * The same into a file of ours, whatever its size: nothing of it is in memory. A line on which nothing comes for a while is cut.
 * @throws Problem as `readMultipart`; Error of the disk
 */
export async function receiveMultipart(
  request: IncomingMessage,
  { path, idleMs, ...limits }: SendingLimits & { readonly path: string; readonly idleMs: number },
): Promise<Named> {
  request.setTimeout(idleMs, () => request.destroy(new Error('nothing came for too long')))
  try {
    return await readParts(request, limits, (stream) => pipeline(stream, createWriteStream(path)))
  } finally {
    request.setTimeout(0)
  }
}

async function readParts(
  request: IncomingMessage,
  { mostBytes, tooLarge }: SendingLimits,
  take: (stream: Readable) => Promise<void>,
): Promise<Named> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > mostBytes + ENVELOPE_BYTES) throw tooLarge(announced)
  const parser = openParser(request, mostBytes)
  const fields = new Map<string, string>()
  const found: { name?: string; truncated: boolean; taking: Promise<void> } = {
    ...{ truncated: false, taking: Promise.resolve() },
  }
  parser.on('field', (field, value) => fields.set(field, value))
  parser.on('file', (field, stream, { filename }) => {
    // A line cut in the middle ends the part with the same cause as the whole: heard by nobody, it would end the server.
    stream.on('error', () => undefined)
    if (field !== 'file') return stream.resume()
    found.name = filename ?? ''
    stream.on('limit', () => {
      found.truncated = true
    })
    found.taking = take(stream)
    found.taking.catch((cause: Error) => parser.destroy(cause))
  })
  const read = await settled(pipeline(request, parser))
  const taken = await settled(found.taking)
  if (found.truncated) throw tooLarge(mostBytes + 1)
  // What stops the reading stops the taking too; the disk is at fault by itself.
  if (taken && 'syscall' in taken) throw taken
  if (read) throw unreadable(read.message.slice(0, 120))
  if (found.name === undefined) throw unreadable('no part named file')
  return { name: found.name, fields }
}

/** What it failed with; null when it did not. */
const settled = (work: Promise<void>): Promise<Error | null> =>
  work.then(
    () => null,
    (cause: Error) => cause,
  )

function openParser(request: IncomingMessage, fileSize: number): busboy.Busboy {
  const limits = { fileSize, files: 1, fields: 8, fieldSize: 64, parts: 12 }
  try {
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' })
  } catch (cause) {
    throw unreadable(cause instanceof Error ? cause.message.slice(0, 120) : 'multipart')
  }
}
