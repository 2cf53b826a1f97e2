import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { fileTypeFromFile } from 'file-type'
import { fail, ok } from '../../../spatial/result.ts'
import { type InspectJob, judge, tailOf } from './judge.ts'
import type { Inspection } from './protocol.ts'
import { type ContentRefusal, refuse } from './refusals.ts'
import { type AcceptedType, byExtension, byMediaType } from './types.ts'

/** Reads a content from one end to the other: its hash, its type by its bytes, its measures; or why it is refused. */
export async function inspect(job: InspectJob): Promise<Inspection> {
  const type = await typeOf(job)
  if ('code' in type) return fail(type)
  const second = await secondType(job, type)
  if (second) return fail(refuse('TWO_TYPES', { found: type.mediaType, second }))
  const judged = await judge(type, job)
  if (!judged.ok) return judged
  return ok({ sha256: await sha256Of(job.path), mediaType: type.mediaType, ...judged.value })
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash)
  return hash.digest('hex')
}

/** What the bytes say; a text says nothing of itself, so its extension does and its judge makes sure. */
async function typeOf({ path, extension }: InspectJob): Promise<AcceptedType | ContentRefusal> {
  const said = byExtension(extension)
  const found = (await magicType(path, said)) ?? (await drawingType(path))
  if (found === null) {
    if (said && ['text', 'json'].includes(said.judge)) return said
    return said
      ? refuse('TYPE_MISMATCH', { found: '?', extension })
      : refuse('TYPE_UNKNOWN', { found: extension || '?' })
  }
  const type = byMediaType(
    found === 'application/zip' && extension === 'kmz' ? 'application/vnd.google-earth.kmz' : found,
  )
  if (!type) return refuse('TYPE_UNKNOWN', { found })
  return type.extensions.includes(extension) ? type : refuse('TYPE_MISMATCH', { found, extension })
}

/** « BM » begins a bitmap, and a table of bornes: a bitmap named as a text is found out by its null bytes. */
async function magicType(path: string, said: AcceptedType | undefined): Promise<string | null> {
  const found = (await fileTypeFromFile(path))?.mime ?? null
  return found === 'image/bmp' && said?.judge === 'text' ? null : found
}

const DXF_BINARY = 'AutoCAD Binary DXF'

/** Exchange drawings begin with a comment or a section, group code first. */
async function drawingType(path: string): Promise<string | null> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: 255 }) as AsyncIterable<Buffer>) chunks.push(chunk)
  const head = Buffer.concat(chunks).toString('latin1')
  if (head.startsWith(DXF_BINARY) || /^\s*(?:999\r?\n[^\n]*\n\s*)*0\r?\nSECTION\r?\n/.test(head)) return 'image/vnd.dxf'
  return /^AC10\d\d/.test(head) ? 'image/vnd.dwg' : null
}

const LONGEST_ZIP_TAIL = 22 + 0xffff

/** A ZIP is read from its end, so one can hide behind anything; nor does an honest PNG go on after its last chunk. */
async function secondType(
  { path, bytes }: InspectJob,
  { judge: kind, mediaType }: AcceptedType,
): Promise<string | null> {
  if (kind === 'archive') return null
  const tail = await tailOf(path, bytes, LONGEST_ZIP_TAIL)
  if (endsAsZip(tail)) return 'application/zip'
  if (kind !== 'pdf' && tail.includes('%PDF-')) return 'application/pdf'
  const isWhole = mediaType !== 'image/png' || tail.subarray(-8).equals(Buffer.from('IEND\xae\x42\x60\x82', 'latin1'))
  return isWhole ? null : '?'
}

function endsAsZip(tail: Buffer): boolean {
  const at = tail.lastIndexOf('PK\x05\x06')
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length
}
