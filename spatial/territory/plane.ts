import type { Position } from '../geometry/types.ts'

/**
 * A local plane in kilometres around a point, affine to degrees: straight lines stay straight both ways, so cells cut in
 * it can be laid on outlines in degrees. Within a province areas are true to about 1 %: enough for approximate cells,
 * never for a parcel.
 */
export type LocalPlane = {
  readonly toPlane: (lonLat: Position) => Position
  readonly toLonLat: (kilometres: Position) => Position
}

/** Length of a degree of latitude on a sphere of the Earth's mean radius, 6,371.0088 km (IUGG). */
const KM_PER_DEGREE = (6371.0088 * Math.PI) / 180

export function localPlane([lon0, lat0]: Position): LocalPlane {
  const kmPerLongitude = KM_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180)
  return {
    toPlane: ([lon, lat]) => [(lon - lon0) * kmPerLongitude, (lat - lat0) * KM_PER_DEGREE],
    toLonLat: ([x, y]) => [lon0 + x / kmPerLongitude, lat0 + y / KM_PER_DEGREE],
  }
}
