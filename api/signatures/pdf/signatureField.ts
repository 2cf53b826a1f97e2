import { PdfFault } from './fault.ts'
import { signatureFields } from './fields.ts'
import type { Pdf } from './pdf.ts'
import type { Update } from './update.ts'
import { type Dict, isArray, isDict, isName, Name, Ref, Text, type Value } from './values.ts'

const PRINT_AND_LOCKED = 132
/** SignaturesExist and AppendOnly (ISO 32000-2 table 225). */
const SIGNED_AND_APPEND_ONLY = 3
const DEEPEST = 32

type Target = { readonly update: Update; readonly pdf: Pdf }

/** Adds a signed field that shows nowhere, to the form and to the first page. `permits` is what it certifies, if it does. */
export function addSignatureField(target: Target, signature: Ref, certifies: boolean): void {
  const { update, pdf } = target
  const field = update.reserve()
  const page = firstPage(pdf)
  update.set(
    field,
    new Map<string, Value>([
      ['Type', new Name('Annot')],
      ['Subtype', new Name('Widget')],
      ['FT', new Name('Sig')],
      ['T', new Text(Buffer.from(freeName(pdf)))],
      ['F', PRINT_AND_LOCKED],
      ['Rect', [0, 0, 0, 0]],
      ['P', page],
      ['V', signature],
    ]),
  )
  addToPage(target, page, field)
  addToForm(target, field, certifies ? signature : null)
}

function firstPage(pdf: Pdf): Ref {
  let at: Value | undefined = pdf.catalog(pdf.last).get('Pages')
  for (let depth = 0; depth < DEEPEST && at instanceof Ref; depth++) {
    const node = pdf.dict(at, pdf.last)
    if (isName(node.get('Type'), 'Page')) return at
    const kids = pdf.resolve(node.get('Kids'), pdf.last)
    at = isArray(kids) ? kids[0] : undefined
  }
  throw new PdfFault('MALFORMED')
}

function freeName(pdf: Pdf): string {
  const taken = signatureFields(pdf, pdf.last).map(({ dict }) => dict.get('T'))
  const names = new Set(taken.map((name) => (name instanceof Text ? name.bytes.toString('latin1') : '')))
  let number = names.size + 1
  while (names.has(`Signature${number}`)) number++
  return `Signature${number}`
}

function addToPage({ update, pdf }: Target, page: Ref, field: Ref): void {
  const dict = pdf.dict(page, pdf.last)
  const list = appended({ update, pdf }, dict.get('Annots'), field)
  if (list) update.set(page, having(dict, { Annots: list }))
}

function addToForm({ update, pdf }: Target, field: Ref, certifying: Ref | null): void {
  const root = pdf.trailer(pdf.last).get('Root')
  if (!(root instanceof Ref)) throw new PdfFault('MALFORMED')
  const catalog = pdf.catalog(pdf.last)
  const held = catalog.get('AcroForm')
  const form = pdf.resolve(held, pdf.last)
  const old: Dict = isDict(form) ? form : new Map()
  const fields = appended({ update, pdf }, old.get('Fields'), field)
  const renewed = having(old, { ...(fields ? { Fields: fields } : {}), SigFlags: SIGNED_AND_APPEND_ONLY })
  if (held instanceof Ref) update.set(held, renewed)
  const perms: Record<string, Value> = certifying ? { Perms: new Map([['DocMDP', certifying]]) } : {}
  const changed = having(catalog, { ...(held instanceof Ref ? {} : { AcroForm: renewed }), ...perms })
  if (changed.size > catalog.size || !(held instanceof Ref)) update.set(root, changed)
}

/** A list with one more at its end; null when it is an object of its own, and was replaced as one. */
function appended({ update, pdf }: Target, list: Value | undefined, item: Ref): readonly Value[] | null {
  const old = pdf.resolve(list, pdf.last) ?? []
  if (!isArray(old)) throw new PdfFault('MALFORMED')
  if (!(list instanceof Ref)) return [...old, item]
  update.set(list, [...old, item])
  return null
}

const having = (dict: Dict, more: Readonly<Record<string, Value>>): Dict => new Map([...dict, ...Object.entries(more)])
