import { figure } from '../../../../spatial/conformity/figures.ts'
import { type LineChartGiven, lineChart, type Mark } from '../../../contract/performance/charts/lineChart.ts'
import { ACCENT, element, INK, LINE, MUTED, svg } from '../../../papers/drawing/svg.ts'

const COLOURS = [INK, ACCENT, MUTED] as const
const FONT = { 'font-family': 'Noto Sans, Amiri', 'font-size': 10, fill: MUTED }

/** A chart of values over time. Lines are told apart by their mark and their dashes as well as by their colour. */
export function drawLines(given: LineChartGiven): string {
  const { plot, ticks, labels, places, lines, limitY, ...size } = lineChart(given)
  const { rightToLeft = false } = given
  const across = (y: number, stroke: string, more = {}) =>
    element('path', { d: `M${plot.left} ${y}H${plot.right}`, stroke, fill: 'none', ...more })
  const tickX = rightToLeft ? plot.right + 4 : plot.left - 4
  const grid = ticks.map(
    ({ y, value }) =>
      across(y, LINE, { 'stroke-width': 0.7 }) +
      element(
        'text',
        // On a page that runs from right to left a text would start at its right.
        { x: tickX, y: y + 3.5, direction: 'ltr', 'text-anchor': rightToLeft ? 'start' : 'end', ...FONT },
        plainFigure(value),
      ),
  )
  const under = labels.map(({ x, text }) =>
    element('text', { x, y: plot.bottom + 15, 'text-anchor': 'middle', ...FONT }, text),
  )
  const marks = element('path', {
    d: places.map((x) => `M${x} ${plot.bottom}v3`).join(''),
    ...{ stroke: MUTED, fill: 'none', 'stroke-width': 0.7 },
  })
  const limit = limitY === null ? '' : across(limitY, '#7a1f2b', { 'stroke-dasharray': '6 3', 'stroke-width': 1 })
  const series = lines.map(({ path, dots, dashed, mark }, nth) => {
    const colour = COLOURS[nth] ?? MUTED
    const line = path === '' ? '' : element('path', lineStyle(path, colour, dashed))
    return line + dots.map(({ x, y }) => drawMark(mark, { x, y }, colour)).join('')
  })
  return svg(size, [...grid, marks, ...under, limit, ...series].join(''))
}

const plainFigure = (value: number) => figure(value, 1)

const lineStyle = (d: string, stroke: string, dashed: boolean) => ({
  ...{ d, stroke, fill: 'none', 'stroke-width': 1.6, 'stroke-linejoin': 'round' },
  ...(dashed && { 'stroke-dasharray': '4 2' }),
})

const SIDE = 5

export function drawMark(mark: Mark, { x, y }: { readonly x: number; readonly y: number }, fill: string): string {
  if (mark === 'disc') return element('circle', { cx: x, cy: y, r: SIDE / 2, fill })
  const square = { x: x - SIDE / 2, y: y - SIDE / 2, width: SIDE, height: SIDE, fill }
  return element('rect', mark === 'square' ? square : { ...square, transform: `rotate(45 ${x} ${y})` })
}

/** How a line of the chart looks, for its legend. */
export const lineSwatch = (
  nth: number,
  { mark, dashed }: { readonly mark: Mark; readonly dashed: boolean },
): string => {
  const colour = COLOURS[nth] ?? MUTED
  return svg(
    { width: 30, height: 14 },
    element('path', lineStyle('M1 7H29', colour, dashed)) + drawMark(mark, { x: 15, y: 7 }, colour),
  )
}
