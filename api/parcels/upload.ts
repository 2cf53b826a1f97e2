import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import { DEPOSIT_LIMITS } from '../../spatial/intake/limits.ts'
import { Problem } from '../http/problem.ts'
import { intakeProblem } from './intakeProblem.ts'

export type Upload = { readonly bytes: Buffer; readonly name: string; readonly srid: number | undefined }

/** Room for the boundaries, headers and small fields around the file. */
const ENVELOPE_BYTES = 64 * 1024

const LIMITS = { fileSize: DEPOSIT_LIMITS.maxBytes, files: 1, fields: 8, fieldSize: 64, parts: 12 }

const tooLarge = (bytes: number) =>
  intakeProblem({ code: 'FILE_TOO_LARGE', data: { bytes, maxBytes: DEPOSIT_LIMITS.maxBytes } })

const unreadable = (reason: string) => new Problem('INVALID_INPUT', { field: 'file', data: { reason } })

/**
 * The one file of a multipart request, streamed into memory and never more than the deposit limit.
 * @throws Problem FILE_TOO_LARGE, or INVALID_INPUT when the request is not the multipart it says
 */
export async function readUpload(request: IncomingMessage): Promise<Upload> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > DEPOSIT_LIMITS.maxBytes + ENVELOPE_BYTES) throw tooLarge(announced)
  const parser = openParser(request)
  const chunks: Buffer[] = []
  const found: { name?: string; srid?: string; truncated: boolean } = { truncated: false }
  parser.on('field', (field, value) => {
    if (field === 'srid') found.srid = value
  })
  parser.on('file', (field, stream, { filename }) => {
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
  if (found.truncated) throw tooLarge(DEPOSIT_LIMITS.maxBytes + 1)
  if (found.name === undefined) throw unreadable('no part named file')
  return { bytes: Buffer.concat(chunks), name: safeName(found.name), srid: sridOf(found.srid) }
}

function openParser(request: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, limits: LIMITS, defParamCharset: 'utf8' })
  } catch (cause) {
    throw unreadable(cause instanceof Error ? cause.message.slice(0, 120) : 'multipart')
  }
}

/** The last part of the path some browsers send, without what would break a header or a terminal. */
const safeName = (name: string) => (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}"]/gu, '').slice(-120)

function sridOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined
  if (!/^\d{1,9}$/.test(text.trim()))
    throw new Problem('INVALID_INPUT', { field: 'srid', data: { reason: 'not a number' } })
  return Number(text)
}
