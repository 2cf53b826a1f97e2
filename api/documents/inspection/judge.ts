import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { openArchive } from '../../../spatial/intake/readers/zip.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { DOCUMENT_LIMITS } from '../limits.ts'
import { dangersOf } from './pdfDangers.ts'
import { withPdf } from './pdfium.ts'
import type { FileJob, Inspected } from './protocol.ts'
import { type ContentRefusal, refuse, refuseArchive } from './refusals.ts'
import type { AcceptedType } from './types.ts'

export type InspectJob = Extract<FileJob, { kind: 'inspect' }>
type Measures = Pick<Inspected, 'pages' | 'width' | 'height'>
type Judgement = Result<Measures, ContentRefusal>

const NOTHING: Measures = { pages: null, width: null, height: null }

/** Judges a content by what its type can hide, and measures it. */
export function judge(type: AcceptedType, job: InspectJob): Promise<Judgement> | Judgement {
  const heavy = tooHeavy(type, job.bytes)
  return heavy ? fail(heavy) : JUDGES[type.judge](job, type)
}

const JUDGES: Readonly<Record<AcceptedType['judge'], (job: InspectJob, type: AcceptedType) => Promise<Judgement>>> = {
  pdf: judgePdf,
  image: judgeImage,
  archive: judgeArchive,
  text: ({ path, extension }) => judgeText(path, extension),
  json: judgeJson,
  drawing: async () => ok(NOTHING),
}

const HEAVIEST: Readonly<Record<AcceptedType['judge'], number>> = {
  pdf: DOCUMENT_LIMITS.pdfBytes,
  image: Number.POSITIVE_INFINITY,
  archive: DOCUMENT_LIMITS.archiveBytes,
  text: DOCUMENT_LIMITS.textBytes,
  json: DOCUMENT_LIMITS.jsonBytes,
  drawing: Number.POSITIVE_INFINITY,
}

function tooHeavy({ judge: kind }: AcceptedType, bytes: number): ContentRefusal | null {
  const most = HEAVIEST[kind]
  return bytes > most ? refuse('TOO_HEAVY_TO_READ', { bytes, most }) : null
}

async function judgePdf({ path }: InspectJob): Promise<Judgement> {
  const bytes = await readFile(path)
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return fail(refuse('PDF_BROKEN', { why: 'byte 0' }))
  const danger = dangersOf(bytes)
  if (danger) return fail(danger)
  const pages = await pagesOf(path)
  if (pages === null || pages === 0) return fail(refuse('PDF_BROKEN', { why: 'pages' }))
  const most = DOCUMENT_LIMITS.pdfPages
  return pages > most ? fail(refuse('PDF_TOO_MANY_PAGES', { pages, most })) : ok({ ...NOTHING, pages })
}

/** Null when the engine that will show it cannot open it. */
async function pagesOf(path: string): Promise<number | null> {
  try {
    return await withPdf(path, (document) => document.getPageCount())
  } catch {
    return null // the engine says only that it could not: the person is told the same
  }
}

/** The header says the size: nothing is decoded before it is known to be bearable. */
async function judgeImage({ path }: InspectJob, { mediaType }: AcceptedType): Promise<Judgement> {
  try {
    const { width, height, pages = 1 } = await sharp(path, { limitInputPixels: false }).metadata()
    const most = DOCUMENT_LIMITS.pixels
    if (width * height > most) return fail(refuse('IMAGE_TOO_MANY_PIXELS', { width, height, most }))
    if (pages > DOCUMENT_LIMITS.pdfPages)
      return fail(refuse('PDF_TOO_MANY_PAGES', { pages, most: DOCUMENT_LIMITS.pdfPages }))
    return ok({ width, height, pages: mediaType === 'image/tiff' ? pages : null })
  } catch {
    return fail(refuse('IMAGE_BROKEN', { found: mediaType }))
  }
}

const SHAPEFILE = /\.(?:shp|shx|dbf|prj|cpg|sbn|sbx|qix|qpj|qmd|shp\.xml|txt)$/i
const KMZ = /\.(?:kml|png|jpe?g|gif)$/i

/** Judged by its directory first; then every entry is unpacked and forgotten, so that a size that lies is caught. */
async function judgeArchive({ path }: InspectJob, { extensions }: AcceptedType): Promise<Judgement> {
  const files = openArchive(await readFile(path), {
    maxBytes: DOCUMENT_LIMITS.archiveBytes,
    maxEntries: DOCUMENT_LIMITS.archiveEntries,
    maxUnpackedBytes: DOCUMENT_LIMITS.archiveUnpackedBytes,
    maxRatio: DOCUMENT_LIMITS.archiveRatio,
    maxFeatures: 0,
    maxVertices: 0,
  })
  if (!files.ok) return fail(refuseArchive(files.error))
  const expected = extensions.includes('kmz') ? KMZ : SHAPEFILE
  const foreign = files.value.find(({ name }) => !expected.test(name))
  if (foreign) return fail(refuse('ARCHIVE_UNEXPECTED', { entry: foreign.name.slice(0, 120) }))
  const main = extensions.includes('kmz') ? /\.kml$/i : /\.shp$/i
  if (!files.value.some(({ name }) => main.test(name)))
    return fail(refuse('ARCHIVE_UNEXPECTED', { entry: files.value[0]?.name.slice(0, 120) ?? '∅' }))
  for (const file of files.value) {
    const content = file.read()
    if (!content.ok) return fail(refuseArchive(content.error))
  }
  return ok(NOTHING)
}

/** Text has no null byte, save UTF-16, which says itself by its mark. */
async function judgeText(path: string, extension: string): Promise<Judgement> {
  let at = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (at === 0 && isUtf16(chunk)) return ok(NOTHING)
    const found = chunk.indexOf(0)
    if (found >= 0) return fail(refuse('TEXT_BROKEN', { extension, at: at + found }))
    at += chunk.length
  }
  return ok(NOTHING)
}

const isUtf16 = ([first, second]: Buffer) => (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

async function judgeJson({ path }: InspectJob): Promise<Judgement> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    return typeof value === 'object' && value !== null ? ok(NOTHING) : fail(refuse('JSON_BROKEN'))
  } catch {
    return fail(refuse('JSON_BROKEN'))
  }
}

/** The last bytes of a file. */
export async function tailOf(path: string, bytes: number, size: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const from = Math.max(0, bytes - size)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, bytes)), 0, Math.min(size, bytes), from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
