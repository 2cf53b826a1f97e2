import type { OnPage, SheetScale, SheetShape } from '../../../api/contract/remarks.ts'

/** Half the width of a drawn line and what a hand adds: how far a point may be from what it means, in mm of paper. */
export const POINTING_MM = 0.3

/** In metres or square metres, and by how much it may be wrong. */
export type Measure = { readonly value: number; readonly within: number; readonly unit: 'm' | 'm²' }

const between = ([ax, ay]: OnPage, [bx, by]: OnPage) => Math.hypot(bx - ax, by - ay)

/** The length of a line, in millimetres of paper. */
export const lengthMm = (points: readonly OnPage[]): number =>
  points.slice(1).reduce((sum, point, index) => sum + between(points[index] ?? point, point), 0)

/** The area inside a closed line, in mm² of paper, whichever way round it runs. */
export function areaMm2(points: readonly OnPage[]): number {
  const twice = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}

const direction = (from: OnPage, to: OnPage): OnPage => {
  const length = between(from, to)
  return length === 0 ? [0, 0] : [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
}

/** How much the length changes when each point moves by one: the ends by one, a bend by what its sides differ. */
function lengthSensitivity(points: readonly OnPage[]): number {
  const squares = points.map((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    const [ax, ay] = before ? direction(before, point) : [0, 0]
    const [bx, by] = after ? direction(point, after) : [0, 0]
    return (ax - bx) ** 2 + (ay - by) ** 2
  })
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0))
}

/** The same for an area: each point by half the chord of its neighbours. */
function areaSensitivity(points: readonly OnPage[]): number {
  const squares = points.map((point, index) => {
    const before = points[(index + points.length - 1) % points.length] ?? point
    const after = points[(index + 1) % points.length] ?? point
    return (between(before, after) / 2) ** 2
  })
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0))
}

/**
 * What a shape measures on the ground, with the doubt of its points and of its scale (law of propagation of uncertainty,
 * JCGM 100:2008, 5.1.2; independent points). Null for a shape that measures nothing.
 */
export function measured(shape: SheetShape): Measure | null {
  if (shape.kind === 'distance') {
    const metres = shape.scale.denominator / 1000
    const value = lengthMm(shape.points) * metres
    const pointing = POINTING_MM * lengthSensitivity(shape.points) * metres
    return { value, within: Math.hypot(pointing, value * shape.scale.within), unit: 'm' }
  }
  if (shape.kind !== 'area') return null
  const square = (shape.scale.denominator / 1000) ** 2
  const value = areaMm2(shape.points) * square
  const pointing = POINTING_MM * areaSensitivity(shape.points) * square
  return { value, within: Math.hypot(pointing, 2 * value * shape.scale.within), unit: 'm²' }
}

/** The scale at which two points of a sheet are a known length apart; null for points that are one. Metres. */
export function calibrated([from, to]: readonly [OnPage, OnPage], metres: number): SheetScale | null {
  const mm = between(from, to)
  if (mm < 1 || metres <= 0) return null
  return { denominator: (metres * 1000) / mm, from: 'calibrated', within: Math.min(1, (POINTING_MM * Math.SQRT2) / mm) }
}
