import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { hatchPattern } from '../../hatching.ts'
import { PALETTE } from '../../palette.ts'
import { mapText } from '../mapText.ts'
import { HEAT_LOOKS, stepOf } from './heatLooks.ts'

/** A hexagon narrower than this bears no figure: its table does. */
const NAMED_PX = 30

function stylesOf(kind: 'late' | 'soon', step: number, pixelRatio: number): readonly Style[] {
  const { shades, hatch } = HEAT_LOOKS[kind]
  const stroke = new Stroke({ color: PALETTE.paper, width: 1.5 })
  const styles = [new Style({ fill: new Fill({ color: shades[step] ?? PALETTE.muted }), stroke })]
  if (hatch) {
    const colour = step > 2 ? PALETTE.paper : PALETTE.ink
    styles.push(new Style({ fill: new Fill({ color: hatchPattern(hatch, colour, pixelRatio) }) }))
  }
  return styles
}

/** The fills of each step, made once a pixel ratio, which printing changes. */
function fillsByRatio() {
  const made = new Map<string, readonly Style[]>()
  return (kind: 'late' | 'soon', step: number, pixelRatio: number): readonly Style[] => {
    const key = `${kind} ${step} ${pixelRatio}`
    const styles = made.get(key) ?? stylesOf(kind, step, pixelRatio)
    made.set(key, styles)
    return styles
  }
}

/** The larger of two that lie over one another is drawn first, and the figure of each over all of them. */
export function heatStyle(pixelRatio: () => number): StyleFunction {
  const fills = fillsByRatio()
  return (feature, resolution) => {
    const kind = feature.get('what') === 'soon' ? 'soon' : 'late'
    const dossiers = Number(feature.get('dossiers'))
    const [west = 0, , east = 0] = feature.getGeometry()?.getExtent() ?? []
    const styles = fills(kind, stepOf(dossiers), pixelRatio())
    for (const style of styles) style.setZIndex(-Number(feature.get('edgeM')))
    if ((east - west) / resolution < NAMED_PX) return [...styles]
    const text = mapText({ size: 13, weight: 600, overflow: true })
    text.setText(String(dossiers))
    return [...styles, new Style({ text, zIndex: 1 })]
  }
}

/** The hexagon that is open: as a subject parcel is. */
export const openedStyles = (): Style[] => [
  new Style({ stroke: new Stroke({ color: PALETTE.paper, width: 6 }), zIndex: 2 }),
  new Style({ stroke: new Stroke({ color: PALETTE.ink, width: 2.5 }), zIndex: 3 }),
]
