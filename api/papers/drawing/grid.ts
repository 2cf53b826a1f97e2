import type { Position } from '../../../spatial/geometry/types.ts'
import { groundBox, onSheet, type SheetFrame } from './frame.ts'
import { lettering } from './lettering.ts'
import type { Room } from './room.ts'
import { element, INK } from './svg.ts'

/** Between two crosses, on paper. */
const SPACING_MM = 50
const ARM_MM = 2
const FIGURE_MM = 2

/** Metres between two crosses: five centimetres of paper. */
export const gridStep = ({ denominator }: Pick<SheetFrame, 'denominator'>): number => (SPACING_MM * denominator) / 1000

/** Round coordinates in a stretch of the plane. */
export const roundWithin = (from: number, to: number, step: number): readonly number[] => {
  const first = Math.ceil(from / step)
  const count = Math.max(0, Math.floor(to / step) - first + 1)
  return Array.from({ length: count }, (_, nth) => (first + nth) * step)
}

/** Crosses at round Lambert coordinates, and at the edge which they are: X along the foot, Y along the left side. */
export function drawGrid(frame: SheetFrame, room: Room): string {
  const [minX, minY, maxX, maxY] = groundBox(frame)
  const step = gridStep(frame)
  const place = onSheet(frame)
  const xs = roundWithin(minX, maxX, step)
  const ys = roundWithin(minY, maxY, step)
  const crosses = xs.flatMap((x) => ys.map((y) => cross(place([x, y]))))
  const ticks = [...xs.map((x) => tick(place([x, minY]), 'foot')), ...ys.map((y) => tick(place([minX, y]), 'side'))]
  const d = [...crosses, ...ticks].join('')
  return element('path', { d, stroke: INK, 'stroke-width': 0.15, fill: 'none' }) + figures({ xs, ys }, { frame, room })
}

const cross = ([x, y]: Position) => {
  const [left, top] = [x - ARM_MM, y - ARM_MM].map((at) => at.toFixed(3))
  return `M${left} ${y.toFixed(3)}h${2 * ARM_MM}M${x.toFixed(3)} ${top}v${2 * ARM_MM}`
}

const tick = ([x, y]: Position, edge: 'foot' | 'side') =>
  edge === 'foot' ? `M${x.toFixed(3)} ${y.toFixed(3)}v${-ARM_MM}` : `M${x.toFixed(3)} ${y.toFixed(3)}h${ARM_MM}`

type Rounds = { readonly xs: readonly number[]; readonly ys: readonly number[] }

/** So near a corner a figure would run out of the sheet, or into another. */
const CORNER_MM = 12

type Drawing = { readonly frame: SheetFrame; readonly room: Room }

function figures({ xs, ys }: Rounds, { frame, room }: Drawing): string {
  const [minX, minY] = groundBox(frame)
  const place = onSheet(frame)
  const size = { size: FIGURE_MM }
  const along = xs.flatMap((x) => {
    const [at, foot] = place([x, minY])
    const words = `X ${x}`
    const stand: Position = [at, foot - ARM_MM - 0.8]
    const fits = at > CORNER_MM && at < frame.widthMm - CORNER_MM && room.take({ words, at: stand, size: FIGURE_MM })
    return fits ? [lettering(words, stand, size)] : []
  })
  const up = ys.flatMap((y) => {
    const [side, at] = place([minX, y])
    const fits = at > CORNER_MM && at < frame.heightMm - CORNER_MM
    if (fits) room.keep([side, at - CORNER_MM / 2, side + ARM_MM + 3.2, at + CORNER_MM / 2])
    return fits ? [lettering(`Y ${y}`, [side + ARM_MM + 2.4, at], { ...size, turned: -90 })] : []
  })
  return [...along, ...up].join('')
}
