/** West, south, east, north, in the units of the file. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** The bounds of what lay within the first and of one more. */
export function widened(all: Bounds | null, one: Bounds): Bounds {
  if (!all) return one
  const [west, south, east, north] = all
  return [Math.min(west, one[0]), Math.min(south, one[1]), Math.max(east, one[2]), Math.max(north, one[3])]
}
