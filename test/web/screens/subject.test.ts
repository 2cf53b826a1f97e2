import { describe, expect, test } from 'vitest'
import type { ParcelsReadAnswer, ReadParcelAnswer } from '../../../api/contract/parcels.ts'
import { cameInDegrees, siteOf } from '../../../web/screens/verify/subject.ts'

/** A lot 30 m by 20 m whose south-west corner is at x, in zone 1 unless another is given. */
function lot(id: string, x: number, srid: 26191 | 26192 = 26191): ReadParcelAnswer {
  const ring = [
    [x, 300_000],
    [x + 30, 300_000],
    [x + 30, 300_020],
    [x, 300_020],
    [x, 300_000],
  ]
  const geometry = { type: 'MultiPolygon' as const, coordinates: [[ring]] }
  return {
    id,
    label: `Lot ${id}`,
    geometry,
    legal: { srid, geometry },
    areaM2: 600,
    perimeterM: 100,
    commune: null,
    findings: [{ code: 'RING_CLOSED', severity: 'info', sentence: { fr: id, ar: id } }],
    attributes: {},
  }
}

const read = (parcels: ReadParcelAnswer[], how: 'prj' | 'geographic' = 'prj'): ParcelsReadAnswer => ({
  source: { format: 'shapefile', sha256: '', crs: { srid: 26191, how, candidates: [], transformation: '' } },
  parcels,
  refused: [],
  skipped: [],
})

const refusal = (result: ReturnType<typeof siteOf>) => (result.ok ? null : result.error)

describe('the site of a project', () => {
  test('is the parcel one chose among those of the file', () => {
    const site = siteOf(read([lot('a', 500_000), lot('b', 500_030)]), ['b'])
    expect(site.ok && site.value.legal.geometry.coordinates[0]?.[0]?.[0]).toEqual([500_030, 300_000])
    expect(site.ok && site.value.areaM2).toBe(600)
  })

  test('of two neighbours loses their common side and keeps every borne, in metres as in degrees', () => {
    const site = siteOf(read([lot('a', 500_000), lot('b', 500_030)]), ['a', 'b'])
    expect(site.ok && site.value.legal.geometry.coordinates.map(([shell]) => shell?.length)).toEqual([7])
    expect(site.ok && site.value.geometry).toEqual(site.ok && site.value.legal.geometry)
    expect(site.ok && site.value.areaM2).toBe(1200)
    expect(site.ok && site.value.perimeterM).toBe(2 * (60 + 20))
    expect(site.ok && site.value.findings).toHaveLength(2)
  })

  test('of two parcels apart keeps both outlines', () => {
    const site = siteOf(read([lot('a', 500_000), lot('b', 500_100)]), ['a', 'b'])
    expect(site.ok && site.value.legal.geometry.coordinates).toHaveLength(2)
  })

  test('cannot join parcels of two legal zones: their metres do not mean the same', () => {
    expect(refusal(siteOf(read([lot('a', 500_000), lot('b', 500_030, 26192)]), ['a', 'b']))).toBe('TWO_ZONES')
  })

  test('has a parcel at least and twelve at most', () => {
    const many = Array.from({ length: 13 }, (_, index) => lot(String(index), 500_000 + index * 40))
    expect(refusal(siteOf(read(many), []))).toBe('NOTHING_CHOSEN')
    expect(
      refusal(
        siteOf(
          read(many),
          many.map(({ id }) => id),
        ),
      ),
    ).toBe('TOO_MANY')
  })

  test('that came in degrees is checked as degrees, so that its 7 m are part of the answer', () => {
    const inDegrees = siteOf(read([lot('a', 500_000)], 'geographic'), ['a'])
    const inMetres = siteOf(read([lot('a', 500_000)]), ['a'])
    expect(inDegrees.ok && cameInDegrees(inDegrees.value)).toBe(true)
    expect(inMetres.ok && cameInDegrees(inMetres.value)).toBe(false)
  })
})
