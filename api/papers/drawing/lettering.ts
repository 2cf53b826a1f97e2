import type { Position } from '../../../spatial/geometry/types.ts'
import { element, INK, PAPER, written } from './svg.ts'

type Lettering = {
  /** Millimetres. */
  readonly size: number
  readonly fill?: string
  readonly weight?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Degrees, clockwise. */
  readonly turned?: number
}

const rounded = (millimetres: number) => Number(millimetres.toFixed(3))

/** Words on a drawing with a white halo under them, so that they are read over any line. */
export function lettering(
  words: string,
  [x, y]: Position,
  { size, fill = INK, weight = 400, anchor = 'middle', turned = 0 }: Lettering,
): string {
  const placed = { x: rounded(x), y: rounded(y), 'text-anchor': anchor, direction: 'ltr' }
  const letters = { 'font-family': 'Noto Sans, Amiri', 'font-size': size, 'font-weight': weight }
  const turn = turned === 0 ? {} : { transform: `rotate(${turned} ${rounded(x)} ${rounded(y)})` }
  const halo = { fill: PAPER, stroke: PAPER, 'stroke-width': size * 0.28, 'stroke-linejoin': 'round' }
  const text = (look: Readonly<Record<string, string | number>>) =>
    element('text', { ...placed, ...letters, ...turn, ...look }, written(words))
  return text(halo) + text({ fill })
}
