import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import type { Hatch } from '../../../../api/contract/mapMarks.ts'
import { hatchPattern } from '../../hatching.ts'

/** How a territory is filled: few of them, shared by all that look alike. */
export type Look = {
  readonly fill: string
  readonly hatch?: { readonly marks: Hatch; readonly colour: string }
  readonly stroke?: string
}

export type Looks = ReadonlyMap<string, Look>

/** Outlines of neighbours are simplified apart: a line of the fill's own colour closes the gaps between them. */
const SEAM_PX = 0.7

function stylesOf({ fill, hatch, stroke = fill }: Look, pixelRatio: number): Style[] {
  const base = new Style({ fill: new Fill({ color: fill }), stroke: new Stroke({ color: stroke, width: SEAM_PX }) })
  const pattern = hatch && hatchPattern(hatch.marks, hatch.colour, pixelRatio)
  return pattern ? [base, new Style({ fill: new Fill({ color: pattern }) })] : [base]
}

/** Styles of looks, each made once a pixel ratio: a pattern drawn for the screen would be coarse on paper. */
export function styleBook(): (look: Look, pixelRatio: number) => Style[] {
  const made = new Map<number, WeakMap<Look, Style[]>>()
  return (look, pixelRatio) => {
    const book = made.get(pixelRatio) ?? new WeakMap<Look, Style[]>()
    made.set(pixelRatio, book)
    const known = book.get(look)
    if (known) return known
    const styles = stylesOf(look, pixelRatio)
    book.set(look, styles)
    return styles
  }
}
