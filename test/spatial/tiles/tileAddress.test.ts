import { describe, expect, test } from 'vitest'
import { latitudesOf, tileAddress } from '../../../spatial/tiles/tileAddress.ts'

describe('a tile address', () => {
  test('is three whole numbers inside the square of its zoom', () => {
    expect(tileAddress('0', '0', '0')).toEqual({ z: 0, x: 0, y: 0 })
    expect(tileAddress('14', '7844', '6560')).toEqual({ z: 14, x: 7844, y: 6560 })
    expect(tileAddress('22', '4194303', '4194303')).toEqual({ z: 22, x: 4194303, y: 4194303 })
  })

  test.each([
    ['1', '2', '0'],
    ['1', '0', '2'],
    ['23', '0', '0'],
    ['-1', '0', '0'],
    ['1', '0.5', '0'],
    ['1', '1e0', '0'],
    ['01', '0', '0'],
    ['', '0', '0'],
    ['1', ' 1', '0'],
    ['١', '0', '0'],
  ])('is refused as %s/%s/%s', (z, x, y) => {
    expect(tileAddress(z, x, y)).toBeNull()
  })
})

describe('the latitudes of a tile', () => {
  test('are those of the Mercator square for the whole world', () => {
    const { south, north } = latitudesOf({ z: 0, x: 0, y: 0 })
    expect(north).toBeCloseTo(85.0511287798, 9)
    expect(south).toBeCloseTo(-85.0511287798, 9)
  })

  test('halve at the equator', () => {
    expect(latitudesOf({ z: 1, x: 0, y: 1 }).north).toBeCloseTo(0, 12)
  })
})
