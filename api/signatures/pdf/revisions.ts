import { type Budget, PdfFault } from './fault.ts'
import { Reader } from './reader.ts'
import { readSection, type Section } from './section.ts'
import { isCount } from './values.ts'

/** What one writing of the file added: its objects, its cross-reference, and where it ends. */
export type Revision = {
  /** Newest first; a linearized file has two, a hybrid one too. */
  readonly sections: readonly Section[]
  /** After `%%EOF`. */
  readonly marker: number
  /** After the end of line that may follow the marker. */
  readonly end: number
}

const MOST_REVISIONS = 64
const TAIL_BYTES = 1024

/** The revisions of a file, oldest first (ISO 32000-2 §7.5.6). Each stands behind the one before it, or the file is refused. */
export function readRevisions(bytes: Buffer, budget: Budget): readonly Revision[] {
  const revisions: Revision[] = []
  let start: number | null = lastStart(bytes, budget)
  for (let before = bytes.length; start !== null; before = revisions[0]?.sections[0]?.start ?? 0) {
    if (revisions.length >= MOST_REVISIONS) throw new PdfFault('TOO_COMPLEX')
    const revision = readRevision(bytes, start, budget)
    if (revision.end > before) throw new PdfFault('XREF_BROKEN')
    revisions.unshift(revision)
    start = previousOf(revision.sections.at(-1))
  }
  return revisions
}

function lastStart(bytes: Buffer, budget: Budget): number {
  const at = bytes.lastIndexOf('startxref')
  if (at < 0 || at < bytes.length - TAIL_BYTES) throw new PdfFault('TRUNCATED')
  const reader = new Reader(bytes, at, budget)
  reader.expect('startxref')
  return reader.count()
}

function readRevision(bytes: Buffer, start: number, budget: Budget): Revision {
  const head = readSection(bytes, start, budget)
  const hybrid = head.trailer.get('XRefStm')
  const previous = previousOf(head)
  const sections = [head]
  if (isCount(hybrid)) sections.push({ ...readSection(bytes, hybrid, budget), trailer: head.trailer })
  // A linearized file begins with its newest section; the one before it stands behind.
  else if (previous !== null && previous > start) sections.push(readSection(bytes, previous, budget))
  const last = Math.max(...sections.map(({ end }) => end))
  return { sections, ...endOf(bytes, last, start, budget) }
}

/** A revision ends by saying where its own cross-reference is: whatever else stands there is no end. */
function endOf(bytes: Buffer, after: number, start: number, budget: Budget): { marker: number; end: number } {
  const reader = new Reader(bytes, after, budget)
  reader.expect('startxref')
  if (reader.count() !== start) throw new PdfFault('XREF_BROKEN')
  const marker = bytes.indexOf('%%EOF', reader.at)
  if (marker < 0) throw new PdfFault('TRUNCATED')
  if (!/^\s*$/.test(bytes.toString('latin1', reader.at, Math.min(marker, reader.at + 16))))
    throw new PdfFault('XREF_BROKEN')
  const [line = ''] = /^(\r\n|\n|\r)?/.exec(bytes.toString('latin1', marker + 5, marker + 7)) ?? []
  return { marker: marker + 5, end: marker + 5 + line.length }
}

function previousOf(section: Section | undefined): number | null {
  const previous = section?.trailer.get('Prev')
  if (previous === undefined) return null
  if (!isCount(previous)) throw new PdfFault('XREF_BROKEN')
  return previous
}
