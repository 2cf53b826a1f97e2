import { type LegalSrid, legalZone } from '../../../spatial/crs/legalZones.ts'

export type Srs = {
  readonly id: number
  readonly name: string
  readonly organization: string
  readonly code: number
  readonly definition: string
}

export const WGS84: Srs = {
  ...{ id: 4326, name: 'WGS 84', organization: 'EPSG', code: 4326 },
  definition:
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]',
}

const PARAMETERS = {
  lat: /\+lat_0=([-\d.]+)/,
  lon: /\+lon_0=([-\d.]+)/,
  scale: /\+k_0=([-\d.]+)/,
  x: /\+x_0=([-\d.]+)/,
  y: /\+y_0=([-\d.]+)/,
} as const

/** What comes with the number EPSG gives each part, and with the shift to WGS 84 for whoever reads it. */
function definitionOf(srid: LegalSrid, known: boolean): string {
  const { name, proj4 } = legalZone(srid)
  const read = (parameter: keyof typeof PARAMETERS) => PARAMETERS[parameter].exec(proj4)?.[1] ?? ''
  const as = (code: number) => (known ? `,AUTHORITY["EPSG","${code}"]` : '')
  const datum = known ? 'Merchich' : 'Merchich, EPSG:1166' // of a datum it knows by name, GDAL throws the shift away
  const shift = /\+towgs84=([-\d.,]+)/.exec(proj4)?.[1] ?? ''
  return (
    `PROJCS["${name}",GEOGCS["${datum}",DATUM["${datum}",SPHEROID["Clarke 1880 (IGN)",6378249.2,293.466021293627${as(7011)}],` +
    `TOWGS84[${shift}]${as(6261)}],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]${as(4261)}],` +
    `PROJECTION["Lambert_Conformal_Conic_1SP"],PARAMETER["latitude_of_origin",${read('lat')}],PARAMETER["central_meridian",${read('lon')}],` +
    `PARAMETER["scale_factor",${read('scale')}],PARAMETER["false_easting",${read('x')}],PARAMETER["false_northing",${read('y')}],` +
    `UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]${as(srid)}]`
  )
}

/** South of 27.66° EPSG knows no way from Merchich to WGS 84, and PROJ leaves the shift out in silence. */
const UNSHIFTED: ReadonlySet<LegalSrid> = new Set([26194, 26195])

/**
 * The system of a legal zone as a file says it. Those of the Sahara go under a number of our own, their shift written
 * out: under EPSG's a reader would put them 240 to 280 m away on any map.
 */
export function srsOf(srid: LegalSrid): Srs {
  const { name } = legalZone(srid)
  if (!UNSHIFTED.has(srid))
    return { id: srid, name, organization: 'EPSG', code: srid, definition: definitionOf(srid, true) }
  const id = 900_000 + srid
  return { id, name: `${name} (EPSG:${srid})`, organization: 'ROKHAS', code: id, definition: definitionOf(srid, false) }
}
