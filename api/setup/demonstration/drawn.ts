import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { representativePoint } from '../../../spatial/geometry/representative.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import type { ProcedureDefinition } from '../../contract/procedures/definition.ts'
import type { DrawSite } from '../../contract/traces.ts'
import type { KnownParcel } from './parcels.ts'

const TRENCH_M = 0.6

/**
 * What whoever leads a dossier draws where an outline does not serve: a trench from the middle of the parcel to its first
 * borne, an antenna or a sign in the middle. Null for the procedures that an outline serves.
 */
export function drawnOn(
  { srid, geometry }: KnownParcel,
  wanted: ProcedureDefinition['geometry'],
  version: number,
): DrawSite | null {
  if (wanted !== 'line' && wanted !== 'point') return null
  const polygons = geometry.coordinates as unknown as readonly (readonly (readonly Position[])[])[] // pairs, as parcels.ts asks
  const middle = representativePoint(polygons)
  const borne = polygons[0]?.[0]?.[0]
  if (!middle || !borne) return null
  const coordinates = [toWgs84(srid, middle), toWgs84(srid, borne)].map((place) => [...place])
  return wanted === 'line'
    ? { version, kind: 'line', geometry: { type: 'LineString', coordinates }, widthM: TRENCH_M }
    : { version, kind: 'point', geometry: { type: 'Point', coordinates: coordinates[0] ?? [] } }
}
