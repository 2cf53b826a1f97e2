type At = readonly number[]

const segmentsOf = (line: readonly At[]) => line.slice(1).map((to, nth) => [line[nth] ?? to, to] as const)

/**
 * Which way round limits go, all the sides of an outline in their order: 1 with the ground on their left, -1 on their right.
 * Holes go the other way round, so that their ground lies on the same side.
 */
export function turnOf(lines: readonly (readonly At[])[]): 1 | -1 {
  const [[x0 = 0, y0 = 0] = []] = lines[0] ?? []
  const twice = lines
    .flatMap(segmentsOf)
    .reduce((sum, [[ax = 0, ay = 0], [bx = 0, by = 0]]) => sum + (ax - x0) * (by - y0) - (bx - x0) * (ay - y0), 0)
  return twice < 0 ? -1 : 1
}

export type Placed = { readonly at: At; readonly away: readonly [number, number] }

/** The middle of a limit, and one step of length 1 from it away from the ground. */
export function middleOf(line: readonly At[], turn: 1 | -1): Placed | null {
  const segments = segmentsOf(line).map(([a, b]) => ({ a, b, length: lengthOf(a, b) }))
  let left = segments.reduce((sum, { length }) => sum + length, 0) / 2
  for (const { a, b, length } of segments) {
    if (length > 0 && left <= length) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [a, b]
      const [dx, dy] = [(bx - ax) / length, (by - ay) / length]
      return { at: [ax + dx * left, ay + dy * left], away: [turn * dy, -turn * dx] }
    }
    left -= length
  }
  return null
}

const lengthOf = ([ax = 0, ay = 0]: At, [bx = 0, by = 0]: At) => Math.hypot(bx - ax, by - ay)

/** One step of length 1 from the middle of some corners towards one of them; straight up where they are one place. */
export function awayFrom(corners: readonly At[], [x = 0, y = 0]: At): readonly [number, number] {
  const [sx, sy] = corners.reduce<[number, number]>(([px, py], [qx = 0, qy = 0]) => [px + qx, py + qy], [0, 0])
  const [dx, dy] = [x - sx / corners.length, y - sy / corners.length]
  const length = Math.hypot(dx, dy)
  return length > 0 ? [dx / length, dy / length] : [0, 1]
}
