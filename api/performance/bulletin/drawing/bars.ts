import { element, INK, svg } from '../../../papers/drawing/svg.ts'

const SIZE = { width: 240, height: 12 }

/** One bar as long as its value is of the greatest; its figure is written beside it, by whoever shows it. */
export function drawBar(value: number, greatest: number, rightToLeft: boolean): string {
  const width = greatest === 0 ? 0 : Math.max(value > 0 ? 1 : 0, Math.round((value / greatest) * SIZE.width))
  const x = rightToLeft ? SIZE.width - width : 0
  return svg(SIZE, element('rect', { x, y: 1, width, height: SIZE.height - 2, fill: INK }))
}
