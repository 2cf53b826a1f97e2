import {
  SERVITUDE_EFFECTS,
  type ServitudeEffect,
  ZONE_FAMILIES,
  type ZoneFamily,
} from '../../../spatial/conformity/types.ts'
import { EFFECT_COLOURS, ZONE_FILLS } from '../../contract/mapMarks.ts'
import { binds, hatchOf, studiedMark } from './drawSheet.ts'
import type { DrawnZone, SheetGround } from './readGround.ts'
import { element, INK, MUTED, PAPER, svg } from './svg.ts'

export type LegendKey =
  | `family.${ZoneFamily}`
  | `effect.${ServitudeEffect}`
  | 'street'
  | 'parcel'
  | 'subject'
  | 'studied'
/** A mark of the map and what it is called by, with the codes of zones it stands for; its drawing says nothing by itself. */
export type LegendMark = { readonly key: LegendKey; readonly svg: string; readonly codes?: string }

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

/** More than these would make a list of what the map says itself. */
const MOST_CODES = 10

function codesOf(zones: readonly DrawnZone[]): string {
  const codes = [...new Set(zones.map(({ code }) => code))].sort()
  return `${codes.slice(0, MOST_CODES).join(', ')}${codes.length > MOST_CODES ? '…' : ''}`
}

/** The marks that are on a sheet, and no other. */
export function legendMarks(ground: SheetGround, hasSubject: boolean): readonly LegendMark[] {
  const [governing, studied] = [ground.zones.filter(binds), ground.zones.filter((zone) => !binds(zone))]
  const families = ZONE_FAMILIES.flatMap((family) => {
    const zones = governing.filter((zone) => zone.family === family)
    return zones.length > 0 ? [{ family, codes: codesOf(zones) }] : []
  })
  const effects = SERVITUDE_EFFECTS.filter((effect) =>
    ground.servitudes.some((servitude) => servitude.effect === effect),
  )
  return [
    ...(hasSubject ? [{ key: 'subject' as const, svg: area(PAPER, INK, 0.6) }] : []),
    ...families.map(({ family, codes }) => ({
      key: `family.${family}` as const,
      svg: area(ZONE_FILLS[family], '#8b968f'),
      codes,
    })),
    ...(studied.length > 0
      ? [{ key: 'studied' as const, svg: svg(SIZE, studiedMark(BOX)), codes: codesOf(studied) }]
      : []),
    ...effects.map((effect) => ({ key: `effect.${effect}` as const, svg: hatched(effect) })),
    ...(ground.streets.length > 0 ? [{ key: 'street' as const, svg: area('#fbfbf8', MUTED, 0.15) }] : []),
    ...(ground.parcels === '' ? [] : [{ key: 'parcel' as const, svg: area(PAPER, MUTED, 0.12) }]),
  ]
}
