import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { PALETTE } from '../palette.ts'
import { words } from './label.ts'
import { mapText, resolutionAt } from './mapText.ts'

/** The zoom in the address is kept to a hundredth. */
const NUMBERS_FROM = resolutionAt(17.99)

const FINE_FROM = resolutionAt(17)

type Line = { readonly colour: string; readonly width: number; readonly lineDash?: number[] }

const look = ({ colour, width, lineDash }: Line) =>
  new Style({
    stroke: new Stroke({ color: colour, width, ...(lineDash ? { lineDash } : {}) }),
    fill: new Fill({ color: 'rgba(255, 255, 255, 0.01)' }), // so that a press inside finds the parcel
    text: mapText({ size: 11 }),
  })

const pair = (line: Line) => ({ titled: look(line), untitled: look({ ...line, lineDash: [3, 2] }) })

/** A hairline, dashed when no title was issued yet, paler where lots crowd; the number from zoom 18. */
export function parcelStyle(): StyleFunction {
  const near = pair({ colour: PALETTE.muted, width: 0.7 })
  const far = pair({ colour: PALETTE.lineStrong, width: 0.5 })
  return (feature, resolution) => {
    const { titled, untitled } = resolution <= FINE_FROM ? near : far
    const style = feature.get('titleKind') === 'title' ? titled : untitled
    style.getText()?.setText(resolution <= NUMBERS_FROM ? words(feature.get('number')) : '')
    return style
  }
}
