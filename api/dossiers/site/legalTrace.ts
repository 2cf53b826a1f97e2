import type { LineString, MultiPolygon, Point } from 'geojson'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { normaliseLine, normalisePoint } from '../../../spatial/intake/normaliseLine.ts'
import type { IntakeRefusal } from '../../../spatial/intake/types.ts'
import type { Result } from '../../../spatial/result.ts'
import { outlineInZone } from '../../conformity/subject.ts'
import type { DrawSite } from '../../contract/traces.ts'
import { intakeProblem } from '../../parcels/intakeProblem.ts'

/** In the metres of a legal zone, on the centimetre grid, valid. */
export type LegalTrace = MultiPolygon | LineString | Point

/** What was drawn in degrees, in the commune's legal plane. @throws Problem with the intake's code and place */
export function legalTrace(geometry: DrawSite['geometry'], srid: LegalSrid): LegalTrace {
  switch (geometry.type) {
    case 'LineString': {
      const { line } = heldOrThrown(normaliseLine(geometry.coordinates.map(pair), srid))
      return { type: 'LineString', coordinates: line.map((position) => [...position]) }
    }
    case 'Point':
      return { type: 'Point', coordinates: [...heldOrThrown(normalisePoint(pair(geometry.coordinates), srid))] }
    default:
      return outlineInZone(geometry, srid)
  }
}

/** A height is left where it is: the ground is a plane. */
const pair = ([x = Number.NaN, y = Number.NaN]: readonly number[]): Position => [x, y]

function heldOrThrown<T>(result: Result<T, IntakeRefusal>): T {
  if (result.ok) return result.value
  throw intakeProblem(result.error)
}
