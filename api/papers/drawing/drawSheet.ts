import type { LegalMultiPolygon, Position } from '../../../spatial/geometry/types.ts'
import { EFFECT_COLOURS, EFFECT_HATCHES, HATCH_PX, HATCHES, ZONE_FILLS } from '../../contract/mapMarks.ts'
import { onSheet, type SheetFrame } from './frame.ts'
import { drawNorth, drawScaleBar, furnitureBoxes } from './furniture.ts'
import { drawGrid } from './grid.ts'
import { lettering } from './lettering.ts'
import type { DrawnServitude, DrawnStreet, DrawnZone, SheetGround } from './readGround.ts'
import { Room } from './room.ts'
import { element, INK, MUTED, PAPER, svg } from './svg.ts'

export type Sheet = {
  readonly frame: SheetFrame
  readonly ground: SheetGround
  /** The land in question, in the legal plane; its corners are numbered B1…Bn. */
  readonly subject?: LegalMultiPolygon | null
  /** Where the land is only shown among others, its corners are left out. */
  readonly withCorners?: boolean
}

/** Between two lines of zones. */
const ZONE_EDGE = '#8b968f'
const STREET_FILL = '#fbfbf8'
/** Of a zone that is only studied: its ground keeps the colour of what governs it. */
const STUDIED = { fill: 'none', stroke: MUTED, 'stroke-width': 0.35, 'stroke-dasharray': '2 1.2' } as const
/** Five millimetres of paper to a case of hatching: the zone under it is still read. */
const HATCH_MM = 5
const HATCH_SCALE = HATCH_MM / HATCH_PX

/**
 * The map of a sheet as vectors, in millimetres: drawn as wide and as high as its frame says, it is at the scale it says.
 * Zones by family with their codes, streets, the cadastre, servitudes hatched by effect, the land in question, crosses at
 * round Lambert coordinates, a bar, north.
 */
export function drawSheet({ frame, ground, subject = null, withCorners = true }: Sheet): string {
  const { widthMm: width, heightMm: height } = frame
  const room = new Room(frame)
  for (const box of furnitureBoxes(frame)) room.keep(box)
  const [governing, studied] = [ground.zones.filter(binds), ground.zones.filter((zone) => !binds(zone))]
  const inside = [
    element('rect', { x: 0, y: 0, width, height, fill: PAPER }),
    ...governing.map(drawZone),
    ...ground.streets.map(drawStreet),
    ...studied.map(({ path }) => element('path', { d: path, ...STUDIED })),
    element('path', { d: ground.parcels, fill: 'none', stroke: MUTED, 'stroke-width': 0.12 }),
    ...ground.servitudes.map(drawServitude),
    drawGrid(frame, room),
    subject ? drawSubject(subject, { place: onSheet(frame), room, withCorners }) : '',
    ...ground.zones.map((zone) => zoneCode(zone, room)),
    ...ground.streets.map((street) => streetName(street, room)),
    drawNorth(frame),
    drawScaleBar(frame),
  ].join('')
  const clip = element('clipPath', { id: 'sheet' }, element('rect', { x: 0, y: 0, width, height }))
  const border = { x: 0.15, y: 0.15, width: width - 0.3, height: height - 0.3, fill: 'none', stroke: INK }
  const hatches = [...new Set(ground.servitudes.map(({ effect }) => effect))].map(hatchOf)
  return svg(
    { width, height },
    element('defs', {}, clip + hatches.join('')) +
      element('g', { 'clip-path': 'url(#sheet)' }, inside) +
      element('rect', { ...border, 'stroke-width': 0.3 }),
  )
}

/** Sheets kept before it was told do not say: their zones are drawn as they were, and what governs is not claimed of them. */
export const binds = ({ binding }: DrawnZone): boolean => binding !== false

/** The edge of a zone that is only studied, as on the map. */
export const studiedMark = (box: Readonly<Record<string, number>>) => element('rect', { ...box, ...STUDIED })

const drawZone = ({ path, family }: DrawnZone) =>
  element('path', { d: path, fill: ZONE_FILLS[family], stroke: ZONE_EDGE, 'stroke-width': 0.2, 'fill-rule': 'evenodd' })

