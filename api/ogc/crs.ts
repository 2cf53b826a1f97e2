import { type RawBuilder, sql } from 'kysely'
import { isLegalSrid, LEGAL_ZONES, type LegalSrid } from '../../spatial/crs/legalZones.ts'

export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
/** The same degrees as CRS84, latitude first. */
export const EPSG_4326 = 'http://www.opengis.net/def/crs/EPSG/0/4326'

const EPSG = 'http://www.opengis.net/def/crs/EPSG/0/'
export const legalUri = (srid: LegalSrid): string => `${EPSG}${srid}`

/** A system coordinates are asked or answered in. Those of a legal zone are easting, northing, as EPSG orders them. */
export type Crs = {
  readonly uri: string
  /** How the GeoJSON of 2008 names it, the only name GDAL reads from a file. */
  readonly urn: string
  readonly srid: 4326 | LegalSrid
  readonly latitudeFirst: boolean
}

const DEGREES: readonly Crs[] = [
  { uri: CRS84, urn: 'urn:ogc:def:crs:OGC:1.3:CRS84', srid: 4326, latitudeFirst: false },
  { uri: EPSG_4326, urn: 'urn:ogc:def:crs:EPSG::4326', srid: 4326, latitudeFirst: true },
]
const LEGAL: readonly Crs[] = LEGAL_ZONES.map(({ srid }) => {
  return { uri: legalUri(srid), urn: `urn:ogc:def:crs:EPSG::${srid}`, srid, latitudeFirst: false }
})

/**
 * The systems a collection can be read in. That of a legal zone goes with a collection of that zone alone: ground of
 * another zone has no legal coordinates in it, and is far outside the domain where its projection means anything.
 */
export const systemsOf = (srid: LegalSrid | null): readonly Crs[] => [
  ...DEGREES,
  ...LEGAL.filter((crs) => crs.srid === srid),
]

/** Eight decimals of a degree are a millimetre, four of a metre a tenth of one: a centimetre is kept in both. */
const DECIMALS = { degrees: 8, metres: 4 } as const

/** A geometry as GeoJSON text, outer rings counter-clockwise (RFC 7946), from the legal geometry. */
export function geoJsonIn(crs: Crs, legal: RawBuilder<unknown>): RawBuilder<string> {
  const wound = sql`ST_Multi(ST_ForcePolygonCCW(${legal}))`
  if (isLegalSrid(crs.srid)) return sql<string>`ST_AsGeoJSON(${wound}, ${sql.lit(DECIMALS.metres)}, 0)`
  const degrees = sql`wgs84_from_legal(${wound})`
  const shown = crs.latitudeFirst ? sql`ST_FlipCoordinates(${degrees})` : degrees
  return sql<string>`ST_AsGeoJSON(${shown}, ${sql.lit(DECIMALS.degrees)}, 0)`
}
