import type { Position } from '../../geometry/types.ts'
import type { FiledParcel } from '../types.ts'

const isDegrees = ([x, y]: Position): boolean => Math.abs(x) <= 180 && Math.abs(y) <= 90

/** Whether every coordinate could be [lon, lat] in degrees; a plan in metres never fits. */
export const areDegrees = (parcels: readonly FiledParcel[]): boolean =>
  parcels.every(({ polygons }) => polygons.every((rings) => rings.every((ring) => ring.every(isDegrees))))
