import type { z } from 'zod'
import type { draftZone } from '../../../../api/contract/plans/drafts.ts'
import { signedArea } from '../../../../spatial/geometry/plane.ts'
import type { Position } from '../../../../spatial/geometry/types.ts'

type Zone = Pick<z.infer<typeof draftZone>, 'legal' | 'rings'>

/** One ring of a shape: its part, and its rank in the part, 0 for the outer line and the others for its holes. */
export type RingAt = { readonly part: number; readonly ring: number }

export type RingRead = RingAt & {
  /** Legal metres, its end not repeated. */
  readonly positions: readonly Position[]
  readonly areaM2: number
}

const partsOf = ({ legal, rings }: Zone) => legal?.geometry.coordinates ?? rings ?? []

/** The places of a ring, its end not repeated. */
export const opened = (ring: readonly (readonly number[])[]): readonly Position[] => {
  const positions = ring.map(([x = 0, y = 0]): Position => [x, y])
  const [first, last] = [positions[0], positions.at(-1)]
  return positions.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
    ? positions.slice(0, -1)
    : positions
}

/** Every ring of a shape, part by part; of one whose bytes could not be read, an empty one to draw. */
export function ringsOf(zone: Zone): readonly RingRead[] {
  const read = partsOf(zone).flatMap((rings, part) =>
    rings.map((ring, nth): RingRead => {
      const positions = opened(ring)
      return { part, ring: nth, positions, areaM2: Math.abs(signedArea([...positions, ...positions.slice(0, 1)])) }
    }),
  )
  return read.length > 0 ? read : [{ part: 0, ring: 0, positions: [], areaM2: 0 }]
}

/** The whole shape with one of its rings drawn again, the others as they are: coordinates of a multipolygon. */
export function withRing(zone: Zone, { part, ring }: RingAt, drawn: readonly Position[]): number[][][][] {
  const closed = [...drawn, ...drawn.slice(0, 1)].map(([x, y]) => [x, y])
  const kept = partsOf(zone).map((rings) => rings.map((positions) => positions.map(([x = 0, y = 0]) => [x, y])))
  if (kept.length === 0) return [[closed]]
  return kept.map((rings, nthPart) =>
    nthPart === part ? rings.map((positions, nth) => (nth === ring ? closed : positions)) : rings,
  )
}

/** The shape without one of its holes, or without one of its parts when the ring is its outer line; null when nothing is left. */
export function withoutRing(zone: Zone, { part, ring }: RingAt): number[][][][] | null {
  const kept = partsOf(zone)
    .map((rings, nthPart) => (nthPart === part ? rings.filter((_, nth) => ring !== 0 && nth !== ring) : rings))
    .filter((rings) => rings.length > 0)
    .map((rings) => rings.map((positions) => positions.map(([x = 0, y = 0]) => [x, y])))
  return kept.length === 0 ? null : kept
}
