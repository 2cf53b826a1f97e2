import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLegalSrid, LEGAL_ZONES, type LegalSrid, zoneAtLatitude } from '../../../spatial/crs/legalZones.ts'
import { toLegal, toWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { sharedData } from '../../build/sharedData.ts'

type Reference = {
  readonly name: string
  readonly srid: LegalSrid
  readonly degrees: Position
  readonly metres: Position
}

/** Three towns computed with PROJ's cct and the shift of EPSG:1166, kept here so that the test never runs on nothing. */
const KEPT: readonly Reference[] = [
  { name: 'Casablanca', srid: 26191, degrees: [-7.6187, 33.591], metres: [293989.0073, 334742.5529] },
  { name: 'Agadir', srid: 26192, degrees: [-9.5981, 30.4202], metres: [96718.1214, 387394.8441] },
  { name: 'Laayoune', srid: 26194, degrees: [-13.1991, 27.1536], metres: [427426.8986, 540075.2474] },
  { name: 'Dakhla', srid: 26195, degrees: [-15.957, 23.6848], metres: [424119.653, 569322.3285] },
]

function referencePoints(path: string): Reference[] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  return lines.flatMap((line) => {
    const [, epsg, name = '', lon, lat, , , x, y] = line.split(',')
    const srid = Number(epsg)
    return isLegalSrid(srid)
      ? [{ name, srid, degrees: [Number(lon), Number(lat)], metres: [Number(x), Number(y)] }]
      : []
  })
}

const METRES_A_DEGREE = 111_320

function expectAgreement({ srid, degrees, metres }: Reference) {
  const [x, y] = toLegal(srid, degrees)
  expect(Math.hypot(x - metres[0], y - metres[1])).toBeLessThan(0.01)
  const [lon, lat] = toWgs84(srid, metres)
  const east = (lon - degrees[0]) * METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180)
  expect(Math.hypot(east, (lat - degrees[1]) * METRES_A_DEGREE)).toBeLessThan(0.01)
}

describe('The legal zones agree with PROJ to 1 cm both ways', () => {
  test.each(KEPT)('$name in $srid', expectAgreement)

  const path = sharedData('crs/merchich_reference_points.csv')
  test.skipIf(path === null)('at the twelve reference points', () => {
    const points = referencePoints(path ?? '')
    expect(points).toHaveLength(12)
    expect(new Set(points.map(({ srid }) => srid)).size).toBe(4)
    for (const point of points) expectAgreement(point)
  })
})

describe('A zone', () => {
  // The height the shift gives a point is dropped each way: PROJ's own round trip is off by 2e-8 degrees as well.
  test.each(LEGAL_ZONES)('$srid gives back the half centimetre it was given', (zone) => {
    const easting = fc.double({ min: zone.domain.minX, max: zone.domain.maxX, noNaN: true })
    const northing = fc.double({ min: zone.domain.minY, max: zone.domain.maxY, noNaN: true })
    fc.assert(
      fc.property(easting, northing, (x, y) => {
        const back = toLegal(zone.srid, toWgs84(zone.srid, [x, y]))
        expect(Math.hypot(back[0] - x, back[1] - y)).toBeLessThan(0.005)
      }),
    )
  })

  test('is found from a latitude, and none is found outside Morocco', () => {
    expect(zoneAtLatitude(34.02)?.srid).toBe(26191)
    expect(zoneAtLatitude(30.42)?.srid).toBe(26192)
    expect(zoneAtLatitude(27.15)?.srid).toBe(26194)
    expect(zoneAtLatitude(23.68)?.srid).toBe(26195)
    expect(zoneAtLatitude(48.85)).toBeNull()
    expect(zoneAtLatitude(14.7)).toBeNull()
  })
})
