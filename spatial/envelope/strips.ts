import { distance, samePosition } from '../geometry/plane.ts'
import type { Position } from '../geometry/types.ts'
import { directionOf } from './nearness.ts'
import { type Frame, heapOf, NOWHERE, type Region } from './region.ts'
import type { Side, SideKind } from './types.ts'

/** How far an arc may stand outside the circle it is drawn for: a centimetre less is promised, never one more. */
const SAGITTA_M = 0.01
/** Neighbouring pieces are drawn a little into each other, so that rounding leaves no thread between them. */
const OVERLAP_RAD = 0.02
const QUARTER = Math.PI / 2

/** How far the building stays from each kind of limit, metres. */
export type Setbacks = Readonly<Record<SideKind, number>>
/** How far it stays from one limit, metres. */
export type Distance = (side: Side) => number

/** A straight piece of a limit and how far one stays from it. */
type Kept = { readonly a: Position; readonly b: Position; readonly m: number }

/** Everything nearer to a limit than its set-back: what may not be built. */
export function setbackStrips(frame: Frame, sides: readonly Side[], from: Distance): Region {
  const kept = sides.flatMap((side) => piecesOf(side.line, from(side)))
  const corners = cornersOf(kept).map(aroundCorner)
  const along = kept.flatMap((limit, index) => [...(limit.m > 0 ? [rectangle(limit)] : []), ...(corners[index] ?? [])])
  const pieces = [...along, ...corners.slice(kept.length).flat()]
  return pieces.length === 0 ? NOWHERE : heapOf(frame, pieces)
}

const piecesOf = (line: readonly Position[], m: number): readonly Kept[] =>
  line.flatMap((b, index) => {
    const a = line[index - 1]
    return a && distance(a, b) > 0 ? [{ a, b, m }] : []
  })

function rectangle({ a, b, m }: Kept): readonly Position[] {
  const length = distance(a, b)
  const [nx, ny] = [(-(b[1] - a[1]) / length) * m, ((b[0] - a[0]) / length) * m]
  return [
    [a[0] - nx, a[1] - ny],
    [b[0] - nx, b[1] - ny],
    [b[0] + nx, b[1] + ny],
    [a[0] + nx, a[1] + ny],
  ]
}

type Corner = { readonly at: Position; readonly limits: readonly Kept[] }

/** Corners by where they stand: a corner two limits share, or the end of one cut off from its neighbour. */
function cornersOf(kept: readonly Kept[]): readonly Corner[] {
  const corners = new Map<string, { at: Position; limits: Kept[] }>()
  for (const limit of kept)
    for (const at of [limit.a, limit.b]) {
      const key = `${at[0]} ${at[1]}`
      const corner = corners.get(key) ?? { at, limits: [] }
      corner.limits.push(limit)
      corners.set(key, corner)
    }
  return [...corners.values()]
}

/**
 * What lies around a corner and beside no limit: where both limits ask the same, the wedge between their perpendiculars;
 * otherwise the half disc behind the one that asks for more.
 */
function aroundCorner({ at, limits }: Corner): readonly (readonly Position[])[] {
  const m = Math.max(...limits.map((limit) => limit.m))
  if (m === 0) return []
  const [one, other] = limits
  if (limits.length !== 2 || !one || !other) return [arc(at, m, { middle: 0, half: Math.PI })]
  const [first, second] = [awayFrom(at, one), awayFrom(at, other)]
  if (one.m !== other.m)
    return [[at, ...arc(at, m, { middle: (one.m > other.m ? first : second) + Math.PI, half: QUARTER })]]
  const turn = Math.atan2(Math.sin(second - first), Math.cos(second - first))
  const half = (Math.PI - Math.abs(turn)) / 2
  return half < 1e-9 ? [] : [[at, ...arc(at, m, { middle: first + turn / 2 + Math.PI, half })]]
}

const awayFrom = (at: Position, { a, b }: Kept): number => directionOf(samePosition(a, at) ? { a, b } : { a: b, b: a })

type Opening = { readonly middle: number; readonly half: number }

/** Tangents of the circle one after the other: they never cut into it, and the first and last run on into the limit's own strip. */
function arc(at: Position, m: number, { middle, half }: Opening): readonly Position[] {
  const steps = Math.max(1, Math.ceil((2 * half) / (2 * Math.acos(m / (m + SAGITTA_M)))))
  const step = (2 * half) / steps
  const first = middle - half
  const between = Array.from({ length: steps }, (_, index) => ({ angle: first + (index + 0.5) * step, off: step / 2 }))
  const ends = [-OVERLAP_RAD, 2 * half + OVERLAP_RAD].map((angle) => ({ angle: first + angle, off: OVERLAP_RAD }))
  return [...ends.slice(0, 1), ...between, ...ends.slice(1)].map(({ angle, off }): Position => {
    const radius = m / Math.cos(off)
    return [at[0] + radius * Math.cos(angle), at[1] + radius * Math.sin(angle)]
  })
}
