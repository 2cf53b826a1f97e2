import type { Position } from '../../../spatial/geometry/types.ts'
import { element } from '../../papers/drawing/svg.ts'
import type { PlanSheet } from './drawing.ts'
import { metresOf } from './frame.ts'

type Sheet = Pick<PlanSheet, 'scale' | 'widthMm' | 'heightMm' | 'west' | 'south'>

/** Where a place of the legal plane stands on the sheet: millimetres from its top left corner. */
export const onPaper = ({ scale, west, south, heightMm }: Sheet, [x, y]: Position): Position => [
  ((x - west) * 1000) / scale,
  heightMm - ((y - south) * 1000) / scale,
]

/** Ground between two lines of the grid: the roundest that is five centimetres of paper or a little less. */
export function gridStep(scale: number): number {
  const most = metresOf(50, scale)
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2.5, 1].find((times) => times * power <= most + 1e-9) ?? 1) * power
}

type Mark = { readonly mm: number; readonly value: number }

/** Where the grid meets the sheet, and which coordinate it stands for. */
export function gridOf(sheet: Sheet): { readonly xs: readonly Mark[]; readonly ys: readonly Mark[] } {
  const { scale, west, south, widthMm, heightMm } = sheet
  const step = gridStep(scale)
  const between = (from: number, mm: number) => {
    const first = Math.ceil(from / step)
    const last = Math.floor((from + metresOf(mm, scale)) / step)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step)
  }
  return {
    xs: between(west, widthMm).map((value) => ({ value, mm: onPaper(sheet, [value, south])[0] })),
    ys: between(south, heightMm).map((value) => ({ value, mm: onPaper(sheet, [west, value])[1] })),
  }
}

/** Crosses of the grid, and ticks on the frame. */
export function gridMarks(sheet: Sheet): string {
  const { xs, ys } = gridOf(sheet)
  const { widthMm: w, heightMm: h } = sheet
  const crosses = xs.flatMap(({ mm: x }) => ys.map(({ mm: y }) => `M${n(x - 1.5)} ${n(y)}h3M${n(x)} ${n(y - 1.5)}v3`))
  const ticks = [
    ...xs.map(({ mm }) => `M${n(mm)} 0v1.5M${n(mm)} ${h}v-1.5`),
    ...ys.map(({ mm }) => `M0 ${n(mm)}h1M${w} ${n(mm)}h-1.5`),
  ]
  return element('path', { d: [...crosses, ...ticks].join(''), stroke: '#56635c', 'stroke-width': 0.12, fill: 'none' })
}

const TENTHS = 5

/** The bar is one step of the grid long. */
export function barOf(sheet: Sheet) {
  const metres = gridStep(sheet.scale)
  return { x: 7, y: sheet.heightMm - 4.2, metres, lengthMm: (metres * 1000) / sheet.scale }
}

/** The scale bar, in five parts. */
export function scaleBar(sheet: Sheet): string {
  const { x, y, lengthMm } = barOf(sheet)
  const part = lengthMm / TENTHS
  const ground = element('rect', {
    x: x - 4,
    y: y - 3.8,
    width: lengthMm + 14,
    height: 6.6,
    fill: '#ffffff',
    'fill-opacity': 0.9,
  })
  const bars = Array.from({ length: TENTHS }, (_, index) =>
    element('rect', {
      ...{ x: n(x + index * part), y: n(y), width: n(part), height: 1.2, stroke: '#14211b', 'stroke-width': 0.15 },
      fill: index % 2 === 0 ? '#14211b' : '#ffffff',
    }),
  )
  return ground + bars.join('')
}

/** North of the grid, which is straight up. */
export function northArrow({ widthMm }: Sheet): string {
  const x = widthMm - 6
  const ground = element('rect', { x: x - 4, y: 1.2, width: 8, height: 12.4, fill: '#ffffff', 'fill-opacity': 0.9 })
  const half = element('path', { d: `M${x} 2.4L${x - 2} 9.6L${x} 8.2z`, fill: '#14211b' })
  const other = element('path', {
    d: `M${x} 2.4L${x + 2} 9.6L${x} 8.2z`,
    fill: '#ffffff',
    stroke: '#14211b',
    'stroke-width': 0.2,
  })
  return ground + half + other
}

/** Millimetres to the hundredth: ten times finer than the thinnest line. */
export const n = (value: number): number => Math.round(value * 100) / 100
