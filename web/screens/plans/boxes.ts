import type { Box } from '../map/scene.ts'

/** Every position of a GeoJSON geometry, whatever its depth. */
function* positionsOf(coordinates: unknown): Generator<readonly [number, number]> {
  if (!Array.isArray(coordinates)) return
  const [x, y] = coordinates
  if (typeof x === 'number' && typeof y === 'number') yield [x, y]
  else for (const inner of coordinates) yield* positionsOf(inner)
}

type Place = { readonly type: string; readonly [key: string]: unknown }

function* positionsIn(place: Place): Generator<readonly [number, number]> {
  yield* positionsOf(place.coordinates)
  if (Array.isArray(place.geometries)) for (const inner of place.geometries) yield* positionsIn(inner as Place) // a collection's own members
}

/** West, south, east, north of some GeoJSON geometries, degrees; null when they have no position. */
export function boxOfPlace(places: readonly Place[]): Box | null {
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const place of places)
    for (const [x, y] of positionsIn(place)) {
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
    }
  return west <= east ? [west, south, east, north] : null
}
