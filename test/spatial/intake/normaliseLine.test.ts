import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { normaliseLine, normalisePoint } from '../../../spatial/intake/normaliseLine.ts'

const SRID = 26191
const [X0, Y0] = [300_000, 330_000]
const drawn = (...corners: readonly Position[]) => corners.map(([x, y]) => toWgs84(SRID, [X0 + x, Y0 + y]))

/** Legal metres on the drawing board, to the centimetre. */
const onBoard = (line: readonly Position[]) =>
  line.map(([x, y]) => [Math.round((x - X0) * 100) / 100, Math.round((y - Y0) * 100) / 100])

const read = (...corners: readonly Position[]) => normaliseLine(drawn(...corners), SRID)

/** Where a refusal says it is, metres of the drawing board. */
const refused = (...corners: readonly Position[]) => {
  const result = read(...corners)
  if (result.ok) throw new Error('it was not refused')
  const { code, at } = result.error
  const place = at && normalisePoint(at, SRID)
  return { code, at: place?.ok ? onBoard([place.value])[0] : null }
}

describe('a line that is drawn', () => {
  test('keeps its positions on the centimetre grid, and is as long as its sides together', () => {
    const result = read([0, 0], [30, 40], [30, 110])
    expect(result.ok && onBoard(result.value.line)).toEqual([
      [0, 0],
      [30, 40],
      [30, 110],
    ])
    expect(result.ok && result.value.lengthM).toBeCloseTo(120, 6)
  })

  test('loses a position repeated in a row, which is no side', () => {
    const result = read([0, 0], [0, 0.001], [10, 0], [10, 0])
    expect(result.ok && onBoard(result.value.line)).toEqual([
      [0, 0],
      [10, 0],
    ])
  })

  test('has a length: two positions in one place, or one alone, are refused there', () => {
    expect(refused([5, 5], [5, 5.002])).toEqual({ code: 'LINE_TOO_SHORT', at: [5, 5] })
    expect(refused([5, 5])).toEqual({ code: 'LINE_TOO_SHORT', at: [5, 5] })
  })

  test('that crosses itself is refused where it does', () => {
    expect(refused([0, 0], [20, 20], [20, 0], [0, 20])).toEqual({ code: 'LINE_SELF_CROSSING', at: [10, 10] })
  })

  test('that doubles back, or ends on its own side, is refused there', () => {
    expect(refused([0, 0], [20, 0], [10, 0]).code).toBe('LINE_SELF_CROSSING')
    expect(refused([0, 0], [20, 0], [20, 10], [10, 10], [10, 0])).toEqual({ code: 'LINE_SELF_CROSSING', at: [10, 0] })
  })

  test('may end where it began: a loop around a block', () => {
    const result = read([0, 0], [20, 0], [20, 10], [0, 10], [0, 0])
    expect(result.ok && result.value.lengthM).toBeCloseTo(60, 6)
  })

  test('is refused with the rank of a coordinate that is no number, or off the Earth', () => {
    const [first = [0, 0]] = drawn([0, 0])
    expect(normaliseLine([first, [Number.NaN, 33]], SRID)).toMatchObject({
      error: { code: 'COORDINATE_NOT_A_NUMBER', data: { vertex: 2 } },
    })
    expect(normaliseLine([first, [-7, 95]], SRID)).toMatchObject({ error: { code: 'OUTSIDE_MOROCCO' } })
  })

  test('is as good from either end', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
    fc.assert(
      fc.property(fc.array(corner, { minLength: 2, maxLength: 6 }), (corners) => {
        const [there, back] = [read(...corners), read(...corners.toReversed())]
        expect(back.ok).toBe(there.ok)
        if (there.ok && back.ok) expect(back.value.lengthM).toBeCloseTo(there.value.lengthM, 6)
      }),
      { numRuns: 300 },
    )
  })
})
