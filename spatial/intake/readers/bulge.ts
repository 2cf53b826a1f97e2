import type { Position } from '../../geometry/types.ts'

/** How far (metres) a flattened side may be from its arc: a tenth of the centimetre that plans are signed to. */
export const CHORD_ERROR_M = 0.001

type Arc = { readonly from: Position; readonly to: Position; readonly bulge: number }

/**
 * How many sides an arc needs so that none is further from it than CHORD_ERROR_M.
 * Bulge b = tan(angle / 4); radius = chord (1 + b²) / (4 |b|); sagitta of a side of angle s = radius (1 - cos(s / 2)).
 */
export function sidesOfArc({ from, to, bulge }: Arc): number {
  const chord = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (bulge === 0 || chord === 0 || !Number.isFinite(chord) || !Number.isFinite(bulge)) return 1
  const radius = (chord * (1 + bulge * bulge)) / (4 * Math.abs(bulge))
  const widest = 2 * Math.acos(Math.max(0, 1 - CHORD_ERROR_M / radius))
  return Math.max(1, Math.ceil((4 * Math.abs(Math.atan(bulge))) / widest))
}

/** The points of an arc after its start, its end included and exact; counter-clockwise when the bulge is positive. */
export function flattenArc(arc: Arc): Position[] {
  const { from, to, bulge } = arc
  const sides = sidesOfArc(arc)
  if (sides === 1) return [to]
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const offset = (1 - bulge * bulge) / (4 * bulge)
  const [centreX, centreY] = [(from[0] + to[0]) / 2 - dy * offset, (from[1] + to[1]) / 2 + dx * offset]
  const [armX, armY] = [from[0] - centreX, from[1] - centreY]
  const step = (4 * Math.atan(bulge)) / sides
  const inner = Array.from({ length: sides - 1 }, (_, index): Position => {
    const [sin, cos] = [Math.sin(step * (index + 1)), Math.cos(step * (index + 1))]
    return [centreX + armX * cos - armY * sin, centreY + armX * sin + armY * cos]
  })
  return [...inner, to]
}
