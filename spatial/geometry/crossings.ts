import { onSegment, samePosition, turnOf } from './plane.ts'
import { nextVertex, previousVertex, ringNumber, ringSpan, type Segments, vertexAt } from './segments.ts'
import type { Position } from './types.ts'

/** How two sides meet: through one another, along a length, or at one point which is an end of at least one of them. */
export type Meeting = { readonly kind: 'cross' | 'overlap' | 'touch'; readonly at: Position }

type Side = readonly [Position, Position]

/** How two sides that are not neighbours meet, or null when they don't. Decided exactly on the doubles as they are. */
export function meetingOf([a, b]: Side, [c, d]: Side): Meeting | null {
  const [sideOfC, sideOfD] = [turnOf(a, b, c), turnOf(a, b, d)]
  if (sideOfC * sideOfD > 0) return null
  const [sideOfA, sideOfB] = [turnOf(c, d, a), turnOf(c, d, b)]
  if (sideOfA * sideOfB > 0) return null
  if (sideOfC === 0 && sideOfD === 0) return alongOneLine([a, b], [c, d])
  if (sideOfC === 0 || sideOfD === 0 || sideOfA === 0 || sideOfB === 0) return touching([a, b], [c, d])
  return { kind: 'cross', at: crossingPoint([a, b], [c, d]) }
}

function touching([a, b]: Side, [c, d]: Side): Meeting | null {
  const at = [c, d].find((end) => onSegment(end, a, b)) ?? [a, b].find((end) => onSegment(end, c, d))
  return at ? { kind: 'touch', at } : null
}

function alongOneLine([a, b]: Side, [c, d]: Side): Meeting | null {
  const shared = [...[c, d].filter((end) => onSegment(end, a, b)), ...[a, b].filter((end) => onSegment(end, c, d))]
  const [first] = shared
  if (!first) return null
  return shared.every((end) => samePosition(end, first)) ? { kind: 'touch', at: first } : { kind: 'overlap', at: first }
}

/** Where two crossing sides cross, to the precision of a double: a place to show, not a vertex to keep. */
function crossingPoint([a, b]: Side, [c, d]: Side): Position {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const share = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / (ux * vy - uy * vx)
  return [a[0] + share * ux, a[1] + share * uy]
}

export type Encounter = Meeting & { readonly side: number; readonly other: number }

/**
 * Every meeting of sides that are not neighbours on their ring, in the order of the sides, until the visitor answers true.
 * O(n log n) on real outlines.
 */
export function visitMeetings(segments: Segments, visit: (encounter: Encounter) => boolean): void {
  for (let side = 0; side < segments.vertices.length; side += 1) {
    const next = nextVertex(segments, side)
    const [a, b] = [vertexAt(segments, side), vertexAt(segments, next)]
    const others = segments.index.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      (other) => other > side && other !== next && nextVertex(segments, other) !== side,
    )
    for (const other of others) {
      const meeting = meetingOf([a, b], [vertexAt(segments, other), vertexAt(segments, nextVertex(segments, other))])
      if (meeting && visit({ ...meeting, side, other })) return
    }
  }
}

/** The two neighbours of a point along the ring that passes through it on this side. */
function armsAt(segments: Segments, side: number, at: Position): Side {
  const next = nextVertex(segments, side)
  if (samePosition(vertexAt(segments, side), at))
    return [vertexAt(segments, previousVertex(segments, side)), vertexAt(segments, next)]
  if (samePosition(vertexAt(segments, next), at))
    return [vertexAt(segments, side), vertexAt(segments, nextVertex(segments, next))]
  return [vertexAt(segments, side), vertexAt(segments, next)]
}

function inSector(at: Position, [from, to]: Side, point: Position): boolean {
  const opening = turnOf(at, from, to)
  if (opening === 0) return turnOf(at, from, point) > 0
  if (opening > 0) return turnOf(at, from, point) > 0 && turnOf(at, point, to) > 0
  return !(turnOf(at, to, point) > 0 && turnOf(at, point, from) > 0)
}

/** At a touch: does one ring pass to the other side of the other ring, or does it come and go back on the same side? */
export function passesThrough(segments: Segments, { side, other, at }: Encounter): boolean {
  const arms = armsAt(segments, side, at)
  const [before, after] = armsAt(segments, other, at)
  return inSector(at, arms, before) !== inSector(at, arms, after)
}

export const samePolygon = (segments: Segments, { side, other }: Encounter) =>
  ringSpan(segments, ringNumber(segments, side)).polygon === ringSpan(segments, ringNumber(segments, other)).polygon

export const sameRing = (segments: Segments, { side, other }: Encounter) =>
  ringNumber(segments, side) === ringNumber(segments, other)
