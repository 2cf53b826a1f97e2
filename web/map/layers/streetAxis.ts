/** [x1, y1, x2, y2] in the display plane. */
export type Axis = readonly [number, number, number, number]

/** Tiles cut streets along meridians and parallels: an edge that runs exactly so is a cut, not a kerb. */
const CUT_SLOPE = 1e-9

/** Three degrees: letters follow that without looking bent. */
const STRAIGHT_RAD = Math.PI / 60

function signedArea(ring: readonly number[]): number {
  let twice = 0
  for (let index = 2; index < ring.length; index += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = ring.slice(index - 2, index + 2)
    twice += x1 * y2 - x2 * y1
  }
  return twice / 2
}

const isCut = ([x1, y1, x2, y2]: Axis): boolean => {
  const [across, up] = [Math.abs(x2 - x1), Math.abs(y2 - y1)]
  return Math.min(across, up) <= CUT_SLOPE * Math.max(across, up)
}

const lengthOf = ([x1, y1, x2, y2]: Axis) => Math.hypot(x2 - x1, y2 - y1)

const direction = ([x1, y1, x2, y2]: Axis) => Math.atan2(y2 - y1, x2 - x1)

function turns(a: Axis, b: Axis): boolean {
  const angle = Math.abs(direction(a) - direction(b))
  return Math.min(angle, 2 * Math.PI - angle) > STRAIGHT_RAD
}

/** A kerb is cut by every side street it meets: edges that go on in one direction are one kerb. */
function longestKerb(ring: readonly number[]): Axis | null {
  let longest: Axis | null = null
  let run: Axis | null = null
  for (let index = 2; index < ring.length; index += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = ring.slice(index - 2, index + 2)
    const edge: Axis = [x1, y1, x2, y2]
    if (isCut(edge)) run = null
    else run = run && !turns(run, edge) ? [run[0], run[1], x2, y2] : edge
    if (run && (!longest || lengthOf(run) > lengthOf(longest))) longest = run
  }
  return longest
}

/**
 * Where the name of a street drawn by its ground can be written: its longest kerb moved inwards by half its width.
 * @param ring flat closed ring x, y, x, y… of the display plane, in either direction
 * @param width of the street in the units of the display plane
 */
export function streetAxis(ring: readonly number[], width: number): Axis | null {
  const kerb = longestKerb(ring)
  if (!kerb) return null
  const [x1, y1, x2, y2] = kerb
  const inward = (Math.sign(signedArea(ring)) * width) / 2 / Math.hypot(x2 - x1, y2 - y1)
  const [dx, dy] = [-(y2 - y1) * inward, (x2 - x1) * inward]
  return [x1 + dx, y1 + dy, x2 + dx, y2 + dy]
}
