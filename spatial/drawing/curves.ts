import type { Position } from '../geometry/types.ts'

/** Sides of a whole circle that is only looked at; what is measured is flattened to a millimetre elsewhere. */
const SIDES = 64
const TURN = 2 * Math.PI

type Arc = { readonly radius: number; readonly from: number; readonly to: number }

/** The points of an arc, both ends included, counter-clockwise between two angles in degrees; a whole circle from 0 to 360. */
export function alongArc([x, y]: Position, { radius, from, to }: Arc): readonly Position[] {
  const start = (from / 360) * TURN
  const sweep = ((((to - from) % 360) + 360) % 360 || 360) / 360
  const sides = Math.max(1, Math.ceil(sweep * SIDES))
  return Array.from({ length: sides + 1 }, (_, index): Position => {
    const angle = start + (sweep * TURN * index) / sides
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
}

/**
 * The points of a side that is an arc, its start left out and its end exact. A bulge is the tangent of a quarter of the
 * arc's angle, positive counter-clockwise (DXF Reference, LWPOLYLINE, code 42).
 */
export function alongBulge(from: Position, to: Position, bulge: number): readonly Position[] {
  const sweep = 4 * Math.atan(bulge)
  const sides = Math.max(1, Math.ceil((Math.abs(sweep) / TURN) * SIDES))
  if (!Number.isFinite(bulge) || sides === 1) return [to]
  const offset = (1 - bulge * bulge) / (4 * bulge)
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const [centreX, centreY] = [(from[0] + to[0]) / 2 - dy * offset, (from[1] + to[1]) / 2 + dx * offset]
  const [armX, armY] = [from[0] - centreX, from[1] - centreY]
  const inner = Array.from({ length: sides - 1 }, (_, index): Position => {
    const turn = (sweep * (index + 1)) / sides
    const [sin, cos] = [Math.sin(turn), Math.cos(turn)]
    return [centreX + armX * cos - armY * sin, centreY + armX * sin + armY * cos]
  })
  return [...inner, to]
}
