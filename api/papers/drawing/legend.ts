import {
  SERVITUDE_EFFECTS,
  type ServitudeEffect,
  ZONE_FAMILIES,
  type ZoneFamily,
} from '../../../spatial/conformity/types.ts'
import { EFFECT_COLOURS, ZONE_FILLS } from '../../contract/mapMarks.ts'
import { hatchOf } from './drawSheet.ts'
import type { SheetGround } from './readGround.ts'
import { element, INK, MUTED, PAPER, svg } from './svg.ts'

export type LegendKey = `family.${ZoneFamily}` | `effect.${ServitudeEffect}` | 'street' | 'parcel' | 'subject'
/** A mark of the map and what it is called by; its drawing says nothing by itself. */
export type LegendMark = { readonly key: LegendKey; readonly svg: string }

/** Millimetres: as large as the marks are on the map. */
const SIZE = { width: 8, height: 5 }
const BOX = { x: 0.2, y: 0.2, width: SIZE.width - 0.4, height: SIZE.height - 0.4 }

const area = (fill: string, stroke: string, width = 0.2) =>
  svg(SIZE, element('rect', { ...BOX, fill, stroke, 'stroke-width': width }))

const hatched = (effect: ServitudeEffect) =>
  svg(
    SIZE,
    element('defs', {}, hatchOf(effect)) +
      element('rect', { ...BOX, fill: `url(#hatch-${effect})`, stroke: EFFECT_COLOURS[effect], 'stroke-width': 0.3 }),
  )

/** The marks that are on a sheet, and no other. */
export function legendMarks(ground: SheetGround, hasSubject: boolean): readonly LegendMark[] {
  const families = ZONE_FAMILIES.filter((family) => ground.zones.some((zone) => zone.family === family))
  const effects = SERVITUDE_EFFECTS.filter((effect) =>
    ground.servitudes.some((servitude) => servitude.effect === effect),
  )
  return [
    ...(hasSubject ? [{ key: 'subject' as const, svg: area(PAPER, INK, 0.6) }] : []),
    ...families.map((family) => ({ key: `family.${family}` as const, svg: area(ZONE_FILLS[family], '#8b968f') })),
    ...effects.map((effect) => ({ key: `effect.${effect}` as const, svg: hatched(effect) })),
    ...(ground.streets.length > 0 ? [{ key: 'street' as const, svg: area('#fbfbf8', MUTED, 0.15) }] : []),
    ...(ground.parcels === '' ? [] : [{ key: 'parcel' as const, svg: area(PAPER, MUTED, 0.12) }]),
  ]
}
