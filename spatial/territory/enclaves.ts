import type { Position, Ring } from '../geometry/types.ts'
import { bisector, clipRing, type Site, signedArea } from './powerCells.ts'

const SIDES = 24

/** A regular polygon of the area of the circle whose square radius is the site's weight. */
function disc({ at: [x, y], weight }: Site): Ring {
  const angle = (2 * Math.PI) / SIDES
  const radius = Math.sqrt((Math.max(weight, 0) * Math.PI * 2) / (SIDES * Math.sin(angle)))
  const corners = Array.from(
    { length: SIDES },
    (_, side): Position => [x + radius * Math.cos(side * angle), y + radius * Math.sin(side * angle)],
  )
  return corners[0] ? [...corners, corners[0]] : []
}

/** Discs around towns; two that meet are cut along the line through the points where their circles cross. Convex. */
export const discs = (sites: readonly Site[]): readonly Ring[] =>
  sites.map((own) =>
    sites.reduce((ring, other) => (other === own ? ring : clipRing(ring, bisector(own, other))), disc(own)),
  )

/** The part of an outline inside a convex ring turning left. */
export function within(outline: readonly Ring[], convex: Ring): readonly Ring[] {
  const sides = convex.slice(1).map(([u, v], index) => {
    const [x, y] = convex[index] ?? [u, v]
    return { a: v - y, b: x - u, c: (v - y) * x + (x - u) * y }
  })
  return outline
    .map((ring) => sides.reduce<Ring>((kept, side) => clipRing(kept, side), ring))
    .filter((ring) => ring.length > 0)
}

const areaOf = (rings: readonly Ring[]) => rings.reduce((sum, ring) => sum + signedArea(ring), 0)

/**
 * Towns as enclaves: radii with which each disc, cut by the outline and by the other discs, has the area wanted (km²).
 * The area reached comes with each site; it falls short where neighbours leave no room.
 */
export function fitDiscs(
  towns: readonly { readonly at: Position; readonly area: number }[],
  outline: readonly Ring[],
): readonly (Site & { readonly area: number })[] {
  let sites = towns.map(({ at, area }) => ({ at, weight: area / Math.PI, area: 0 }))
  for (let round = 0; round < 60; round += 1) {
    const reached = discs(sites).map((ring) => areaOf(within(outline, ring)))
    sites = sites.map((site, index) => {
      const missing = (towns[index]?.area ?? 0) - (reached[index] ?? 0)
      return { ...site, weight: Math.max(site.weight + (0.7 * missing) / Math.PI, 1e-6), area: reached[index] ?? 0 }
    })
  }
  return sites
}
