import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { multiPolygonToWgs84 } from '../../../spatial/crs/reproject.ts'
import type { LegalMultiPolygon, PolygonRings } from '../../../spatial/geometry/types.ts'
import type { EnvelopeAnswer } from '../../contract/envelope.ts'
import type { FoundEnvelope } from './commands.ts'

const multiPolygonOf = (polygons: readonly PolygonRings[]) =>
  ({ type: 'MultiPolygon', coordinates: polygons }) as unknown as LegalMultiPolygon // metres of the zone it was found in

const placesOf = (srid: LegalSrid, polygons: readonly PolygonRings[] | null) => {
  const geometry = polygons && multiPolygonOf(polygons)
  return {
    envelope: geometry && multiPolygonToWgs84(srid, geometry),
    legal: geometry && { srid, geometry },
  }
}

/** The only place where an envelope becomes an answer. */
export function presentEnvelope({ srid, on, input, envelope }: FoundEnvelope): EnvelopeAnswer {
  const { polygons, unsure, volume: _drawnInTheBrowser, because, ...figures } = envelope
  const from = { srid, ...input } as unknown as EnvelopeAnswer['from'] // the contract's arrays are writable
  const doubtful = unsure.length > 0 ? placesOf(srid, unsure).envelope : null
  return { ...placesOf(srid, polygons), ...figures, unsure: doubtful, because: [...because], on, from }
}
