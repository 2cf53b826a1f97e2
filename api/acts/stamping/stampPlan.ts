import { createHash } from 'node:crypto'
import { type StampPlace, type StampRefusal, USUAL_PLACE } from '../../contract/actPlans.ts'
import { reading } from '../../signatures/pdf/fault.ts'
import { permission, signatureFields, standingSignature } from '../../signatures/pdf/fields.ts'
import { type PdfPage, pagesOf } from '../../signatures/pdf/pages.ts'
import { type Pdf, readPdf } from '../../signatures/pdf/pdf.ts'
import { Update } from '../../signatures/pdf/update.ts'
import { type Dict, isArray, Name, Ref, Text, type Value } from '../../signatures/pdf/values.ts'

/** What is written on each sheet. */
export type Stamp = {
  /** 12/2026 */
  readonly reference: string
  /** 24/11/2026 */
  readonly day: string
  readonly commune: string
}

export type Stamped =
  | { readonly ok: true; readonly value: { readonly bytes: Buffer; readonly pages: number } }
  | { readonly ok: false; readonly error: StampRefusal }

const MOST_SHEETS = 1_000
const WIDTH = 150
const HEIGHT = 52
const MARGIN = 8
/** Print, locked, contents locked, read-only (ISO 32000-2 table 167). */
const FLAGS = 4 + 64 + 128 + 512
/** DocMDP: annotations may be added. */
const OPEN_TO_ANNOTATIONS = 3

/**
 * A plan with « NE VARIETUR » on each of its sheets, as one more revision: the bytes that were deposited stay the beginning of
 * the file. Each sheet bears the number and the day of the act, its place among the sheets, and the fingerprint of the file
 * that was deposited with it.
 */
export function stampPlan(bytes: Buffer, stamp: Stamp, places: ReadonlyMap<number, StampPlace>): Stamped {
  const pdf = readPdf(bytes)
  if (!pdf.ok) return pdf
  const closed = reading(() => refusesAnnotations(pdf.value))
  if (!closed.ok) return closed
  if (closed.value) return { ok: false, error: 'SIGNED' }
  return reading(() => stamped(pdf.value, stamp, places))
}

/** A signature that does not say otherwise lets nothing be drawn after it. */
function refusesAnnotations(pdf: Pdf): boolean {
  const signed = signatureFields(pdf, pdf.last).filter(({ value }) => value !== undefined && value !== null)
  const [first] = signed
  if (!first) return false
  const standing = standingSignature(pdf, first)
  return !standing.ok || permission(pdf, standing.value.dict) !== OPEN_TO_ANNOTATIONS
}

function stamped(pdf: Pdf, stamp: Stamp, places: ReadonlyMap<number, StampPlace>) {
  const update = new Update(pdf)
  const pages = pagesOf(pdf, MOST_SHEETS)
  const print = createHash('sha256').update(pdf.bytes).digest('hex')
  const font = update.reserve()
  update.set(
    font,
    dict({
      Type: new Name('Font'),
      Subtype: new Name('Type1'),
      BaseFont: new Name('Helvetica-Bold'),
      Encoding: new Name('WinAnsiEncoding'),
    }),
  )
  for (const [index, page] of pages.entries()) {
    const lines = linesOf(stamp, { print, sheet: index + 1, of: pages.length })
    const form = update.reserve()
    update.setWritten(form, formText(page, lines, font))
    const annotation = update.reserve()
    const place = places.get(index + 1) ?? USUAL_PLACE
    update.set(annotation, annotationOf(page, { place, form, lines }))
    addTo(update, pdf, page, annotation)
  }
  return { bytes: update.bytes(), pages: pages.length }
}

const SHORT = 16

const linesOf = ({ reference, day, commune }: Stamp, sheet: { print: string; sheet: number; of: number }): string[] => [
  'NE VARIETUR',
  `${commune} - acte n° ${reference} du ${day}`,
  `Feuille ${sheet.sheet} sur ${sheet.of}`,
  `SHA-256 ${sheet.print.slice(0, SHORT)}`,
]

