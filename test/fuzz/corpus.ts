import { readdirSync, readFileSync, statSync } from 'node:fs'
import { polygonGeoJson, polygonKml, polygonTable } from '../build/outlineTexts.ts'
import { zippedShapefile } from '../build/polygonShapefile.ts'
import { sharedData } from '../build/sharedData.ts'

export type Sample = { readonly name: string; readonly bytes: Uint8Array }

/** Mutating more than this spends the time on copying. */
const MOST_BYTES = 600_000
const READ = /\.(zip|dxf|geojson|topojson|shp|dbf)$/

const RING = [
  [294_657.57, 328_807.37],
  [294_648.15, 328_837.22],
  [294_639.13, 328_834.4],
  [294_648.41, 328_804.92],
  [294_657.57, 328_807.37],
] as const

const text = (name: string, content: string): Sample => ({ name, bytes: new TextEncoder().encode(content) })

const made = (): Sample[] => [
  { name: 'parcelle.zip', bytes: zippedShapefile({ name: 'parcelle', srid: 26191, rings: [RING] }) },
  text('bornes.csv', polygonTable(RING)),
  text('parcelle.geojson', polygonGeoJson()),
  text('parcelle.kml', polygonKml()),
]

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = `${folder}/${name}`
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}

/** Files of our own making, and the reference files when this machine has them. */
export function corpus(): readonly Sample[] {
  const folders = ['shapefiles', 'dxf', 'boundaries'].map(sharedData).filter((path) => path !== null)
  const reference = folders
    .flatMap(filesUnder)
    .filter((path) => READ.test(path) && statSync(path).size <= MOST_BYTES)
    .map((path) => ({ name: path.split('/').at(-1) ?? path, bytes: new Uint8Array(readFileSync(path)) }))
  return [...made(), ...reference]
}
