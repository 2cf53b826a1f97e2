import type { MultiPolygon } from 'geojson'
import type { Position, Ring } from '../../spatial/geometry/types.ts'
import { type LocalPlane, localPlane } from '../../spatial/territory/plane.ts'
import { signedArea } from '../../spatial/territory/powerCells.ts'

const leftTurning = (ring: Ring): Ring => (signedArea(ring) < 0 ? ring.toReversed() : ring)

/**
 * The local plane of a province, around the middle of its box, and its shells there. Weights in sites.csv only make
 * sense in this plane.
 */
export function groundOf(outline: MultiPolygon): { readonly plane: LocalPlane; readonly rings: readonly Ring[] } {
  const shells = outline.coordinates.map(([shell = []]) => shell.map(([lon = 0, lat = 0]): Position => [lon, lat]))
  const points = shells.flat()
  const middle = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis])
    return (Math.min(...values) + Math.max(...values)) / 2
  }
  const plane = localPlane([middle(0), middle(1)])
  return { plane, rings: shells.map((shell) => leftTurning(shell.map(plane.toPlane))) }
}
