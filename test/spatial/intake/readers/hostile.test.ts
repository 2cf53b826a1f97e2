import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAny } from '../../../build/readingOf.ts'
import { dbfBytes, shpBytes } from '../../../build/shapefileBytes.ts'
import { zipBytes } from '../../../build/zipBytes.ts'

const RING = [
  [0, 0],
  [0, 10],
  [25, 10],
  [25, 0],
  [0, 0],
] as [number, number][]
const shp = shpBytes([{ rings: [RING, [...RING].reverse()] }, null, { rings: [RING] }])
const names = ['a', 'b', 'c'].map((name) => new TextEncoder().encode(name))
const dbf = dbfBytes({ field: 'NOM', values: names })
const kml = `<kml><Placemark><name>A</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${RING.map(String).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`
const dxfLines = [
  0,
  'SECTION',
  2,
  'ENTITIES',
  0,
  'LWPOLYLINE',
  8,
  'P',
  90,
  3,
  70,
  1,
  10,
  0,
  20,
  0,
  42,
  0.5,
  10,
  9,
  20,
  0,
  10,
  9,
  20,
  5,
  0,
  'ENDSEC',
  0,
  'EOF',
]
const utf8 = (text: string) => new TextEncoder().encode(text)

/** One good small file a format. */
const GOOD: Record<string, Uint8Array> = {
  'zipped shapefile': zipBytes([
    { name: 'a.shp', content: shp },
    { name: 'a.dbf', content: dbf, stored: true },
    { name: 'a.prj', content: 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]' },
  ]),
  'stored shapefile': zipBytes([{ name: 'a.shp', content: shp, stored: true }]),
  shp,
  geojson: utf8(
    JSON.stringify({ type: 'Feature', properties: { nom: 'دار' }, geometry: { type: 'Polygon', coordinates: [RING] } }),
  ),
  kml: utf8(kml),
  kmz: zipBytes([{ name: 'doc.kml', content: kml }]),
  gpx: utf8(`<gpx><rte>${RING.map(([x, y]) => `<rtept lat="${y}" lon="${x}"/>`).join('')}</rte></gpx>`),
  dxf: utf8(dxfLines.join('\n')),
  table: utf8('Borne;X;Y;D\nB1;294 067,78;332538.69;1\nB2;294161;332581,76;2\nB3;294050,1;332600,25\n\nSurface 12'),
  wkt: utf8('id;geom\n1;POLYGON((0 0, 0 10, 25 10, 0 0))'),
}

type Mutation = { at: number; byte: number; cut: number; copy: number }

function mutate(good: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  const bytes = good.slice()
  for (const { at, byte } of mutations) bytes[at % bytes.length] = byte
  const [first] = mutations
  if (!first) return bytes
  const end = first.cut % 3 === 0 ? first.cut % bytes.length : bytes.length
  const tail = first.copy % 4 === 0 ? bytes.subarray(first.copy % bytes.length) : new Uint8Array()
  return Uint8Array.from([...bytes.subarray(0, end), ...tail])
}

const mutation = fc.record({ at: fc.nat(), byte: fc.nat(255), cut: fc.nat(), copy: fc.nat() })

describe('any file', () => {
  test.each(Object.entries(GOOD))('good to begin with is read: %s', (_, good) => {
    const read = readAny(good)
    expect(read.ok ? '' : read.error).toBe('')
  })

  test.each(Object.entries(GOOD))(
    'mutated from a good %s is read or refused, never thrown at, in bounded time',
    (_, good) => {
      fc.assert(
        fc.property(fc.array(mutation, { minLength: 1, maxLength: 8 }), (mutations) => {
          const started = performance.now()
          const read = readAny(mutate(good, mutations))
          expect(read.ok ? read.value.parcels.length > 0 : read.error.code !== undefined).toBe(true)
          expect(performance.now() - started).toBeLessThan(1_000)
        }),
        { numRuns: 300 },
      )
    },
  )

  test('of random bytes or text is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof readAny(bytes).ok === 'boolean'),
      { numRuns: 300 },
    )
    const text = fc.string({ unit: fc.constantFrom(...'0123456789 .,;|\t\n-XYB{["<ةس٣') })
    fc.assert(
      fc.property(text, (content) => typeof readAny(content).ok === 'boolean'),
      { numRuns: 1_000 },
    )
  })

  test.each([
    ['spaces', ' '],
    ['digits', '1'],
    ['brackets', '['],
    ['digits and spaces', '1 '],
    ['commas', ',1'],
    ['line ends', '1\n'],
    ['coordinates', '1;2\n'],
    ['pairs of group codes', '0\nSECTION\n'],
    ['quotes', '"1'],
  ])('of 4 MB of %s ends within 5 s', (_, unit) => {
    for (const start of ['', '{"a":', '<kml>', '0\nSECTION\n2\nENTITIES\n', 'X;Y\n', '1;POLYGON((']) {
      const content = start + unit.repeat(Math.floor((4 * 1024 * 1024) / unit.length))
      const started = performance.now()
      readAny(content)
      expect(performance.now() - started, start).toBeLessThan(5_000)
    }
  })
})
