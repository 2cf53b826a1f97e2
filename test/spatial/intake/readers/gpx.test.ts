import { describe, expect, test } from 'vitest'
import { readingOf, refusalOf } from '../../../build/readingOf.ts'

const CORNERS = [
  [-7.6, 33.5],
  [-7.59, 33.5],
  [-7.59, 33.503],
  [-7.6, 33.502],
] as const
const CLOSED = [...CORNERS, CORNERS[0]]

const points = (tag: string, corners: readonly (readonly [number, number])[], inside = '') =>
  corners.map(([lon, lat]) => `<${tag} lat="${lat}" lon="${lon}">${inside}</${tag}>`).join('')
const gpx = (...content: string[]) =>
  `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${content.join('')}</gpx>`
const track = (corners: readonly (readonly [number, number])[], name = 'Tour', inside = '') =>
  `<trk><name>${name}</name><trkseg>${points('trkpt', corners, inside)}</trkseg></trk>`

describe('GPX', () => {
  test('gives a track that closes, altitudes ignored aloud', () => {
    const { format, crs, parcels } = readingOf(gpx(track(CLOSED, 'Tour', '<ele>12</ele>')))
    expect([format, crs]).toEqual(['gpx', { kind: 'geographic' }])
    expect(parcels[0]?.polygons).toEqual([[CLOSED]])
    expect([parcels[0]?.label, parcels[0]?.findings.map(({ code }) => code)]).toEqual([
      'Tour',
      ['LINE_CLOSED', 'Z_IGNORED'],
    ])
  })

  test('takes a walk that comes back within 5 m as closed, says the gap, and leaves the points as filed', () => {
    // 0.00004° of latitude is 4.45 m, 0.00006° is 6.68 m
    const near = [...CORNERS, [-7.6, 33.50004] as const]
    const [parcel] = readingOf(gpx(track(near))).parcels
    expect(parcel?.polygons).toEqual([[near]])
    expect(parcel?.findings[0]?.data).toEqual({ gapM: 4.45 })
    expect(refusalOf(gpx(track([...CORNERS, [-7.6, 33.50006]])))).toMatchObject({
      code: 'NO_PARCEL',
      data: { why: 'LINE_OPEN' },
    })
  })

  test('gives closed routes, and names the tracks that stay open', () => {
    const { parcels, skipped } = readingOf(gpx(`<rte><name>R</name>${points('rtept', CLOSED)}</rte>`, track(CORNERS)))
    expect(parcels.map(({ label }) => label)).toEqual(['R'])
    expect(skipped.map(({ label, finding }) => `${label} ${finding.code}`)).toEqual(['Tour LINE_OPEN'])
  })

  test('takes waypoints in order as bornes when nothing else closes', () => {
    const waypoints = CORNERS.map(
      ([lon, lat], index) => `<wpt lat="${lat}" lon="${lon}"><name>B${index + 1}</name></wpt>`,
    ).join('')
    const [parcel] = readingOf(gpx(waypoints)).parcels
    expect([parcel?.polygons, parcel?.attributes]).toEqual([[[CORNERS]], { bornes: 'B1 B2 B3 B4' }])
    const both = readingOf(gpx(waypoints, track(CLOSED)))
    expect(both.parcels.map(({ label }) => label)).toEqual(['Tour'])
    expect(both.skipped.map(({ finding }) => finding.data)).toEqual([{ entity: 'wpt', count: 4 }])
  })

  test('with a bad or missing coordinate, or a DOCTYPE, is refused', () => {
    expect(refusalOf(gpx(track(CLOSED).replace('lat="33.503"', 'lat="x"'))).code).toBe('COORDINATE_NOT_A_NUMBER')
    expect(refusalOf(gpx(track(CLOSED).replace('lat="33.503"', ''))).code).toBe('COORDINATE_NOT_A_NUMBER')
    expect(refusalOf(`<!DOCTYPE gpx>${gpx(track(CLOSED)).replace('<?xml version="1.0"?>', '')}`).code).toBe(
      'XML_ENTITY',
    )
  })
})
