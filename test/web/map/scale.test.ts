// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { scaleBar } from '../../../web/map/controls/scale.ts'

describe('the scale bar', () => {
  test('shows the longest round length that fits', () => {
    expect(scaleBar(0.25, 120)).toEqual({ metres: 20, px: 80, label: '20 m' })
    expect(scaleBar(1, 120)).toEqual({ metres: 100, px: 100, label: '100 m' })
    expect(scaleBar(50, 120)).toEqual({ metres: 5000, px: 100, label: '5 km' })
  })

  test('goes down to centimetres and takes a length that fits exactly', () => {
    expect(scaleBar(0.005, 120)?.label).toBe('50 cm')
    expect(scaleBar(5, 100)?.metres).toBe(500)
  })

  test('says nothing off the map', () => {
    expect(scaleBar(0, 120)).toBeNull()
    expect(scaleBar(Number.NaN, 120)).toBeNull()
  })
})
