// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { bornesOf, parcelFeatures } from '../../../web/map/layers/parcelFeatures.ts'

const WITH_HOLE = {
  type: 'MultiPolygon' as const,
  coordinates: [
    [
      [
        [-7.55, 33.55],
        [-7.549, 33.55],
        [-7.549, 33.5503],
        [-7.55, 33.55],
      ],
      [
        [-7.5494, 33.55005],
        [-7.5492, 33.55015],
        [-7.5492, 33.55005],
        [-7.5494, 33.55005],
      ],
    ],
  ],
}

describe('a parcel on the map', () => {
  test('has its bornes numbered through its rings, the closing one counted once', () => {
    expect(bornesOf(WITH_HOLE).map(({ name }) => name)).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6'])
    expect(bornesOf(WITH_HOLE)[3]?.at).toEqual([-7.5494, 33.55005])
  })

  test('shows bornes when it is the subject, its outline alone otherwise', () => {
    const parcel = { id: 'p', geometry: WITH_HOLE }
    expect(parcelFeatures(parcel, true)).toHaveLength(7)
    expect(parcelFeatures(parcel, false)).toHaveLength(1)
  })

  test('may be a line or a point that was drawn for a dossier: one shape of its own kind, without bornes', () => {
    const line = { type: 'LineString' as const, coordinates: [[-7.55, 33.55], [-7.549, 33.551]] } // biome-ignore format: pairs
    const point = { type: 'Point' as const, coordinates: [-7.55, 33.55] }
    for (const geometry of [line, point])
      for (const subject of [true, false]) {
        const [feature, ...others] = parcelFeatures({ id: 'trench', label: 'n° 12', geometry }, subject)
        expect(others).toEqual([])
        expect(feature?.getGeometry()?.getType()).toBe(geometry.type)
        expect([feature?.get('parcel'), feature?.get('label')]).toEqual(['trench', 'n° 12'])
      }
  })
})
