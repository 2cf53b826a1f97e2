import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zippedShapefile } from '../../build/polygonShapefile.ts'
import { dbfBytes, type ShpShape, shpBytes } from '../../build/shapefileBytes.ts'
import { zipBytes } from '../../build/zipBytes.ts'
import { type ParcelService, parcelService, problemOf, readOf } from './service.ts'

let service: ParcelService

beforeAll(async () => {
  service = await parcelService()
})
afterAll(() => service.close())

type Point = [number, number]

/** A plot of 40 m by 25 m in Figuig (EPSG:26191), where no other zone puts the same metres in the country. */
const [X, Y] = [893_252, 176_219]
const at = (dx: number, dy: number): Point => [X + dx, Y + dy]
const PLOT: Point[] = [at(0, 0), at(0, 25), at(40, 25), at(40, 0), at(0, 0)]
const shp = shpBytes([{ rings: [PLOT] }])
const honest = zippedShapefile({ name: 'plan', rings: [PLOT], srid: 26191 })

const metres = (...rings: Point[][]) => JSON.stringify({ type: 'Polygon', coordinates: rings })
const degrees = (...ring: Point[]) => JSON.stringify({ type: 'Polygon', coordinates: [ring] })
const kml = (inside: string, head = '') =>
  `<?xml version="1.0"?>${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark>${inside}</Placemark></kml>`

type Case = readonly [what: string, code: string, bytes: Uint8Array | string, srid?: number]

const ARCHIVES: readonly Case[] = [
  ['an archive cut short', 'ARCHIVE_DAMAGED', honest.subarray(0, Math.floor(honest.length * 0.6))],
  [
    'an archive whose content is not what its sum says',
    'ARCHIVE_DAMAGED',
    zipBytes([{ name: 'a.shp', content: shp, saidCrc: 1 }]),
  ],
  ['a bomb', 'ARCHIVE_UNPACKS_TOO_LARGE', zipBytes([{ name: 'a.shp', content: new Uint8Array(80_000_000) }])],
  ['names that climb out of the folder', 'ARCHIVE_UNSAFE_NAME', zipBytes([{ name: '../../etc/a.shp', content: shp }])],
  ['a symbolic link', 'ARCHIVE_LINK', zipBytes([{ name: 'a.shp', content: '/etc/passwd', unixMode: 0o120777 }])],
  ['an encrypted archive', 'ARCHIVE_ENCRYPTED', zipBytes([{ name: 'a.shp', content: shp, flags: 0x801 }])],
  ['an archive in an archive', 'ARCHIVE_NESTED', zipBytes([{ name: 'a.zip', content: honest }])],
  [
    'a thousand entries',
    'ARCHIVE_TOO_MANY_ENTRIES',
    zipBytes(Array.from({ length: 1000 }, (_, n) => ({ name: `${n}.txt`, content: '' }))),
  ],
  [
    'a shapefile without its .shp',
    'SHAPEFILE_WITHOUT_SHP',
    zipBytes([{ name: 'a.dbf', content: dbfBytes({ field: 'N', values: [] }) }]),
  ],
  ['a .shp cut short', 'SHAPEFILE_DAMAGED', zipBytes([{ name: 'a.shp', content: shp.subarray(0, shp.length - 20) }])],
]

