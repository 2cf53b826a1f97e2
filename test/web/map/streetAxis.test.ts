// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { streetAxis } from '../../../web/map/layers/streetAxis.ts'

/** A street 100 m long and 10 m wide along (3; 4)/5, counter-clockwise; its kerbs are 60 by 80. */
const STREET = [0, 0, 60, 80, 52, 86, -8, 6, 0, 0]

describe('the line a street name runs along', () => {
  test('is half the width inside the longest kerb', () => {
    expect(streetAxis(STREET, 10)).toEqual([-4, 3, 56, 83])
  })

  test('is the same whichever way the ring runs', () => {
    const clockwise = [0, 0, -8, 6, 52, 86, 60, 80, 0, 0]
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = streetAxis(clockwise, 10) ?? []
    expect([(x1 + x2) / 2, (y1 + y2) / 2]).toEqual([26, 43])
  })

  test('goes on past the corners of side streets', () => {
    // The same street, its first kerb in three pieces of 30, 40 and 30 m.
    expect(streetAxis([0, 0, 18, 24, 42, 56, 60, 80, 52, 86, -8, 6, 0, 0], 10)).toEqual([-4, 3, 56, 83])
  })

  test('never follows the cut of a tile, however long', () => {
    expect(streetAxis([0, 0, 200, 0, 200, 9, 190, 12, 0, 0], 4)).not.toBeNull()
    expect(streetAxis([0, 0, 200, 0, 200, 9, 0, 9, 0, 0], 4)).toBeNull()
  })
})