/** The drawing of the stamp, upright however the sheet is turned. */
function formText({ rotate }: PdfPage, [title = '', ...lines]: readonly string[], { number }: Ref): string {
  const text = [
    'q 0.702 0.149 0.118 RG 1.2 w',
    `0.6 0.6 ${WIDTH - 1.2} ${HEIGHT - 1.2} re S Q`,
    'BT 0.702 0.149 0.118 rg /F 12 Tf 6 36 Td',
    `${literal(title)} Tj /F 6.2 Tf 0 -11 Td ${literal(lines[0] ?? '')} Tj`,
    ...lines.slice(1).map((line) => `0 -9 Td ${literal(line)} Tj`),
    'ET',
  ].join('\n')
  const [cos, sin] = TURNS[rotate]
  return [
    `<</Type /XObject /Subtype /Form /BBox [0 0 ${WIDTH} ${HEIGHT}] /Matrix [${cos} ${sin} ${-sin} ${cos} 0 0]`,
    `/Resources <</Font <</F ${number} 0 R>>>> /Length ${Buffer.byteLength(text, 'latin1')}>>`,
    `stream\n${text}\nendstream`,
  ].join('\n')
}

/** Against the clockwise turn of the page. */
const TURNS: Readonly<Record<PdfPage['rotate'], readonly [cos: number, sin: number]>> = {
  0: [1, 0],
  90: [0, 1],
  180: [-1, 0],
  270: [0, -1],
}

/** Latin-1: what a standard font has. Another letter is written as a question mark, never dropped. */
const literal = (text: string): string =>
  `(${[...text.normalize('NFC').replaceAll('’', "'").replaceAll('œ', 'oe')]
    .map((sign) => (sign.charCodeAt(0) > 255 ? '?' : sign))
    .join('')
    .replaceAll(/[\\()]/g, (sign) => `\\${sign}`)})`

type Drawn = { readonly place: StampPlace; readonly form: Ref; readonly lines: readonly string[] }

function annotationOf(page: PdfPage, { place, form, lines }: Drawn): Dict {
  return dict({
    Type: new Name('Annot'),
    Subtype: new Name('Stamp'),
    Rect: [...rectOf(page, place)],
    F: FLAGS,
    P: page.ref,
    Contents: new Text(Buffer.from(lines.join('\n'), 'latin1')),
    AP: dict({ N: form }),
  })
}

/** Where the stamp lies in the page's own plane: wholly on the sheet, whatever was asked. */
function rectOf({ box: [left, bottom, right, top], rotate }: PdfPage, { x, y }: StampPlace): readonly number[] {
  const lies = rotate === 90 || rotate === 270
  const [width, height] = lies ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT]
  // From the left and the top of the sheet as it is looked at, to the plane it is drawn in.
  const [u, v] = ACROSS[rotate](x, y)
  const centre = (from: number, to: number, share: number, size: number) => {
    const [least, most] = [from + size / 2 + MARGIN, to - size / 2 - MARGIN]
    return most < least ? (from + to) / 2 : Math.min(Math.max(from + share * (to - from), least), most)
  }
  const [cx, cy] = [centre(left, right, u, width), centre(bottom, top, v, height)]
  return [cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2]
}

const ACROSS: Readonly<Record<PdfPage['rotate'], (x: number, y: number) => readonly [number, number]>> = {
  0: (x, y) => [x, 1 - y],
  90: (x, y) => [y, x],
  180: (x, y) => [1 - x, y],
  270: (x, y) => [1 - y, 1 - x],
}

function addTo(update: Update, pdf: Pdf, { ref, dict: page }: PdfPage, annotation: Ref): void {
  const held = page.get('Annots')
  const list = pdf.resolve(held, pdf.last) ?? []
  const renewed: readonly Value[] = [...(isArray(list) ? list : []), annotation]
  if (held instanceof Ref) update.set(held, renewed)
  else update.set(ref, new Map([...page, ['Annots', renewed]]))
}

const dict = (entries: Readonly<Record<string, Value>>): Dict => new Map(Object.entries(entries))
