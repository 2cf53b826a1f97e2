import { between, lengthOf, nearnessTo, type Segment } from './nearness.ts'
import type { StreetWay } from './types.ts'

/** A limit this close to a street's right of way is the street side; the check of conformity says so too. */
export const STREET_SIDE_M = 0.5
/** Sine of 30°: flatter than that to the street a limit runs along it, steeper it leaves it. */
const ALONG = 0.5
const STEP_M = 0.25
/** What is left of a limit beyond its frontage is one of its own from here on. */
const LEAST_REST_M = 0.6

/** A piece of a limit, and the street it runs along. */
export type Piece = Segment & { readonly street: StreetWay | null }

type Along = { readonly from: number; readonly to: number; readonly street: StreetWay }

/** Cuts a limit where it begins and ends to run along a street. */
export function cutAtStreets(segment: Segment, streets: readonly StreetWay[]): readonly Piece[] {
  const runs = streets.flatMap((street) => runsAlong(segment, street)).sort((one, other) => one.from - other.from)
  const pieces: Piece[] = []
  let done = 0
  for (const { from, to, street } of runs) {
    if (to <= done) continue
    if (from > done) pieces.push(piece(segment, done, from))
    pieces.push({ ...piece(segment, Math.max(from, done), to), street })
    done = to
  }
  return done < 1 ? [...pieces, piece(segment, done, 1)] : pieces
}

const piece = (segment: Segment, from: number, to: number): Piece => ({
  a: between(segment, from),
  b: between(segment, to),
  street: null,
})

/** The last half metre of a side limit is near the street too, but comes straight at it. */
function runsAlong(segment: Segment, street: StreetWay): readonly Along[] {
  const length = lengthOf(segment)
  const nearness = nearnessTo(street.polygons, STREET_SIDE_M)
  const at = (share: number) => nearness(between(segment, share))
  const rest = LEAST_REST_M / length
  return nearRuns(at, Math.max(2, Math.ceil(length / STEP_M)))
    .filter(([from, to]) => to > from && Math.abs(at(from) - at(to)) < ALONG * (to - from) * length)
    .map(([from, to]) => ({ from: from <= rest ? 0 : from, to: to >= 1 - rest ? 1 : to, street }))
}

/** Shares of the limit between which every sample is near, their ends found to a millimetre's share. */
function nearRuns(at: (share: number) => number, steps: number): readonly (readonly [number, number])[] {
  const isNear = (step: number) => step >= 0 && step <= steps && at(step / steps) <= STREET_SIDE_M
  const runs: [number, number][] = []
  for (let step = 0; step <= steps; step += 1) {
    if (!isNear(step)) continue
    const first = step
    while (isNear(step + 1)) step += 1
    runs.push([edgeOf(at, first, first - 1, steps), edgeOf(at, step, step + 1, steps)])
  }
  return runs
}

function edgeOf(at: (share: number) => number, near: number, far: number, steps: number): number {
  if (far < 0 || far > steps) return near / steps
  let [inside, outside] = [near / steps, far / steps]
  for (let turn = 0; turn < 10; turn += 1) {
    const middle = (inside + outside) / 2
    if (at(middle) <= STREET_SIDE_M) inside = middle
    else outside = middle
  }
  return inside
}
