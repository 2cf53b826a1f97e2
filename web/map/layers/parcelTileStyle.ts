import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { PALETTE } from '../palette.ts'
import { words } from './label.ts'
import { mapText, resolutionAt } from './mapText.ts'

const NUMBERS_FROM = resolutionAt(18)

const look = (lineDash?: number[]) =>
  new Style({
    stroke: new Stroke({ color: PALETTE.muted, width: 0.7, ...(lineDash ? { lineDash } : {}) }),
    fill: new Fill({ color: 'rgba(255, 255, 255, 0.01)' }), // so that a press inside finds the parcel
    text: mapText({ size: 11 }),
  })

/** A hairline, dashed when no title was issued yet; the number from zoom 18. */
export function parcelStyle(): StyleFunction {
  const [titled, untitled] = [look(), look([3, 2])]
  return (feature, resolution) => {
    const style = feature.get('titleKind') === 'title' ? titled : untitled
    style.getText()?.setText(resolution <= NUMBERS_FROM * 1.001 ? words(feature.get('number')) : '')
    return style
  }
}
