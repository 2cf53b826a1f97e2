import type { Geometry } from 'geojson'
import { type Expression, type RawBuilder, sql } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'

/** A legal geometry from its GeoJSON coordinates in metres. */
export const legalGeometry = (geometry: Geometry, srid: LegalSrid): RawBuilder<string> =>
  sql<string>`ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(geometry)}), ${srid}::integer))`

/** The display copy in EPSG:3857, with the datum shift written out. */
export const display3857 = (legal: Expression<string>): RawBuilder<string> => sql<string>`display_3857(${legal})`

/** Degrees, for answers; 8 decimals are a millimetre. */
export const geoJsonWgs84 = <T = Geometry>(legal: Expression<string>): RawBuilder<T> =>
  sql<T>`ST_AsGeoJSON(wgs84_from_legal(${legal}), 8)::json`

/** Legal metres to the tenth of a millimetre. */
export const geoJsonLegal = <T = Geometry>(legal: Expression<string>): RawBuilder<T> =>
  sql<T>`ST_AsGeoJSON(${legal}, 4, 0)::json`
