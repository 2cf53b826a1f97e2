import { describe, expect, test } from 'vitest'
import { readPrj } from '../../../../spatial/intake/readers/prj.ts'

const MERCHICH =
  'GEOGCS["GCS_Merchich",DATUM["D_Merchich",SPHEROID["Clarke_1880_IGN",6378249.2,293.466021293627]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'

type Zone = { name: string; latitude: number; scale: number; east: number; north: number }

/** Origins, scales and false coordinates of EPSG 26191, 26192, 26194 and 26195. */
const ZONES: readonly (readonly [26191 | 26192 | 26194 | 26195, Zone])[] = [
  [26191, { name: 'Nord_Maroc', latitude: 33.3, scale: 0.999625769, east: 500_000, north: 300_000 }],
  [26192, { name: 'Sud_Maroc', latitude: 29.7, scale: 0.999615596, east: 500_000, north: 300_000 }],
  [26194, { name: 'Merchich_Sahara_Nord', latitude: 26.1, scale: 0.999616304, east: 1_200_000, north: 400_000 }],
  [26195, { name: 'Merchich_Sahara_Sud', latitude: 22.5, scale: 0.999616437, east: 1_500_000, north: 400_000 }],
]

const esri = ({ name, latitude, scale, east, north }: Zone, geographic = MERCHICH) =>
  `PROJCS["${name}",${geographic},PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",${east}.0],PARAMETER["False_Northing",${north}.0],PARAMETER["Central_Meridian",-5.4],PARAMETER["Standard_Parallel_1",${latitude}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",${latitude}],UNIT["Meter",1.0]]`

const NORD = ZONES[0]?.[1] ?? { name: '', latitude: 0, scale: 0, east: 0, north: 0 }
const legal = (srid: number) => ({ kind: 'legal', srid, from: 'prj' })

describe('a .prj', () => {
  test.each(ZONES)('of zone %i is known as ArcGIS writes it', (srid, zone) => {
    expect(readPrj(esri(zone))).toEqual(legal(srid))
  })

  test.each(ZONES)('of zone %i is known by its parameters, whatever its name', (srid, zone) => {
    expect(readPrj(esri({ ...zone, name: 'Lambert_Client' }))).toEqual(legal(srid))
  })

  test('is known as OGC writes it, with TOWGS84, authorities and spaces', () => {
    const wkt = `PROJCS["Merchich / Nord Maroc",
      GEOGCS["Merchich", DATUM["Merchich", SPHEROID["Clarke 1880 (IGN)",6378249.2,293.4660212936265, AUTHORITY["EPSG","7011"]],
        TOWGS84[31,146,47,0,0,0,0], AUTHORITY["EPSG","6261"]], PRIMEM["Greenwich",0], UNIT["degree",0.0174532925199433], AUTHORITY["EPSG","4261"]],
      PROJECTION["Lambert_Conformal_Conic_1SP"], PARAMETER["latitude_of_origin",33.3], PARAMETER["central_meridian",-5.4],
      PARAMETER["scale_factor",0.999625769], PARAMETER["false_easting",500000], PARAMETER["false_northing",300000],
      UNIT["metre",1, AUTHORITY["EPSG","9001"]], AXIS["X",EAST], AXIS["Y",NORTH], AUTHORITY["EPSG","26191"]]`
    expect(readPrj(wkt)).toEqual(legal(26191))
  })

  test('is known in ISO WKT, each parameter with its unit', () => {
    const grad = 'ANGLEUNIT["grad",0.015707963267949]'
    const wkt = `PROJCRS["Merchich / Sud Maroc",BASEGEOGCRS["Merchich",DATUM["Merchich",ELLIPSOID["Clarke 1880 (IGN)",6378249.2,293.466021293627,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0]],CONVERSION["Sud Maroc",METHOD["Lambert Conic Conformal (1SP)",ID["EPSG",9801]],PARAMETER["Latitude of natural origin",33,${grad}],PARAMETER["Longitude of natural origin",-6,${grad}],PARAMETER["Scale factor at natural origin",0.999615596],PARAMETER["False easting",500000,LENGTHUNIT["metre",1]],PARAMETER["False northing",300000,LENGTHUNIT["metre",1]]],CS[Cartesian,2],AXIS["x",east],AXIS["y",north],LENGTHUNIT["metre",1],ID["EPSG",26192]]`
    expect(readPrj(wkt)).toEqual(legal(26192))
  })

  test('in grads is known by its units: 37 gr is 33.3 degrees, -6 gr is -5.4', () => {
    const grads = MERCHICH.replace('UNIT["Degree",0.0174532925199433]', 'UNIT["Grad",0.01570796326794897]')
    const wkt = esri({ ...NORD, latitude: 37 }, grads).replace('["Central_Meridian",-5.4]', '["Central_Meridian",-6]')
    expect(readPrj(wkt)).toEqual(legal(26191))
    expect(readPrj(esri({ ...NORD, latitude: 37 }))).toEqual({ kind: 'foreign', name: 'Nord_Maroc' })
  })

  test('of the deprecated EPSG:26193, whose scale is 0.9996, is foreign with its name', () => {
    const zone = { name: 'Merchich / Sahara', latitude: 26.1, scale: 0.9996, east: 1_200_000, north: 400_000 }
    expect(readPrj(esri(zone))).toEqual({ kind: 'foreign', name: 'Merchich / Sahara' })
  })

  test('with the figures of a legal zone on another datum or in feet is foreign', () => {
    const wgs84 =
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
    expect(readPrj(esri(NORD, wgs84))).toEqual({ kind: 'foreign', name: 'Nord_Maroc' })
    expect(readPrj(esri(NORD).replace('UNIT["Meter",1.0]]', 'UNIT["Foot",0.3048]]')).kind).toBe('foreign')
    expect(readPrj(wgs84)).toEqual({ kind: 'geographic' })
    expect(readPrj(MERCHICH)).toEqual({ kind: 'foreign', name: 'GCS_Merchich' })
  })

  test('of another country is foreign with its name', () => {
    expect(readPrj('PROJCS["RGF93_Lambert_93",GEOGCS["GCS_RGF_1993"]]')).toEqual({
      kind: 'foreign',
      name: 'RGF93_Lambert_93',
    })
  })

  test('that is empty says nothing, that is noise is foreign', () => {
    expect(readPrj(' \uFEFF ')).toEqual({ kind: 'none' })
    expect(readPrj('\u0000\u0001 noise')).toEqual({ kind: 'foreign', name: '\u0000\u0001 noise' })
    expect(readPrj('A['.repeat(5_000)).kind).toBe('foreign')
  })
})
