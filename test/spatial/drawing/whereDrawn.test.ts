import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readDrawing } from '../../../spatial/drawing/readDrawing.ts'
import type { Ground } from '../../../spatial/drawing/whereDrawn.ts'
import { whereDrawn } from '../../../spatial/drawing/whereDrawn.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { sharedData } from '../../build/sharedData.ts'

/** 40 m × 25 m in zone 1, its south-west corner at (290 000, 330 000). */
const GROUND: Ground = {
  srid: 26191,
  closed: true,
  paths: [
    [
      [290_000, 330_000],
      [290_040, 330_000],
      [290_040, 330_025],
      [290_000, 330_025],
      [290_000, 330_000],
    ],
  ],
}
const lines = (...points: readonly Position[]) => ({ lines: [{ layer: '0', points }] })

describe('where a drawing is', () => {
  test('on the ground: a wall inside it', () => {
    expect(whereDrawn(lines([290_010, 330_010], [290_020, 330_010]), GROUND)).toEqual({ at: 'near', distanceM: 0 })
  })

  test('beside it: 30 m east and 40 m north of its corner are 50 m', () => {
    const at = whereDrawn(lines([290_070, 330_065], [290_080, 330_080]), GROUND)
    expect(at).toEqual({ at: 'near', distanceM: 50 })
  })

  test('of the zone, and 8 km away', () => {
    expect(whereDrawn(lines([298_040, 330_010], [298_050, 330_010]), GROUND)).toEqual({ at: 'far', distanceM: 8000 })
  })

  test('in coordinates of its own, as architects draw: of no zone', () => {
    expect(whereDrawn(lines([0, 0], [12.5, 8]), GROUND)).toEqual({ at: 'local' })
    expect(whereDrawn({ lines: [] }, GROUND)).toEqual({ at: 'local' })
  })

  test('a stray mark at the origin does not take it off the map', () => {
    const wall = Array.from({ length: 19 }, (_, step): Position => [290_000 + step, 330_010])
    expect(whereDrawn(lines([0, 0], ...wall), GROUND)).toEqual({ at: 'near', distanceM: 0 })
  })
})

const real = sharedData('dxf/lambert-maroc/parcelles_z1_AC1021_utf8.dxf')

test.skipIf(real === null)(
  'parcels of a real file in zone 1 are on a ground taken from among them, and far from another',
  () => {
    const read = readDrawing(readFileSync(real ?? ''))
    const drawing = read.ok ? read.value : { lines: [] }
    const path = drawing.lines[7]?.points ?? []
    expect(whereDrawn(drawing, { srid: 26191, closed: true, paths: [path] })).toEqual({ at: 'near', distanceM: 0 })
    const elsewhere = path.map(([x, y]): Position => [x + 90_000, y])
    expect(whereDrawn(drawing, { srid: 26191, closed: true, paths: [elsewhere] }).at).toBe('far')
  },
)
