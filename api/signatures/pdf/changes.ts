import { signatureFields } from './fields.ts'
import type { Pdf } from './pdf.ts'
import { reach, withoutDss } from './reach.ts'
import { type Dict, isArray, isDict, isName, Ref, Stream, same, type Value } from './values.ts'

/** What a revision did to the one before: signed, or only added what helps to check later; `other` is anything else. */
export type Change = {
  readonly kind: 'signature' | 'timestamp' | 'evidence' | 'other'
  /** A signature was given a place that shows on a page and was not there before. */
  readonly shows: boolean
}

const OTHER: Change = { kind: 'other', shows: false }

/**
 * Compares a revision with the one before it, object by object. A signature may add its own field, to the form and to a
 * page, and evidence may be added beside the pages; whatever else differs is a change of what was signed.
 */
export function changeOf(pdf: Pdf, revision: number): Change {
  // Readers of the old kind and of the new one see two files in a hybrid.
  if (pdf.revisions[revision]?.sections.length !== 1) return OTHER
  const step = new Step(pdf, revision)
  if (!step.keepsTrailer() || !step.numbers().every((number) => step.allows(number))) return OTHER
  const kind = step.kind()
  return { kind, shows: step.signed.some(({ dict }) => step.isNew(dict.number) && step.shows(dict.dict)) }
}

type Signed = { readonly dict: { readonly number: number; readonly dict: Dict }; readonly signature: Dict }

class Step {
  readonly signed: readonly Signed[]
  private readonly pdf: Pdf
  private readonly to: number
  private readonly from: number
  private readonly known: ReadonlySet<number>
  private readonly evidence: ReadonlySet<number>
  private readonly added: ReadonlySet<number>

  constructor(pdf: Pdf, revision: number) {
    this.pdf = pdf
    this.to = revision
    this.from = revision - 1
    const before = pdf.catalog(this.from)
    this.known = reach(pdf, [withoutDss(before), pdf.trailer(this.from).get('Info')], this.from)
    this.evidence = reach(pdf, [before.get('DSS')], this.from)
    this.signed = this.newlySigned()
    this.added = new Set(this.signed.map(({ dict }) => dict.number).filter((number) => this.isNew(number)))
  }

  /** A number nothing led to before: what was referred to and did not exist would appear in what was signed. */
  isNew(number: number): boolean {
    return this.pdf.entry(number, this.from) === undefined && !this.known.has(number)
  }

  numbers(): readonly number[] {
    return (this.pdf.revisions[this.to]?.sections ?? []).flatMap(({ entries }) => [...entries.keys()])
  }

  keepsTrailer(): boolean {
    const [before, after] = [this.pdf.trailer(this.from), this.pdf.trailer(this.to)]
    return same(before.get('Root'), after.get('Root')) && same(before.get('Info'), after.get('Info'))
  }

  kind(): Change['kind'] {
    if (this.signed.length === 0) {
      const [before, after] = [this.pdf.catalog(this.from), this.pdf.catalog(this.to)]
      const touched = this.numbers().some((number) => this.evidence.has(number))
      return touched || !same(before.get('DSS'), after.get('DSS')) ? 'evidence' : 'other'
    }
    const stamps = this.signed.every(({ signature }) => isName(signature.get('Type'), 'DocTimeStamp'))
    return stamps ? 'timestamp' : 'signature'
  }

  shows(field: Dict): boolean {
    const box = this.pdf.resolve(field.get('Rect'), this.to)
    if (!isArray(box)) return field.has('AP')
    return !(same(box[0], box[2]) || same(box[1], box[3]))
  }

  allows(number: number): boolean {
    const after = this.pdf.object(number, this.to)
    if (this.isNew(number)) return true
    const before = this.pdf.object(number, this.from)
    if (same(before, after)) return true
    if (before === undefined || after === undefined) return false
    if (this.evidence.has(number) && !this.known.has(number)) return true
    if (this.describes(number, before, after)) return true
    if (isArray(before)) return this.gains(before, after)
    return isDict(before) && isDict(after) && this.allowsDict(number, before, after)
  }

  private allowsDict(number: number, before: Dict, after: Dict): boolean {
    const root = this.pdf.trailer(this.from).get('Root')
    if (root instanceof Ref && root.number === number) return this.allowsCatalog(before, after)
    const form = this.pdf.catalog(this.from).get('AcroForm')
    if (form instanceof Ref && form.number === number) return this.allowsForm(before, after)
    if (isName(before.get('Type'), 'Page'))
      return differing(before, after).every((key) => key === 'Annots' && this.gains(before.get(key), after.get(key)))
    if (!this.signed.some(({ dict }) => dict.number === number)) return false
    return differing(before, after).every((key) => key === 'V' || key === 'AP' || key === 'F')
  }

  private allowsCatalog(before: Dict, after: Dict): boolean {
    return differing(before, after).every((key) => {
      if (key === 'DSS' || key === 'Extensions') return after.has(key)
      if (key !== 'AcroForm') return false
      const [old, now] = [this.pdf.resolve(before.get(key), this.from), this.pdf.resolve(after.get(key), this.to)]
      return isDict(now) && this.allowsForm(isDict(old) ? old : new Map(), now)
    })
  }

  private allowsForm(before: Dict, after: Dict): boolean {
    return differing(before, after).every((key) => {
      if (key === 'SigFlags') return after.has(key)
      if (key === 'DR' || key === 'DA') return !before.has(key)
      return key === 'Fields' && this.gains(before.get(key) ?? [], after.get(key))
    })
  }

  /** What says things about the file and shows on no page: its producers rewrite it at each saving. */
  private describes(number: number, before: Value, after: Value): boolean {
    const info = this.pdf.trailer(this.from).get('Info')
    if (info instanceof Ref && info.number === number) return isDict(before) && isDict(after)
    const metadata = this.pdf.catalog(this.from).get('Metadata')
    return metadata instanceof Ref && metadata.number === number && before instanceof Stream && after instanceof Stream
  }

  /** Whether a list kept all it had, in its order, and gained fields that were signed now and nothing else. */
  private gains(old: Value | undefined, now: Value | undefined): boolean {
    const before = this.pdf.resolve(old, this.from) ?? []
    const after = this.pdf.resolve(now, this.to)
    if (!isArray(before) || !isArray(after)) return false
    return (
      before.every((item, at) => same(item, after[at])) &&
      after.slice(before.length).every((item) => item instanceof Ref && this.added.has(item.number))
    )
  }

  private newlySigned(): readonly Signed[] {
    const had = new Set(signatureFields(this.pdf, this.from).flatMap(({ number, value }) => (value ? [number] : [])))
    return signatureFields(this.pdf, this.to).flatMap(({ number, dict, value }) => {
      const signature = this.pdf.resolve(value, this.to)
      const plain = !dict.has('A') && !dict.has('AA') && !dict.has('Kids')
      const apart = value instanceof Ref && this.isNew(value.number)
      return isDict(signature) && plain && apart && !had.has(number) ? [{ dict: { number, dict }, signature }] : []
    })
  }
}

const differing = (before: Dict, after: Dict): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => !same(before.get(key), after.get(key)))
