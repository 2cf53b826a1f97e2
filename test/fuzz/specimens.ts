import { readdirSync, readFileSync, statSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { zippedShapefile } from '../build/polygonShapefile.ts'
import { dbfBytes, shpBytes } from '../build/shapefileBytes.ts'
import { sharedData } from '../build/sharedData.ts'
import { zipBytes } from '../build/zipBytes.ts'

type Part = { readonly name: string; readonly content: Uint8Array }

/** A file to mutate, and what is in it when it is an archive that opens. */
export type Specimen = { readonly name: string; readonly bytes: Uint8Array; readonly parts: readonly Part[] }

const RING: [number, number][] = [
  [893252.1, 176219.2],
  [893252.1, 176244.2],
  [893292.1, 176244.2],
  [893292.1, 176219.2],
  [893252.1, 176219.2],
]
const DEGREES: [number, number][] = [
  [-7.62, 33.59],
  [-7.61, 33.59],
  [-7.61, 33.6],
  [-7.62, 33.59],
]

const LARGEST_UNPACKED = 2_000_000

function partsOf(bytes: Uint8Array): readonly Part[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return []
  try {
    const files = unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= LARGEST_UNPACKED })
    return Object.entries(files).map(([name, content]) => ({ name, content }))
  } catch {
    return [] // damaged on purpose: it is mutated from outside only
  }
}

const specimen = (name: string, bytes: Uint8Array): Specimen => ({ name, bytes, parts: partsOf(bytes) })

const text = (name: string, content: string): Specimen => specimen(name, new TextEncoder().encode(content))

const kml = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>قطعة</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${DEGREES.map(([x, y]) => `${x},${y},0`).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>`
const gpx = `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>tour</name><trkseg>${DEGREES.map(([x, y]) => `<trkpt lat="${y}" lon="${x}"/>`).join('')}</trkseg></trk></gpx>`
const dxf = [0, 'SECTION', 2, 'ENTITIES', 0, 'LWPOLYLINE', 8, 'PARCELLE', 90, 4, 70, 1]
  .concat(RING.slice(0, 4).flatMap(([x, y]) => [10, x, 20, y, 42, 0.1]))
  .concat([0, 'ENDSEC', 0, 'EOF'])
  .join('\n')
const bornes = RING.map(
  ([x, y], index) => `B${index + 1} ; ${String(x).replace('.', ',')} ; ${String(y).replace('.', ',')}`,
)

/** One small sound file of each format, made here. */
const MADE: readonly Specimen[] = [
  specimen('plan.zip', zippedShapefile({ name: 'plan', rings: [RING], srid: 26191 })),
  specimen(
    'table.zip',
    zipBytes([
      { name: 'a.shp', content: shpBytes([{ rings: [RING] }, null], 15) },
      { name: 'a.dbf', content: dbfBytes({ field: 'NOM', values: [Buffer.from('lot 1'), Buffer.from('lot 2')] }) },
      { name: 'a.cpg', content: '1256', stored: true },
    ]),
  ),
  specimen('plan.kmz', zipBytes([{ name: 'doc.kml', content: kml }])),
  text('plan.kml', kml),
  text('plan.gpx', gpx),
  text('plan.dxf', dxf),
  text('bornes.csv', `Borne ; X ; Y\n${bornes.join('\n')}`),
  text('plan.geojson', JSON.stringify({ type: 'Polygon', coordinates: [DEGREES] })),
  text(
    'metres.geojson',
    JSON.stringify({
      type: 'Feature',
      properties: { name: 'lot' },
      geometry: { type: 'MultiPolygon', coordinates: [[RING]] },
    }),
  ),
]

const LARGEST = 250_000

function filesUnder(folder: string): Specimen[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`
      if (statSync(path).isDirectory()) return filesUnder(path)
      return statSync(path).size <= LARGEST ? [specimen(name, new Uint8Array(readFileSync(path)))] : []
    })
}

/** What is mutated: a file of each format, and the small reference files when this machine has them. */
export function specimens(): readonly Specimen[] {
  const folders = ['shapefiles', 'dxf', 'zoning/moved-to-26191'].map(sharedData).filter((path) => path !== null)
  return [...MADE, ...MADE, ...MADE, ...folders.flatMap(filesUnder)]
}
