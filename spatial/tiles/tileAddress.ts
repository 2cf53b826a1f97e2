/** One square of the web map: zoom, column from the west, row from the north (EPSG:3857). */
export type TileAddress = { readonly z: number; readonly x: number; readonly y: number }

/** From the middle of the web map to its edges, metres of EPSG:3857. */
export const HALF_WORLD_M = 20_037_508.342_789_244

/** Beyond this a tile is smaller than a parcel's corner. */
export const DEEPEST_ZOOM = 22

const WHOLE = /^(0|[1-9]\d{0,7})$/

/** The address three texts give, or null when no such tile exists. */
export function tileAddress(zText: string, xText: string, yText: string): TileAddress | null {
  if (![zText, xText, yText].every((text) => WHOLE.test(text))) return null
  const [z, x, y] = [Number(zText), Number(xText), Number(yText)]
  if (z > DEEPEST_ZOOM || x >= 2 ** z || y >= 2 ** z) return null
  return { z, x, y }
}

/** Latitude in degrees of the northern edge of a row of tiles (spherical Mercator). */
const northOf = (z: number, y: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI

/** The latitudes between which a tile lies, degrees. */
export const latitudesOf = ({ z, y }: TileAddress): { readonly south: number; readonly north: number } => ({
  south: northOf(z, y + 1),
  north: northOf(z, y),
})
