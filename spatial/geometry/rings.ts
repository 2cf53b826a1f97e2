import { distance, turnOf } from './plane.ts'
import type { Position, Ring } from './types.ts'
import type { Fault } from './validity.ts'

/** A tongue narrower than the survey grid and longer than ten times it is a slip of the pen, not land. */
const SPIKE_WIDTH_M = 0.01
const SPIKE_LENGTH_M = 0.1

/** What is wrong with one closed ring by itself, short of crossing: too few vertices, flat, or with a spike. */
export function ringFault(ring: Ring): Fault | null {
  const [first] = ring
  if (!first) return { code: 'RING_TOO_SHORT', at: [0, 0] }
  if (new Set(ring.slice(0, 5).map(String)).size < 3 && distinct(ring) < 3) return { code: 'RING_TOO_SHORT', at: first }
  if (isFlat(ring)) return { code: 'ZERO_AREA', at: first }
  const spike = spikeOf(ring)
  return spike ? { code: 'SPIKE', at: spike } : null
}

const distinct = (ring: Ring) => new Set(ring.map(String)).size

function isFlat(ring: Ring): boolean {
  const [first] = ring
  const second = ring.find((position) => first && (position[0] !== first[0] || position[1] !== first[1]))
  if (!first || !second) return true
  return ring.every((position) => turnOf(first, second, position) === 0)
}

/** The first vertex where the ring turns back on itself, or null. */
function spikeOf(ring: Ring): Position | null {
  for (let index = 1; index < ring.length; index += 1) {
    const before = ring[index - 1]
    const tip = ring[index]
    const after = ring[index + 1] ?? ring[1]
    if (before && tip && after && isSpike(before, tip, after)) return tip
  }
  return null
}

function isSpike(before: Position, tip: Position, after: Position): boolean {
  const forward = (before[0] - tip[0]) * (after[0] - tip[0]) + (before[1] - tip[1]) * (after[1] - tip[1])
  if (forward <= 0) return false
  const turn = turnOf(before, tip, after)
  if (turn === 0) return true
  const [one, two] = [distance(tip, before), distance(tip, after)]
  // Twice the triangle's area over the longer arm: how far the shorter arm's foot stands from it.
  return Math.min(one, two) > SPIKE_LENGTH_M && Math.abs(turn) / Math.max(one, two) <= SPIKE_WIDTH_M
}
