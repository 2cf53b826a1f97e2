import { strToU8, zipSync } from 'fflate'
import { shpBytes } from './shapefileBytes.ts'

type Ring = readonly (readonly [number, number])[]

export type ShapefileShape = {
  readonly name: string
  /** One polygon a ring, closed, clockwise or not: written as given. */
  readonly rings: readonly Ring[]
  readonly srid: 26191 | 26192 | 26194 | 26195
}

/** Name, origin latitude (grads in the law, degrees here), scale, false easting and northing: as ArcGIS writes them, without TOWGS84. */
const PROJECTIONS = {
  26191: ['Merchich_Nord_Maroc', 33.3, 0.999625769, 500000, 300000],
  26192: ['Merchich_Sud_Maroc', 29.7, 0.999615596, 500000, 300000],
  26194: ['Merchich_Sahara_Nord', 26.1, 0.999616304, 1200000, 400000],
  26195: ['Merchich_Sahara_Sud', 22.5, 0.999616437, 1500000, 400000],
} as const

function projectionText(srid: ShapefileShape['srid']): string {
  const [name, latitude, scale, east, north] = PROJECTIONS[srid]
  return (
    `PROJCS["${name}",GEOGCS["GCS_Merchich",DATUM["D_Merchich",SPHEROID["Clarke_1880_IGN",6378249.2,293.466021293627]],` +
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],' +
    `PARAMETER["False_Easting",${east}],PARAMETER["False_Northing",${north}],PARAMETER["Central_Meridian",-5.4],` +
    `PARAMETER["Standard_Parallel_1",${latitude}],PARAMETER["Scale_Factor",${scale}],` +
    `PARAMETER["Latitude_Of_Origin",${latitude}],UNIT["Meter",1.0]]`
  )
}

/** A zipped shapefile of polygons with its `.prj`, as a surveyor's software exports it. */
export const zippedShapefile = ({ name, rings, srid }: ShapefileShape): Uint8Array =>
  zipSync({
    [`${name}.shp`]: shpBytes(rings.map((ring) => ({ rings: [ring] }))),
    [`${name}.prj`]: strToU8(projectionText(srid)),
  })
