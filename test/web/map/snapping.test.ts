// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { covers, nearestOnSide, type SnapLine, snapLines, snapTo } from '../../../web/map/draw/snapping.ts'

/** The southern side of a parcel, 40 m long and rising 2 m. */
const SIDE: SnapLine = {
  layer: 'parcels',
  label: 'T 12/34',
  positions: [
    [300000, 330000],
    [300040, 330002],
  ],
}
const STREET: SnapLine = {
  layer: 'streets',
  label: 'Rue Neuve',
  positions: [
    [299000, 329994],
    [301500, 329994],
  ],
}

describe('holding to true lines', () => {
  test('a corner within the tolerance is taken exactly as it is stored', () => {
    expect(snapTo([SIDE], [300039.2, 330002.9], 1.5)).toEqual({
      at: [300040, 330002],
      kind: 'vertex',
      layer: 'parcels',
      label: 'T 12/34',
    })
  })

  test('a corner wins over a side that is nearer', () => {
    expect(snapTo([SIDE], [300039, 330001.95], 1.5)?.kind).toBe('vertex')
  })

  test('a side holds at the foot of the perpendicular', () => {
    const snap = snapTo([SIDE], [300019.9, 330003], 2.5)
    // On the side of slope 1/20, the point at mid-length (20; 1) is seen along (-1; 20): from (19.9; 3), 2 m away.
    expect(snap?.kind).toBe('edge')
    expect(snap?.at[0]).toBeCloseTo(300020, 9)
    expect(snap?.at[1]).toBeCloseTo(330001, 9)
  })

  test('beyond the tolerance nothing holds', () => {
    expect(snapTo([SIDE, STREET], [300020, 330004], 2)).toBeNull()
  })

  test('the nearest of two lines is named', () => {
    expect(snapTo([SIDE, STREET], [300020, 329995], 10)?.label).toBe('Rue Neuve')
  })

  test('a side ends at its corners: beyond them it holds nothing more', () => {
    expect(nearestOnSide([300050, 330002], [300000, 330000], [300040, 330002])).toEqual([300040, 330002])
    expect(nearestOnSide([5, 5], [1, 1], [1, 1])).toEqual([1, 1])
  })

  test('a box already read serves a smaller one inside it and no other zone', () => {
    const read = { srid: 26191, center: [1000, 1000], halfM: 150 } as const
    expect(covers(read, { srid: 26191, center: [1100, 1000], halfM: 50 })).toBe(true)
    expect(covers(read, { srid: 26191, center: [1100, 1000], halfM: 51 })).toBe(false)
    expect(covers(read, { srid: 26192, center: [1000, 1000], halfM: 5 })).toBe(false)
  })

  test('each line of an answer keeps its layer and its metres', () => {
    const geometry = { type: 'MultiLineString' as const, coordinates: [] }
    const legal = {
      type: 'MultiLineString' as const,
      coordinates: [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ],
    }
    const lines = snapLines({
      srid: 26191,
      complete: true,
      lines: [{ layer: 'zones', id: 'z', label: 'UA', geometry, legal }],
    })
    expect(lines.map(({ positions }) => positions[0])).toEqual([
      [1, 2],
      [5, 6],
    ])
  })
})
