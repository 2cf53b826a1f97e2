import { type RingSpan, ringSpan, ringsAround, type Segments, vertexAt } from './segments.ts'
import type { Position } from './types.ts'
import type { Fault, Touch } from './validity.ts'

/** What is wrong with rings that don't cross: holes out of place, parts inside parts, an interior cut in two. */
export function nestingFault(segments: Segments, touches: readonly Touch[]): Fault | null {
  const split = splitInterior(touches)
  const touched = new Set(touches.map(({ at }) => at.join()))
  for (const [number, ring] of segments.rings.entries()) {
    const point = freePoint(segments, ring, touched)
    const around = [...ringsAround(segments, point)].filter((other) => other !== number)
    const fault = misplaced(segments, ring, around)
    if (fault) return { code: fault, at: point }
  }
  return split ? { code: 'INTERIOR_SPLIT', at: split } : null
}

/** A vertex of the ring that is on no other ring, else the middle of its first side. */
function freePoint(segments: Segments, { start, end }: RingSpan, touched: ReadonlySet<string>): Position {
  const first = vertexAt(segments, start)
  if (touched.size === 0) return first
  for (let index = start; index < end; index += 1) {
    const vertex = vertexAt(segments, index)
    if (!touched.has(vertex.join())) return vertex
  }
  const second = vertexAt(segments, start + 1)
  return [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2]
}

function misplaced(segments: Segments, ring: RingSpan, around: readonly number[]): Fault['code'] | null {
  const spans = around.map((number) => ringSpan(segments, number))
  const own = spans.filter(({ polygon }) => polygon === ring.polygon)
  if (ring.isHole && !own.some(({ isHole }) => !isHole)) return 'HOLE_OUTSIDE_SHELL'
  if (ring.isHole && own.length > 1) return 'HOLES_NESTED'
  // A part may stand in another part's hole: then two rings of that part go around it, its shell and the hole.
  const others = spans.filter(({ polygon }) => polygon !== ring.polygon)
  const inside = others.some(
    ({ polygon, isHole }) => !isHole && !others.some((hole) => hole.isHole && hole.polygon === polygon),
  )
  return inside && !ring.isHole ? 'PARTS_OVERLAPPING' : null
}

/**
 * Rings of one polygon that touch around a loop cut its interior in pieces. Rings and touching points make a graph;
 * the interior is in one piece exactly when that graph has no cycle.
 */
function splitInterior(touches: readonly Touch[]): Position | null {
  const parent = new Map<string, string>()
  const root = (name: string): string => {
    let top = name
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up
    return top
  }
  const linked = new Set<string>()
  for (const { at, rings, samePolygon } of touches) {
    if (!samePolygon) continue
    for (const ring of rings) {
      const link = `${ring}@${at.join()}`
      if (linked.has(link)) continue
      linked.add(link)
      const [ringRoot, pointRoot] = [root(`ring ${ring}`), root(`point ${at.join()}`)]
      if (ringRoot === pointRoot) return at
      parent.set(pointRoot, ringRoot)
    }
  }
  return null
}
