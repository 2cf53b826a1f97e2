import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinNeighbours } from '../../../spatial/geometry/join.ts'
import { signedArea } from '../../../spatial/geometry/plane.ts'
import type { PolygonRings, Position } from '../../../spatial/geometry/types.ts'

/** A rectangle from its south-west corner, counter-clockwise and closed. */
const lot = (x: number, y: number, width: number, height: number): PolygonRings => [
  [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ],
]

const areaOf = (polygons: readonly PolygonRings[]) => polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0)
const bornes = (polygons: readonly PolygonRings[]) => polygons.flat().map((ring) => ring.length - 1)

describe('neighbouring parcels made one site', () => {
  test('two lots with one common side become one outline of six bornes: none is lost, none moves', () => {
    const site = joinNeighbours([lot(0, 0, 30, 20), lot(30, 0, 10, 20)])
    expect(bornes(site)).toEqual([6])
    expect(areaOf(site)).toBe(30 * 20 + 10 * 20)
  })

  test('a lot whose corner meets the middle of the neighbour side still joins', () => {
    const site = joinNeighbours([lot(0, 0, 30, 20), lot(30, 5, 10, 8)])
    expect(site).toHaveLength(1)
    expect(areaOf(site)).toBe(600 + 80)
  })

  test('a corner rounded to the centimetre beside a slanted side counts as on it', () => {
    const slanted: PolygonRings = [
      [
        [0, 0],
        [30, 0],
        [33, 20],
        [0, 20],
        [0, 0],
      ],
    ]
    // the side from (30, 0) to (33, 20) passes y = 7 at x = 31.05 and y = 13.33 at x = 31.9995
    const beside: PolygonRings = [
      [
        [31.05, 7],
        [50, 7],
        [50, 13.33],
        [32, 13.33],
        [31.05, 7],
      ],
    ]
    const site = joinNeighbours([slanted, beside])
    expect(site).toHaveLength(1)
    expect(areaOf(site)).toBeCloseTo(areaOf([slanted, beside]), 1)
  })

  test('lots apart stay apart', () => {
    const site = joinNeighbours([lot(0, 0, 30, 20), lot(40, 0, 10, 20)])
    expect(bornes(site)).toEqual([4, 4])
  })

  test('lots that meet at one borne only stay two outlines', () => {
    const site = joinNeighbours([lot(0, 0, 30, 20), lot(30, 20, 10, 5)])
    expect(bornes(site)).toEqual([4, 4])
  })

  test('four lots around a courtyard make one outline with its hole', () => {
    const site = joinNeighbours([lot(0, 0, 40, 10), lot(30, 10, 10, 15), lot(0, 25, 40, 10), lot(0, 10, 12, 15)])
    expect(site).toHaveLength(1)
    expect(site[0]).toHaveLength(2)
    expect(areaOf(site)).toBe(40 * 35 - 18 * 15)
  })

  test('a lot that fills the hole of another closes it', () => {
    const around: PolygonRings = [
      ...lot(0, 0, 40, 30),
      [
        [10, 10],
        [10, 20],
        [25, 20],
        [25, 10],
        [10, 10],
      ],
    ]
    const site = joinNeighbours([around, lot(10, 10, 15, 10)])
    expect(bornes(site)).toEqual([4])
    expect(areaOf(site)).toBe(1200)
  })

  test('a row of lots has the area of its lots, whatever their widths', () => {
    const width = fc.integer({ min: 1, max: 5000 }).map((centimetres) => centimetres / 100)
    fc.assert(
      fc.property(fc.array(width, { minLength: 2, maxLength: 12 }), (widths) => {
        const edges = [500_000]
        for (const w of widths) edges.push(Math.round(((edges.at(-1) ?? 0) + w) * 100) / 100)
        const row = edges.slice(1).map((east, index): PolygonRings => {
          const west = edges[index] ?? east
          const ring: Position[] = [
            [west, 300_000],
            [east, 300_000],
            [east, 300_020],
            [west, 300_020],
            [west, 300_000],
          ]
          return [ring]
        })
        const site = joinNeighbours(row)
        return site.length === 1 && Math.abs(areaOf(site) - areaOf(row)) < 1e-6
      }),
    )
  })
})
