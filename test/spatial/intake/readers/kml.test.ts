import { describe, expect, test } from 'vitest'
import { readingOf, refusalOf } from '../../../build/readingOf.ts'
import { zipBytes } from '../../../build/zipBytes.ts'

const RING = [
  [-7.6, 33.5],
  [-7.59, 33.5],
  [-7.59, 33.503],
  [-7.6, 33.5],
]
const written = (ring: number[][], z = '') => ring.map((position) => position.join(',') + z).join(' ')
const ringOf = (ring: number[][], z = '') =>
  `<LinearRing><coordinates>\n ${written(ring, z)}\n</coordinates></LinearRing>`
const outer = (ring = RING, z = '') => `<outerBoundaryIs>${ringOf(ring, z)}</outerBoundaryIs>`
const HOLE = [
  [-7.594, 33.5005],
  [-7.593, 33.5005],
  [-7.593, 33.501],
  [-7.594, 33.5005],
]
const placemark = (content: string, name = 'Dar') => `<Placemark><name>${name}</name>${content}</Placemark>`
const kml = (...content: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Plan</name>${content.join('')}</Document></kml>`

describe('KML', () => {
  test('gives its polygons with their holes, names and data', () => {
    const data = '<ExtendedData><Data name="TF"><value>T123/C</value></Data></ExtendedData>'
    const polygon = `<Polygon><innerBoundaryIs>${ringOf(HOLE)}</innerBoundaryIs>${outer()}</Polygon>`
    const { format, crs, parcels } = readingOf(kml(placemark(data + polygon, 'قطعة &amp; دار')))
    expect([format, crs]).toEqual(['kml', { kind: 'geographic' }])
    expect(parcels).toEqual([
      { label: 'T123/C', polygons: [[RING, HOLE]], attributes: { name: 'قطعة & دار', TF: 'T123/C' }, findings: [] },
    ])
  })

  test('with prefixes, CDATA and spaces after commas is read', () => {
    const text = `<k:kml xmlns:k="x"><k:Placemark><k:name><![CDATA[Dar]]></k:name><k:Polygon><k:outerBoundaryIs><k:LinearRing><k:coordinates>${RING.map(([x, y]) => `${x}, ${y}, 0`).join('\n')}</k:coordinates></k:LinearRing></k:outerBoundaryIs></k:Polygon></k:Placemark></k:kml>`
    const [parcel] = readingOf(text).parcels
    expect([parcel?.label, parcel?.polygons, parcel?.findings]).toEqual(['Dar', [[RING]], []])
  })

  test('says that altitudes are ignored, but not the zeros of the format', () => {
    const codes = (z: string) =>
      readingOf(kml(placemark(`<Polygon>${outer(RING, z)}</Polygon>`))).parcels[0]?.findings.map(({ code }) => code)
    expect([codes(',0'), codes(',51.5')]).toEqual([[], ['Z_IGNORED']])
  })

  test('gives the polygons of a MultiGeometry as parts, and a line that closes as an outline, aloud', () => {
    const parts = `<MultiGeometry><Polygon>${outer()}</Polygon><Polygon>${outer(HOLE)}</Polygon></MultiGeometry>`
    const line = `<LineString><coordinates>${written(RING)}</coordinates></LineString>`
    const { parcels } = readingOf(kml(placemark(parts), placemark(line)))
    expect(parcels.map(({ polygons }) => polygons)).toEqual([[[RING], [HOLE]], [[RING]]])
    expect(parcels.map(({ findings }) => findings.map(({ code }) => code))).toEqual([[], ['LINE_CLOSED']])
  })

  test('leaves out points, open lines and links by name', () => {
    const { skipped } = readingOf(
      kml(
        placemark(`<Polygon>${outer()}</Polygon>`),
        placemark('<Point><coordinates>-7.6,33.5</coordinates></Point>', 'P'),
        placemark(`<LineString><coordinates>${written(RING.slice(0, 3))}</coordinates></LineString>`, 'L'),
        placemark('', 'V'),
        '<NetworkLink><Link><href>http://example.org/x.kml</href></Link></NetworkLink>',
      ),
    )
    expect(skipped.map(({ label, finding }) => `${label} ${finding.code}`)).toEqual([
      'P SHAPE_NOT_POLYGON',
      'L LINE_OPEN',
      'V SHAPE_EMPTY',
      'NetworkLink SHAPE_NOT_POLYGON',
    ])
  })

  test('with a bad coordinate refuses that shape and reads the others', () => {
    const bad = outer().replace('33.503', 'NaN')
    const { parcels, refused } = readingOf(
      kml(placemark(`<Polygon>${outer()}</Polygon>`), placemark(`<Polygon>${bad}</Polygon>`, 'B')),
    )
    expect(parcels).toHaveLength(1)
    expect(refused).toEqual([
      { label: 'B', refusal: { code: 'COORDINATE_NOT_A_NUMBER', data: { value: '-7.59,NaN' } } },
    ])
  })

  test('with a DOCTYPE is refused without expanding anything', () => {
    const laughs = '<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    expect(refusalOf(`<?xml version="1.0"?>${laughs}<kml>&b;</kml>`)).toMatchObject({
      code: 'XML_ENTITY',
      data: { line: 1 },
    })
  })

  test('cut short or badly nested is refused with its line', () => {
    const whole = kml(placemark(`<Polygon>${outer()}</Polygon>`))
    expect(refusalOf(whole.slice(0, -20))).toMatchObject({ code: 'XML_INVALID', data: { line: 4 } })
    expect(refusalOf(whole.replace('</Polygon>', '</Polygone>')).code).toBe('XML_INVALID')
  })

  test('of a hundred thousand nested elements, or of a million coordinates, is refused in bounded time', () => {
    expect(refusalOf(`<kml>${'<a>'.repeat(100_000)}`).code).toBe('XML_INVALID')
    const long = '1,1 '.repeat(1_000_000)
    expect(
      refusalOf(kml(placemark(outer().replace(/-7.6,33.5 /, long)).replace('<outer', '<Polygon><outer'))).code,
    ).not.toBe('')
    expect(refusalOf(kml(placemark(`<LineString><coordinates>${long}</coordinates></LineString>`))).code).toBe(
      'TOO_MANY_VERTICES',
    )
  })

  test('in a KMZ is found by its name, and several documents are refused', () => {
    const content = kml(placemark(`<Polygon>${outer()}</Polygon>`))
    const image = { name: 'files/plan.png', content: 'x' }
    const reading = readingOf(zipBytes([image, { name: 'autre.kml', content }, { name: 'doc.kml', content }]))
    expect([reading.format, reading.parcels.length]).toEqual(['kmz', 1])
    expect(
      refusalOf(
        zipBytes([
          { name: 'a.kml', content },
          { name: 'b.kml', content },
        ]),
      ),
    ).toMatchObject({
      code: 'ARCHIVE_SEVERAL_LAYERS',
      data: { layers: 'a.kml, b.kml' },
    })
    expect(refusalOf(zipBytes([image])).code).toBe('ARCHIVE_WITHOUT_PARCELS')
  })
})