const TEXTS: readonly Case[] = [
  ['nothing', 'EMPTY_FILE', ''],
  ['a photograph', 'FORMAT_UNKNOWN', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
  ['a DWG', 'DWG_NOT_READ', 'AC1032\0\0\0\0'],
  ['JSON cut short', 'JSON_INVALID', '{"type":"Polygon","coordinates":[[[1,2],'],
  ['JSON a thousand levels deep', 'JSON_INVALID', '['.repeat(200_000)],
  ['JSON of something else', 'GEOJSON_NOT_FEATURES', '{"hello":"world"}'],
  ['XML cut short', 'XML_INVALID', '<?xml version="1.0"?><kml><Placemark>'],
  ['XML entities', 'XML_ENTITY', kml('&x;', '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
  ['a table of words', 'TABLE_NOT_COORDINATES', 'type,texte\n1,deux'],
  ['two bornes', 'TABLE_TOO_FEW_BORNES', 'B1;893252,10;176219,10\nB2;893292,10;176219,10'],
  [
    'a coordinate that is no number',
    'COORDINATE_NOT_A_NUMBER',
    '{"type":"Polygon","coordinates":[[[1,2],[3,"x"],[1,2]]]}',
  ],
  ['an empty shape', 'NO_PARCEL', '{"type":"Polygon","coordinates":[]}'],
  ['a null shape', 'NO_PARCEL', '{"type":"Feature","properties":{},"geometry":null}'],
  ['a shapefile of null shapes', 'NO_PARCEL', zipBytes([{ name: 'a.shp', content: shpBytes([null as ShpShape]) }])],
]

const PLACES: readonly Case[] = [
  ['swapped axes in degrees', 'AXES_SWAPPED', degrees([33.59, -7.62], [33.6, -7.62], [33.6, -7.61], [33.59, -7.62])],
  ['swapped axes in metres', 'AXES_SWAPPED', metres(PLOT.map(([x, y]): Point => [y, x])), 26191],
  [
    'degrees given as metres',
    'DEGREES_AS_METRES',
    degrees([-7.62, 33.59], [-7.61, 33.59], [-7.61, 33.6], [-7.62, 33.59]),
    26191,
  ],
  ['metres given as degrees', 'CRS_MISMATCH', metres(PLOT), 4326],
  ['a place abroad', 'OUTSIDE_MOROCCO', degrees([2.35, 48.85], [2.36, 48.85], [2.36, 48.86], [2.35, 48.85])],
  ['a local drawing', 'CRS_UNKNOWN', metres([[0, 0], [300, 0], [300, 200], [0, 0]])], // biome-ignore format: one case a line
  ['a system that is not legal', 'SRID_NOT_LEGAL', metres(PLOT), 3857],
]

const SHAPES: readonly Case[] = [
  ['a crossed outline', 'RING_SELF_CROSSING', metres([at(0, 0), at(40, 25), at(40, 0), at(0, 25), at(0, 0)]), 26191],
  [
    'touching holes that cut it',
    'INTERIOR_SPLIT',
    metres(PLOT, [at(0, 12), at(20, 20), at(40, 12), at(20, 5), at(0, 12)]),
    26191,
  ],
  ['a hole outside', 'HOLE_OUTSIDE_SHELL', metres(PLOT, [at(50, 0), at(60, 0), at(60, 9), at(50, 0)]), 26191],
  ['a hole that crosses', 'RINGS_CROSSING', metres(PLOT, [at(30, 5), at(60, 5), at(60, 9), at(30, 5)]), 26191],
  [
    'nested holes',
    'HOLES_NESTED',
    metres(PLOT, [at(5, 5), at(30, 5), at(30, 20), at(5, 5)], [at(24, 7), at(28, 7), at(28, 9), at(24, 7)]),
    26191,
  ],
  ['a spike', 'SPIKE', metres([at(0, 0), at(40, 0), at(40, 25), at(90, 25), at(40, 25), at(0, 25), at(0, 0)]), 26191],
  ['bornes in line', 'ZERO_AREA', metres([at(0, 0), at(20, 20), at(40, 40), at(0, 0)]), 26191],
  ['two bornes and back', 'RING_TOO_SHORT', metres([at(0, 0), at(20, 20), at(0, 0)]), 26191],
]

const GROUPS: Readonly<Record<string, readonly Case[]>> = { ARCHIVES, TEXTS, PLACES, SHAPES }

for (const [group, cases] of Object.entries(GROUPS))
  describe(`Hostile ${group.toLowerCase()} are refused, each with its own code, in both languages, within 5 s`, () => {
    for (const [what, code, bytes, srid] of cases)
      test(`${what}: ${code}`, async () => {
        const started = performance.now()
        const response = await service.sendFile(bytes, { name: 'depot', ...(srid === undefined ? {} : { srid }) })
        const refusal = await problemOf(response)
        expect(refusal.code, JSON.stringify(refusal.data)).toBe(code)
        expect(response.status).toBe(422)
        expect(refusal.detail.fr.length).toBeGreaterThan(30)
        expect(refusal.detail.ar).toMatch(/[\u0600-\u06ff]/)
        expect(performance.now() - started).toBeLessThan(5000)
      })
  })

describe('What can be read without changing the shape is read, and said', () => {
  test.each([
    ['VERTEX_REPEATED', [at(0, 0), at(0, 25), at(0, 25), at(40, 25), at(40, 0), at(0, 0)]],
    ['VERTEX_NEARLY_REPEATED', [at(0, 0), at(0, 25), at(0, 25.001), at(40, 25), at(40, 0), at(0, 0)]],
    ['RING_CLOSED', [at(0, 0), at(0, 25), at(40, 25), at(40, 0)]],
    ['RING_REORIENTED', PLOT],
  ] as const)('%s', async (code, ring) => {
    const answer = await readOf(await service.sendFile(metres([...ring]), { srid: 26191 }))
    expect(answer.parcels[0]?.areaM2).toBeCloseTo(1000, 6)
    expect(answer.parcels[0]?.findings.map((finding) => finding.code)).toContain(code)
  })

  test('a missing .prj: the zone is proposed, and the next request declares it', async () => {
    const withoutPrj = zipBytes([{ name: 'a.shp', content: shp }])
    const proposed = await readOf(await service.sendFile(withoutPrj))
    expect(proposed.source.crs).toMatchObject({ srid: 26191, how: 'proposed', candidates: [] })
    const declared = await readOf(await service.sendFile(withoutPrj, { srid: 26191 }))
    expect(declared.source.crs).toMatchObject({ srid: 26191, how: 'declared' })
    expect(declared.parcels[0]?.id).toBe(proposed.parcels[0]?.id)
  })

  test('an encoding declared with characters that no text may hold', async () => {
    const parts = [
      { name: 'a.shp', content: shp },
      { name: 'a.dbf', content: dbfBytes({ field: 'NOM', values: [Buffer.from('lot\u0000 1')] }) },
      { name: 'a.cpg', content: 'UTF\u0000-9' },
    ]
    const answer = await readOf(await service.sendFile(zipBytes(parts), { srid: 26191 }))
    expect(JSON.stringify(answer)).not.toContain('\\u0000')
  })

  test('a lying .prj: doubted, with the zone that fits', async () => {
    const answer = await readOf(await service.sendFile(zippedShapefile({ name: 'plan', rings: [PLOT], srid: 26192 })))
    expect(answer.source.crs).toMatchObject({ srid: 26192, how: 'prj', candidates: [{ srid: 26191 }] })
    expect(answer.parcels[0]?.findings.map(({ code }) => code)).toContain('CRS_DOUBTFUL')
  })
})
