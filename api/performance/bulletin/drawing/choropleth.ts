import type { BulletinDelays } from '../../../contract/performance/bulletinData.ts'
import { delaySteps, stepOf } from '../../../contract/performance/charts/delayScale.ts'
import { element, INK, MUTED, PAPER, svg } from '../../../papers/drawing/svg.ts'
import type { Outline, Outlines } from './outlines.ts'

/** Delays of a track by the code of the territory. */
export type Painted = {
  /** Of this drawing among those of one page. */
  readonly id: string
  readonly delays: ReadonlyMap<string, BulletinDelays>
  readonly limit: number | null
}

/** Between two territories, on the lightest and on the darkest step. */
const BORDER = '#b9c2bc'

/** Drawn over what is too few to be told: hatching, which is no step of the scale. */
const hatching = (id: string) =>
  element(
    'pattern',
    { id, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
    element('path', { d: 'M0 8L8 0', stroke: '#b9c2bc', 'stroke-width': 1.2 }),
  )

/**
 * The country with each territory in the step of its mean delay; hatched where too few were decided, white where none was.
 * Territories of one step are one path: the drawing stays light.
 */
export function choropleth(outlines: Outlines, shapes: readonly Outline[], { id, delays, limit }: Painted): string {
  const steps = delaySteps(limit)
  const paths: Record<string, string> = {}
  for (const { code, path } of shapes) {
    const fill = fillOf(delays.get(code), limit, steps) ?? `url(#${id})`
    paths[fill] = `${paths[fill] ?? ''}${path}`
  }
  const border = { stroke: BORDER, 'stroke-width': 0.5, 'stroke-linejoin': 'round' }
  const drawn = Object.entries(paths).map(([fill, d]) => element('path', { d, fill, ...border }))
  const regions = element('path', {
    d: outlines.regions.map(({ path }) => path).join(''),
    ...{ fill: 'none', stroke: INK, 'stroke-width': 1.4, 'stroke-linejoin': 'round' },
  })
  return svg(outlines, element('defs', {}, hatching(id)) + drawn.join('') + regions)
}

function fillOf(
  of: BulletinDelays | undefined,
  limit: number | null,
  steps: ReturnType<typeof delaySteps>,
): string | null {
  if (of?.withheld) return null
  if (!of || of.mean === null) return PAPER
  return steps[stepOf(of.mean, limit)]?.fill ?? PAPER
}

const BOX = { x: 0.5, y: 0.5, width: 21, height: 13, stroke: MUTED, 'stroke-width': 1 }

/** One case of the legend: a fill, or the hatching. */
export const swatch = (fill: string | 'few'): string => {
  const lines = element('path', {
    d: 'M2 12L12 2M8 12L18 2M14 12L20 6M2 6L6 2',
    stroke: '#8b968f',
    'stroke-width': 1.2,
  })
  const box = element('rect', { ...BOX, fill: fill === 'few' ? PAPER : fill })
  return svg({ width: 22, height: 14 }, fill === 'few' ? box + lines : box)
}
