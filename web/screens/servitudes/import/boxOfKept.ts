import type { ShownFootprint } from '../../../map/layers/FootprintsLayer.tsx'
import type { Box } from '../../map/scene.ts'
import { boxOfPlace } from '../../plans/boxes.ts'

/** The box of the footprints that are imported, of all of them when none is; degrees. Pure. */
export function boxOfKept(footprints: readonly ShownFootprint[]): Box | null {
  const kept = footprints.filter(({ properties }) => !properties.leftOut)
  return boxOfPlace((kept.length > 0 ? kept : footprints).map(({ geometry }) => geometry))
}
