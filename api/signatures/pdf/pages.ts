import { PdfFault } from './fault.ts'
import type { Pdf } from './pdf.ts'
import { type Dict, isArray, isDict, isName, Ref, type Value } from './values.ts'

/** A page as it is looked at: its object, what it shows of its plane, and how far it is turned clockwise. */
export type PdfPage = {
  readonly ref: Ref
  readonly dict: Dict
  /** Left, bottom, right, top, in points. */
  readonly box: readonly [number, number, number, number]
  readonly rotate: 0 | 90 | 180 | 270
}

const DEEPEST = 32
type Inherited = {
  readonly MediaBox?: Value | undefined
  readonly CropBox?: Value | undefined
  readonly Rotate?: Value | undefined
}

/** Every page of a file in its order, with what it inherits (ISO 32000-2 §7.7.3). @throws PdfFault */
export function pagesOf(pdf: Pdf, most: number): PdfPage[] {
  const found: PdfPage[] = []
  const seen = new Set<number>()
  const walk = (value: Value | undefined, inherited: Inherited, depth: number): void => {
    if (!(value instanceof Ref) || seen.has(value.number)) throw new PdfFault('MALFORMED')
    if (depth > DEEPEST) throw new PdfFault('TOO_COMPLEX')
    seen.add(value.number)
    const dict = pdf.resolve(value, pdf.last)
    if (!isDict(dict)) throw new PdfFault('MALFORMED')
    const own = {
      MediaBox: dict.get('MediaBox') ?? inherited.MediaBox,
      CropBox: dict.get('CropBox') ?? inherited.CropBox,
      Rotate: dict.get('Rotate') ?? inherited.Rotate,
    }
    if (isName(dict.get('Type'), 'Page')) {
      if (found.length >= most) throw new PdfFault('TOO_COMPLEX')
      found.push({ ref: value, dict, box: boxOf(pdf, own), rotate: turnOf(pdf, own.Rotate) })
      return
    }
    const kids = pdf.resolve(dict.get('Kids'), pdf.last)
    if (!isArray(kids)) throw new PdfFault('MALFORMED')
    for (const kid of kids) walk(kid, own, depth + 1)
  }
  walk(pdf.catalog(pdf.last).get('Pages'), {}, 0)
  return found
}

function boxOf(pdf: Pdf, { MediaBox, CropBox }: Inherited): PdfPage['box'] {
  const box = pdf.resolve(CropBox ?? MediaBox, pdf.last)
  const [x0, y0, x1, y1, ...more] = isArray(box) ? box.map((side) => pdf.resolve(side, pdf.last)) : []
  if (
    typeof x0 !== 'number' ||
    typeof y0 !== 'number' ||
    typeof x1 !== 'number' ||
    typeof y1 !== 'number' ||
    more.length > 0
  )
    throw new PdfFault('MALFORMED')
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]
}

function turnOf(pdf: Pdf, rotate: Value | undefined): PdfPage['rotate'] {
  const value = pdf.resolve(rotate, pdf.last) ?? 0
  if (typeof value !== 'number') throw new PdfFault('MALFORMED')
  const turned = ((value % 360) + 360) % 360
  if (turned !== 0 && turned !== 90 && turned !== 180 && turned !== 270) throw new PdfFault('MALFORMED')
  return turned
}
