import { aroundPoint, type Box, type Point } from '../map/scene.ts'
import type { Found } from './SearchBox.tsx'

export const asPoint = (point: readonly number[] | null): Point | null => {
  const [lon, lat] = point ?? []
  return lon === undefined || lat === undefined ? null : [lon, lat]
}

const asBox = (box: readonly number[] | null): Box | null => {
  const [west, south, east, north] = box ?? []
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null
  return [west, south, east, north]
}

/** Where to send the map for a result: its box, else the surroundings of its point. */
export function destinationOf(found: Found): Box | null {
  const point = asPoint(found.point)
  return asBox(found.bbox) ?? (point && aroundPoint(point))
}
