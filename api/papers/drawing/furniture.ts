import { figure } from '../../../spatial/conformity/figures.ts'
import type { SheetFrame } from './frame.ts'
import { lettering } from './lettering.ts'
import { element, INK, PAPER } from './svg.ts'

/** Five centimetres of paper, marked by the centimetre. */
const BAR_MM = 50
const BAR_HIGH_MM = 1.4
const EDGE_MM = 4

/** How many metres of ground the bar is long. */
export const barMetres = ({ denominator }: Pick<SheetFrame, 'denominator'>): number => (BAR_MM * denominator) / 1000

/** Where the bar and the north stand: nothing is written there. */
export const furnitureBoxes = ({ widthMm, heightMm }: SheetFrame) =>
  [
    [widthMm - BAR_MM - EDGE_MM - 8, heightMm - 13, widthMm, heightMm],
    [widthMm - 19, 0, widthMm, 22],
  ] as const

/** The scale as a bar that is shrunk with the paper, in the sheet's lower right corner. */
export function drawScaleBar(frame: SheetFrame): string {
  const left = frame.widthMm - EDGE_MM - BAR_MM - 4
  const top = frame.heightMm - EDGE_MM - BAR_HIGH_MM - 1
  const ground = { x: left - 3, y: top - 5.2, width: BAR_MM + 10, height: 9, fill: PAPER, 'fill-opacity': 0.85 }
  const cases = Array.from({ length: 5 }, (_, nth) =>
    element('rect', {
      ...{ x: left + nth * 10, y: top, width: 10, height: BAR_HIGH_MM },
      ...{ fill: nth % 2 === 0 ? INK : PAPER, stroke: INK, 'stroke-width': 0.15 },
    }),
  )
  const metres = barMetres(frame)
  const marks = [0, metres / 2, metres].map((value, nth) =>
    lettering(`${figure(value, 1)}${nth === 2 ? ' m' : ''}`, [left + (nth * BAR_MM) / 2, top - 1.2], { size: 2.2 }),
  )
  return element('rect', ground) + cases.join('') + marks.join('')
}

/** The plane's north: up, as sheets are never turned. In the upper right corner. */
export function drawNorth({ widthMm }: Pick<SheetFrame, 'widthMm'>): string {
  const x = widthMm - EDGE_MM - 5
  const shaft = `M${x} ${EDGE_MM + 1}l2.6 10l-2.6 -2l-2.6 2z`
  const half = `M${x} ${EDGE_MM + 1}l2.6 10l-2.6 -2z`
  const ground = { cx: x, cy: EDGE_MM + 7.5, r: 8.5, fill: PAPER, 'fill-opacity': 0.85 }
  return (
    element('circle', ground) +
    element('path', { d: shaft, fill: PAPER, stroke: INK, 'stroke-width': 0.25, 'stroke-linejoin': 'round' }) +
    element('path', { d: half, fill: INK }) +
    lettering('N', [x, EDGE_MM + 14.6], { size: 3.2, weight: 600 })
  )
}
