import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { ZONE_FILLS } from '../../../api/contract/mapMarks.ts'
import { ZONE_FAMILIES, type ZoneFamily } from '../../../spatial/conformity/types.ts'
import { PALETTE } from '../palette.ts'
import { words } from './label.ts'
import { mapText, resolutionAt } from './mapText.ts'

const CODES_FROM = resolutionAt(14)

const isFamily = (value: unknown): value is ZoneFamily => ZONE_FAMILIES.some((family) => family === value)

const look = (family: ZoneFamily): Style =>
  new Style({
    fill: new Fill({ color: ZONE_FILLS[family] }),
    stroke: new Stroke({ color: PALETTE.lineStrong, width: 0.8 }),
    text: mapText({ size: 12, weight: 600, colour: PALETTE.muted }),
  })

/** A pale fill by family, the zone's code written on it. */
export function zoneStyle(): StyleFunction {
  const looks = new Map(ZONE_FAMILIES.map((family) => [family, look(family)]))
  return (feature, resolution) => {
    const family = feature.get('family')
    const style = looks.get(isFamily(family) ? family : 'other')
    style?.getText()?.setText(resolution <= CODES_FROM ? words(feature.get('code')) : '')
    return style
  }
}
