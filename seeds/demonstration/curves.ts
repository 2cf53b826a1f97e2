import type { Position } from '../../spatial/geometry/types.ts'
import type { Random } from './random.ts'

/** A line of positions in local metres; a closed one does not repeat its first position. */
export type Curve = { readonly points: readonly Position[]; readonly closed: boolean }

const STEP_M = 40

/** A smooth line through the points (Catmull-Rom), a vertex every 40 m or so. */
export function through(...points: readonly Position[]): Curve {
  const last = points.length - 1
  const at = (index: number): Position => points[Math.max(0, Math.min(last, index))] ?? [0, 0]
  const pieces = points.slice(0, -1).flatMap((from, index) => {
    const to = at(index + 1)
    const count = Math.max(1, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP_M))
    return Array.from({ length: count }, (_, k) => spline(at(index - 1), from, to, at(index + 2), k / count))
  })
  return { points: [...pieces, at(last)], closed: false }
}

function spline(before: Position, from: Position, to: Position, after: Position, t: number): Position {
  const axis = (k: 0 | 1) =>
    0.5 *
    (2 * from[k] +
      (to[k] - before[k]) * t +
      (2 * before[k] - 5 * from[k] + 4 * to[k] - after[k]) * t ** 2 +
      (3 * from[k] - before[k] - 3 * to[k] + after[k]) * t ** 3)
  return [axis(0), axis(1)]
}

export const straight = (from: Position, to: Position): Curve => ({ points: [from, to], closed: false })

export const polygon = (points: readonly Position[]): Curve => ({ points, closed: true })

/** A closed counter-clockwise line around a centre. `wobble` is the share by which the radius comes and goes. */
export function around(
  centre: Position,
  radius: number,
  options: { vertices: number; wobble?: number; random?: Random },
): Curve {
  const { vertices, wobble = 0, random } = options
  const phases = [2, 3, 5].map((waves) => ({ waves, phase: random ? random.between(0, 2 * Math.PI) : 0 }))
  const points = Array.from({ length: vertices }, (_, index): Position => {
    const angle = (2 * Math.PI * index) / vertices
    const swell = phases.reduce((sum, { waves, phase }) => sum + Math.sin(waves * angle + phase) / waves, 0)
    const r = radius * (1 + wobble * swell)
    return [centre[0] + r * Math.cos(angle), centre[1] + r * Math.sin(angle)]
  })
  return { points, closed: true }
}

/** The line moved to its left by a distance (to its right when negative), corners mitred. */
export function beside({ points, closed }: Curve, distance: number): Curve {
  const last = points.length - 1
  const moved = points.map((point, index): Position => {
    const before = points[index - 1] ?? (closed ? points[last] : undefined)
    const after = points[index + 1] ?? (closed ? points[0] : undefined)
    const [nx, ny] = mitre(before && normal(before, point), after && normal(point, after))
    return [point[0] + nx * distance, point[1] + ny * distance]
  })
  return { points: moved, closed }
}

function normal([ax, ay]: Position, [bx, by]: Position): Position {
  const length = Math.hypot(bx - ax, by - ay) || 1
  return [(ay - by) / length, (bx - ax) / length]
}

function mitre(before: Position | undefined, after: Position | undefined): Position {
  if (!before || !after) return before ?? after ?? [0, 0]
  const sum: Position = [before[0] + after[0], before[1] + after[1]]
  const scale = 2 / (sum[0] ** 2 + sum[1] ** 2)
  return [sum[0] * scale, sum[1] * scale]
}
