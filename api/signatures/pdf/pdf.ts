import { Budget, PdfFault, type Reading, reading } from './fault.ts'
import { unpacked } from './filters.ts'
import { readObject } from './indirectObject.ts'
import { Reader } from './reader.ts'
import { type Revision, readRevisions } from './revisions.ts'
import type { Entry } from './section.ts'
import { type Dict, isCount, isDict, isName, Ref, Stream, type Value } from './values.ts'

/** A PDF and all its revisions. Revision 0 is the oldest; every question says as of which one. */
export class Pdf {
  readonly bytes: Buffer
  readonly revisions: readonly Revision[]
  readonly budget: Budget
  private readonly read = new Map<Entry, Value>()
  private readonly packed = new Map<Stream, readonly Value[]>()
  private readonly underWay = new Set<Entry>()

  constructor(bytes: Buffer, budget: Budget) {
    this.bytes = bytes
    this.budget = budget
    this.revisions = readRevisions(bytes, budget)
  }

  get last(): number {
    return this.revisions.length - 1
  }

  trailer(revision: number): Dict {
    const trailer = this.revisions[revision]?.sections[0]?.trailer
    if (!trailer) throw new PdfFault('XREF_BROKEN')
    return trailer
  }

  /** Where an object was as of a revision; undefined when there was none. */
  entry(number: number, revision: number): Entry | undefined {
    for (let at = revision; at >= 0; at--)
      for (const { entries } of this.revisions[at]?.sections ?? []) {
        const entry = entries.get(number)
        // In a hybrid file what the table calls free may stand in the stream beside it.
        if (entry && (entry.kind !== 'free' || this.revisions[at]?.sections.length === 1)) return live(entry)
        if (entry && !this.inAnother(number, at)) return undefined
      }
    return undefined
  }

  /** An object as of a revision; undefined when there was none. */
  object(number: number, revision: number): Value | undefined {
    const entry = this.entry(number, revision)
    if (!entry) return undefined
    if (!this.read.has(entry))
      this.read.set(
        entry,
        this.guarded(entry, () => this.load(number, entry, revision)),
      )
    return this.read.get(entry)
  }

  /** A value, or what it refers to as of a revision. */
  resolve(value: Value | undefined, revision: number): Value | undefined {
    this.budget.spend()
    return value instanceof Ref ? this.object(value.number, revision) : value
  }

  dict(value: Value | undefined, revision: number): Dict {
    const found = this.resolve(value, revision)
    if (!isDict(found)) throw new PdfFault('MALFORMED')
    return found
  }

  catalog(revision: number): Dict {
    return this.dict(this.trailer(revision).get('Root'), revision)
  }

  private inAnother(number: number, at: number): boolean {
    return (this.revisions[at]?.sections ?? []).some(({ entries }) => (entries.get(number)?.kind ?? 'free') !== 'free')
  }

  /** A length that is asked of the stream it measures, an object in the stream that is in the object… */
  private guarded<T>(entry: Entry, load: () => T): T {
    if (this.underWay.has(entry) || this.underWay.size > 32) throw new PdfFault('MALFORMED')
    this.underWay.add(entry)
    try {
      return load()
    } finally {
      this.underWay.delete(entry)
    }
  }

  private load(number: number, entry: Entry, revision: number): Value {
    if (entry.kind === 'free') return null
    if (entry.kind === 'in') return this.fromStream(number, entry, revision)
    const lengthOf = (ref: Ref) => this.object(ref.number, revision)
    const found = readObject(this.bytes, entry.offset, this.budget, lengthOf)
    if (found.number !== number || found.generation !== entry.generation) throw new PdfFault('XREF_BROKEN')
    return found.value
  }

  private fromStream(number: number, { stream, index }: Entry & { kind: 'in' }, revision: number): Value {
    const holder = this.object(stream, revision)
    if (!(holder instanceof Stream) || !isName(holder.dict.get('Type'), 'ObjStm')) throw new PdfFault('XREF_BROKEN')
    const values = this.packed.get(holder) ?? unpackObjects(holder, this.budget)
    this.packed.set(holder, values)
    const [at, value] = (values[index] ?? []) as readonly Value[]
    if (at !== number || value === undefined) throw new PdfFault('XREF_BROKEN')
    return value
  }
}

const live = (entry: Entry) => (entry.kind === 'free' ? undefined : entry)

/** The objects of an object stream (ISO 32000-2 §7.5.7), each with its number before it. */
function unpackObjects(holder: Stream, budget: Budget): readonly Value[] {
  const count = holder.dict.get('N')
  const first = holder.dict.get('First')
  if (!isCount(count) || !isCount(first)) throw new PdfFault('MALFORMED')
  const bytes = unpacked(holder, budget)
  budget.spend(count)
  const heads = new Reader(bytes, 0, budget)
  const places = Array.from({ length: count }, () => [heads.count(), heads.count()] as const)
  return places.map(([number, place]) => [number, new Reader(bytes, first + place, budget).value()])
}

/** Reads a PDF: its revisions and who may ask; refuses what is none, is encrypted, or does not hold together. */
export const readPdf = (bytes: Buffer): Reading<Pdf> =>
  reading(() => {
    if (bytes.length === 0) throw new PdfFault('EMPTY')
    if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) throw new PdfFault('NOT_A_PDF')
    const pdf = new Pdf(bytes, new Budget())
    if (pdf.revisions.some((_, at) => pdf.trailer(at).has('Encrypt'))) throw new PdfFault('ENCRYPTED')
    if (!isDict(pdf.dict(pdf.catalog(pdf.last).get('Pages'), pdf.last))) throw new PdfFault('MALFORMED')
    return pdf
  })
