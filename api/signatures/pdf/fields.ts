import { PdfFault } from './fault.ts'
import type { Pdf } from './pdf.ts'
import { type Dict, isArray, isDict, isName, Ref, Text, type Value } from './values.ts'

/** A field of signature, signed when it has a value. */
export type SignatureField = {
  readonly number: number
  readonly dict: Dict
  readonly value: Value | undefined
}

const DEEPEST = 16

/** The signature fields of the form as of a revision (ISO 32000-2 §12.7), in the form's order. */
export function signatureFields(pdf: Pdf, revision: number): readonly SignatureField[] {
  const form = pdf.resolve(pdf.catalog(revision).get('AcroForm'), revision)
  if (!isDict(form)) return []
  const seen = new Set<number>()
  const walk = (value: Value | undefined, inherited: Value | undefined, depth: number): SignatureField[] => {
    const kids = pdf.resolve(value, revision)
    if (!isArray(kids)) return []
    return kids.flatMap((kid) => {
      if (!(kid instanceof Ref)) throw new PdfFault('MALFORMED')
      if (depth > DEEPEST || seen.has(kid.number)) throw new PdfFault('TOO_COMPLEX')
      seen.add(kid.number)
      const dict = pdf.resolve(kid, revision)
      if (!isDict(dict)) return []
      const type = dict.get('FT') ?? inherited
      const own = isName(type, 'Sig') && (dict.has('V') || !dict.has('Kids'))
      const field = { number: kid.number, dict, value: dict.get('V') }
      return [...(own ? [field] : []), ...walk(dict.get('Kids'), type, depth + 1)]
    })
  }
  return walk(form.get('Fields'), undefined, 0)
}

/** A signature as it stands in the file. */
export type StandingSignature = {
  readonly dict: Dict
  readonly contents: Text
  /** Of the bytes signed: `[0, left) ∪ [right, end)`. */
  readonly left: number
  readonly right: number
  readonly end: number
  /** The one whose end is the end of the bytes signed; null when there is none. */
  readonly revision: number | null
}

export type Standing =
  | { readonly ok: true; readonly value: StandingSignature }
  | { readonly ok: false; readonly error: 'SIGNATURE_MALFORMED' | 'BYTE_RANGE_MOVED' }

/** Which bytes a signed field's signature is over (ISO 32000-2 §12.8.1); every byte but its own value, or it is refused. */
export function standingSignature(pdf: Pdf, { value }: SignatureField): Standing {
  if (!(value instanceof Ref)) return { ok: false, error: 'SIGNATURE_MALFORMED' }
  const entry = pdf.entry(value.number, pdf.last)
  const dict = pdf.resolve(value, pdf.last)
  // In a stream of objects its value would have no place of its own in the file.
  if (entry?.kind !== 'at' || !isDict(dict)) return { ok: false, error: 'SIGNATURE_MALFORMED' }
  const contents = dict.get('Contents')
  const [from, left, right, length, ...more] = numbers(dict.get('ByteRange'))
  if (!(contents instanceof Text) || left === undefined || right === undefined || length === undefined)
    return { ok: false, error: 'SIGNATURE_MALFORMED' }
  const end = right + length
  const exact = from === 0 && more.length === 0 && left === contents.start && right === contents.end
  if (!exact || end > pdf.bytes.length) return { ok: false, error: 'BYTE_RANGE_MOVED' }
  if (!isHex(pdf.bytes.toString('latin1', left, right))) return { ok: false, error: 'SIGNATURE_MALFORMED' }
  const at = pdf.revisions.findIndex((one) => one.marker === end || one.end === end)
  // Named by a later revision than the one it is over, it would be an old signature put to a new use.
  const revision = at >= 0 && pdf.entry(value.number, at) === entry ? at : null
  return { ok: true, value: { dict, contents, left, right, end, revision } }
}

/** Written one way only: nothing in the one place that is not signed may change unseen. */
const isHex = (text: string) => /^<([0-9a-f]{2})+>$/.test(text) || /^<([0-9A-F]{2})+>$/.test(text)

const numbers = (value: Value | undefined): readonly number[] =>
  isArray(value) && value.every((item) => Number.isSafeInteger(item) && (item as number) >= 0)
    ? (value as readonly number[])
    : []

/** What the first signature lets others do: 1 nothing, 2 or 3 sign; null when it says nothing (ISO 32000-2 §12.8.2.2). */
export function permission(pdf: Pdf, signature: Dict): number | null {
  const references = pdf.resolve(signature.get('Reference'), pdf.last)
  if (!isArray(references)) return null
  for (const reference of references) {
    const dict = pdf.resolve(reference, pdf.last)
    if (!isDict(dict) || !isName(dict.get('TransformMethod'), 'DocMDP')) continue
    const parameters = pdf.resolve(dict.get('TransformParams'), pdf.last)
    const level = isDict(parameters) ? (parameters.get('P') ?? 2) : 2
    return typeof level === 'number' ? level : 1
  }
  return null
}