const drawStreet = ({ path }: DrawnStreet) =>
  element('path', { d: path, fill: STREET_FILL, stroke: MUTED, 'stroke-width': 0.15, 'fill-rule': 'evenodd' })

const drawServitude = ({ path, effect }: DrawnServitude) =>
  element('path', {
    ...{ d: path, fill: `url(#hatch-${effect})`, stroke: EFFECT_COLOURS[effect] },
    ...{ 'stroke-width': 0.3, 'fill-rule': 'evenodd' },
  })

/** The same marks as on the screen's map. */
export function hatchOf(effect: DrawnServitude['effect']): string {
  const { lines, dots } = HATCHES[EFFECT_HATCHES[effect]]
  const colour = EFFECT_COLOURS[effect]
  const d = lines.map(([[x1, y1], [x2, y2]]) => `M${x1} ${y1}L${x2} ${y2}`).join('')
  const strokes = d === '' ? '' : element('path', { d, stroke: colour, 'stroke-width': 0.55, fill: 'none' })
  const points = dots.map(([cx, cy]) => element('circle', { cx, cy, r: 1, fill: colour }))
  return element(
    'pattern',
    {
      ...{ id: `hatch-${effect}`, width: HATCH_PX, height: HATCH_PX, patternUnits: 'userSpaceOnUse' },
      patternTransform: `scale(${HATCH_SCALE})`,
    },
    strokes + points.join(''),
  )
}

/** A code stands in its zone when there is room for it. */
const CODE_ROOM_MM2 = 60
const CODE = { size: 2.6, weight: 600, fill: MUTED } as const
const NAME = { size: 2, fill: MUTED } as const

function zoneCode({ code, sector, label, areaMm2 }: DrawnZone, room: Room): string {
  const words = sector ? `${code} ${sector}` : code
  if (areaMm2 < CODE_ROOM_MM2 || !room.take({ words, at: label, size: CODE.size })) return ''
  return lettering(words, label, CODE)
}

const streetName = ({ name, label }: DrawnStreet, room: Room): string =>
  name && room.take({ words: name, at: label, size: NAME.size }) ? lettering(name, label, NAME) : ''

type Place = (position: Position) => Position

type Standing = { readonly place: Place; readonly room: Room; readonly withCorners: boolean }

function drawSubject(subject: LegalMultiPolygon, { place, room, withCorners }: Standing): string {
  // A position of an outline is a pair, whatever GeoJSON's type allows.
  const rings = subject.coordinates.flatMap((polygon) =>
    polygon.map((ring) => ring.map(([x = 0, y = 0]) => place([x, y]))),
  )
  const d = rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('L')}Z`).join('')
  const outline = (stroke: string, width: number) =>
    element('path', { d, stroke, fill: 'none', 'stroke-width': width, 'stroke-linejoin': 'round' })
  const corners = rings.flatMap((ring) => ring.slice(0, -1))
  if (!withCorners || sizeOf(corners) < LEAST_WITH_BORNES_MM) return outline(PAPER, 1) + outline(INK, 0.4)
  const numbered = corners.length <= MOST_NUMBERED
  const names = corners.map((at, nth) => (numbered ? borneName(`B${nth + 1}`, at, room) : ''))
  return outline(PAPER, 1.4) + outline(INK, 0.6) + corners.map(drawBorne).join('') + names.join('')
}

/** Land smaller than this on paper would be hidden by its own bornes. */
const LEAST_WITH_BORNES_MM = 20

const sizeOf = (corners: readonly Position[]): number => {
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  return Math.max(span(corners.map(([x]) => x)), span(corners.map(([, y]) => y)))
}

/** Of land with more corners than this the numbers would hide the land. */
const MOST_NUMBERED = 40

const drawBorne = ([x, y]: Position): string =>
  element('circle', {
    ...{ cx: x.toFixed(3), cy: y.toFixed(3), r: 0.7 },
    ...{ fill: PAPER, stroke: INK, 'stroke-width': 0.25 },
  })

/** Above its borne, or under it where another stands above; where neither has room, none is written over another. */
function borneName(words: string, [x, y]: Position, room: Room): string {
  const at = ([y - 1.4, y + 3] as const).map((height) => [x, height] as const)
  const free = at.find((place) => room.take({ words, at: place, size: NAME.size }))
  return free ? lettering(words, free, { size: NAME.size }) : ''
}
