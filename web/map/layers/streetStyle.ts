import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { PALETTE } from '../palette.ts'
import { words } from './label.ts'
import { mapText, resolutionAt } from './mapText.ts'

const NAMES_FROM = resolutionAt(16)

/** The axis as a thin line, its name along it. */
export function streetStyle(): StyleFunction {
  const text = mapText({ size: 11, colour: PALETTE.muted })
  text.setPlacement('line')
  const style = new Style({ stroke: new Stroke({ color: PALETTE.lineStrong, width: 1 }), text })
  return (feature, resolution) => {
    text.setText(resolution <= NAMES_FROM ? words(feature.get('name')) : '')
    return style
  }
}
