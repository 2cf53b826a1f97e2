import type { MultiPolygon } from 'geojson'
import proj4 from 'proj4'
import type { LegalMultiPolygon, Position, Wgs84MultiPolygon } from '../geometry/types.ts'
import { LEGAL_ZONES, type LegalSrid } from './legalZones.ts'

const converters = new Map(LEGAL_ZONES.map((zone) => [zone.srid, proj4(zone.proj4)]))

function converter(srid: LegalSrid) {
  const found = converters.get(srid)
  if (!found) throw new Error(`no legal zone has SRID ${srid}`)
  return found
}

/** Legal metres to [lon, lat] in degrees WGS84, with the shift of EPSG:1166 (accuracy 7 m). */
export function toWgs84(srid: LegalSrid, position: Position): Position {
  return converter(srid).inverse(pairOf(position))
}

/** [lon, lat] in degrees WGS84 to legal metres, with the shift of EPSG:1166 (accuracy 7 m). */
export function toLegal(srid: LegalSrid, position: Position): Position {
  return converter(srid).forward(pairOf(position))
}

/** proj4 wants a pair it could write to; it answers with a new one and leaves this one alone. */
const pairOf = (position: Position) => position as [number, number]

/** A position of an outline is a pair, whatever GeoJSON's type allows. */
const mapPositions = (geometry: MultiPolygon, move: (position: Position) => Position): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: geometry.coordinates.map((polygon) =>
    polygon.map((ring) => ring.map((position) => move(position as unknown as Position) as unknown as number[])),
  ),
})

/** Nine decimals of a degree: a tenth of a millimetre. */
const shown = (degrees: number) => Math.round(degrees * 1e9) / 1e9

/** A legal outline in degrees to nine decimals, for display and for RFC 7946. */
export const multiPolygonToWgs84 = (srid: LegalSrid, geometry: LegalMultiPolygon): Wgs84MultiPolygon =>
  mapPositions(geometry, (position) => {
    const [lon, lat] = toWgs84(srid, position)
    return [shown(lon), shown(lat)]
  }) as Wgs84MultiPolygon // reprojected above
