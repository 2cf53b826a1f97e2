import { namesBetween, type PdfName } from './pdfNames.ts'
import { partsOf } from './pdfStreams.ts'
import { type ContentRefusal, refuse } from './refusals.ts'

/** @param at offset (bytes) in the file, of the object stream for what was packed in one */
type Danger = (name: string, at: number) => ContentRefusal

const script: Danger = (name, at) => refuse('PDF_SCRIPT', { name, at })
const launch: Danger = (_, at) => refuse('PDF_LAUNCH', { at })
const embedded: Danger = (name, at) => refuse('PDF_EMBEDDED_FILE', { name, at })

/**
 * Names no reader needs to show a page (ISO 32000-1, 12.6.4 and 7.11.4): long enough that compressed bytes never make
 * one by chance, so they are looked for everywhere, streams included.
 */
const ANYWHERE = new Map<string, Danger>([
  ['Encrypt', () => refuse('PDF_ENCRYPTED')],
  ['JavaScript', script],
  ['Rendition', script],
  ['RichMedia', script],
  ['Launch', launch],
  ['EmbeddedFile', embedded],
  ['EmbeddedFiles', embedded],
  ['FileAttachment', embedded],
  ['GoToE', embedded],
])

/** Short names that compressed bytes do make by chance: looked for where objects stand. */
const IN_OBJECTS = new Map<string, Danger>([
  ['JS', script],
  ['XFA', script],
  ['EF', embedded],
])

const EVERY = new Map([...ANYWHERE, ...IN_OBJECTS])

/**
 * What a PDF carries besides pages: encryption, programs, orders to launch one, files. Nothing is trusted to be where a
 * table says: names are undone (`/J#53`), object streams unpacked, and what hides in the data of a stream looked at.
 * @returns null when it carries none
 */
export function dangersOf(bytes: Buffer): ContentRefusal | null {
  const everywhere = firstDanger(namesBetween(bytes, 0, bytes.length), ANYWHERE)
  if (everywhere) return everywhere
  const parts = partsOf(bytes)
  if (!parts.ok) return parts.error
  for (const [from, to] of parts.value.outside) {
    const found = firstDanger(namesBetween(bytes, from, to), IN_OBJECTS)
    if (found) return found
  }
  for (const { at, objects } of parts.value.objectStreams) {
    const found = firstDanger(namesBetween(objects, 0, objects.length), EVERY, at)
    if (found) return found
  }
  return null
}

function firstDanger(names: Iterable<PdfName>, dangers: ReadonlyMap<string, Danger>, place?: number) {
  for (const { name, at } of names) {
    const danger = dangers.get(name)
    if (danger) return danger(name, place ?? at)
  }
  return null
}
