import { fail, ok, type Result } from '../result.ts'
import { type Encounter, passesThrough, samePolygon, sameRing, visitMeetings } from './crossings.ts'
import { nestingFault } from './nesting.ts'
import { ringFault } from './rings.ts'
import { type Segments, segmentsOf } from './segments.ts'
import type { PolygonRings, Position } from './types.ts'

/** What is wrong with a shape, and where, in the coordinates of the shape. */
export type Fault = {
  readonly code:
    | 'RING_TOO_SHORT'
    | 'ZERO_AREA'
    | 'SPIKE'
    | 'RING_SELF_CROSSING'
    | 'RINGS_CROSSING'
    | 'INTERIOR_SPLIT'
    | 'HOLE_OUTSIDE_SHELL'
    | 'HOLES_NESTED'
    | 'PARTS_OVERLAPPING'
  readonly at: Position
}

/** Two rings sharing one point without crossing: allowed by OGC Simple Features 6.1.11, worth saying. */
export type Touch = { readonly at: Position; readonly rings: readonly [number, number]; readonly samePolygon: boolean }

/**
 * Is this a valid multipolygon in the sense of OGC Simple Features (what PostGIS ST_IsValid asks), and free of spikes?
 * Rings are closed, in a plane, without two equal vertices in a row. Nothing is changed.
 * @returns the points where rings touch, or the first fault with its place
 */
export function checkValidity(
  polygons: readonly PolygonRings[],
): Result<{ readonly touches: readonly Touch[] }, Fault> {
  for (const ring of polygons.flat()) {
    const fault = ringFault(ring)
    if (fault) return fail(fault)
  }
  const segments = segmentsOf(polygons)
  const meetings = collectTouches(segments)
  if (!meetings.ok) return meetings
  const fault = nestingFault(segments, meetings.value)
  return fault ? fail(fault) : ok({ touches: meetings.value })
}

function collectTouches(segments: Segments): Result<readonly Touch[], Fault> {
  const touches = new Map<string, Touch>()
  let fault: Fault | null = null
  visitMeetings(segments, (encounter) => {
    fault = meetingFault(segments, encounter)
    if (!fault) remember(touches, segments, encounter)
    return fault !== null
  })
  return fault ? fail(fault) : ok([...touches.values()])
}

function meetingFault(segments: Segments, encounter: Encounter): Fault | null {
  const { kind, at } = encounter
  if (sameRing(segments, encounter)) return { code: 'RING_SELF_CROSSING', at }
  if (kind === 'touch' && !passesThrough(segments, encounter)) return null
  return { code: samePolygon(segments, encounter) ? 'RINGS_CROSSING' : 'PARTS_OVERLAPPING', at }
}

function remember(touches: Map<string, Touch>, segments: Segments, encounter: Encounter): void {
  const { at, side, other } = encounter
  const rings = [segments.ringOf[side] ?? 0, segments.ringOf[other] ?? 0] as const
  const key = `${at.join()};${[...rings].sort((a, b) => a - b).join()}`
  if (!touches.has(key)) touches.set(key, { at, rings, samePolygon: samePolygon(segments, encounter) })
}
