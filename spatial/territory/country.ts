import type { Position, Ring } from '../geometry/types.ts'
import { COUNTRY_OUTLINE } from './countryOutline.ts'

/** Even-odd rule; a point exactly on the ring may fall on either side. */
function insideRing([x, y]: Position, ring: Ring): boolean {
  let inside = false
  ring.forEach(([toX, toY], index) => {
    const [fromX, fromY] = ring.at(index - 1) ?? [toX, toY]
    if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) inside = !inside
  })
  return inside
}

/**
 * Whether a point ([lon, lat], degrees WGS84) is in Morocco or within some 5 km of it: good to tell a Lambert zone from
 * another or degrees from metres, not to settle a border. False for anything that is not a number.
 */
export const inCountry = (position: Position): boolean => insideRing(position, COUNTRY_OUTLINE)
