import { describe, expect, test } from 'vitest'
import { corrected } from '../../../spatial/envelope/classifySides.ts'
import { envelope } from '../../../spatial/envelope/envelope.ts'
import type { Effect, Envelope } from '../../../spatial/envelope/types.ts'
import { type Box, type Corner, corners } from '../../build/ground.ts'
import { areaOfPolygons, type PrintedFigures, plotOnPaper, street, toPaper } from '../../build/plots.ts'

const PLOT = corners([0, 0, 24, 35])
const SOUTH = street([-100, -12, 200, 0])
const EAST: Box = [24, -100, 54, 200]
const FIGURES: PrintedFigures = {
  setback_street_m: 5,
  setback_side_m: 4,
  setback_rear_m: 10,
  height_max_m: 40,
  prospect_street_ratio: 1,
  prospect_boundary_ratio: 0,
}

type On = { readonly shape?: readonly Corner[]; readonly figures?: PrintedFigures }
/** A plot with 12 m of street on its south and a street of that width on its east. */
const facing = (widthM: number | null, { shape = PLOT, figures = FIGURES }: On = {}) =>
  plotOnPaper({ shape, streets: [SOUTH, street(EAST, widthM)], figures })
const doubts = (found: Envelope, effect: Effect) =>
  found.because.filter((entry) => entry.parameter === 'prospect_street_ratio' && entry.effect === effect)
const setter = ({ because }: Envelope) => because.filter(({ sets }) => sets === 'height').map((one) => one.parameter)
const slices = (found: Envelope) =>
  found.volume().map(({ fromM, toM, polygons }) => [fromM, toM, Math.round(areaOfPolygons(polygons) * 100) / 100])

describe('a corner plot of 24 m × 35 m on streets of 12 m and 30 m, prospect H ≤ L', () => {
  const found = envelope(facing(30))

  test('rises to 30 m, as the wider street allows, under the 40 m printed', () => {
    // It has no rear: 5 m from the streets, 4 m from the two others. At 30 m: 5 + (30 − 12) / 1 = 23 m from the south,
    // so y from 23 to 35 − 4 = 31: 8 m are left, and 30 m stand.
    expect(found.heightMaxM).toBe(30)
    expect(setter(found)).toEqual(['prospect_street_ratio'])
  })

  test('ends its front on the narrower street at 12 m, and steps back a metre a metre above', () => {
    // x from 4 to 24 − 5 = 19: 15 m wide. y from 5 to 31 up to 12 m: 15 × 26 = 390 m².
    // Then six steps of (30 − 12) / 6 = 3 m, each 3 m farther from the south: 15 × 23, 20, 17, 14, 11, 8.
    expect(slices(found)).toEqual([
      [0, 12, 390],
      [12, 15, 345],
      [15, 18, 300],
      [18, 21, 255],
      [21, 24, 210],
      [24, 27, 165],
      [27, 30, 120],
    ])
  })

  test('leaves the wider street its whole front: nothing steps back from the east', () => {
    for (const { polygons } of found.volume())
      expect(Math.max(...toPaper(polygons).flatMap((shell) => shell.map(([x]) => x)))).toBe(19)
  })

  test('says what each street gives, by which article, and that the règlement does not say how to count', () => {
    const [doubt, ...more] = doubts(found, 'disputed')
    expect(more).toEqual([])
    for (const says of [doubt?.says.fr, doubt?.says.ar]) expect(says).toMatch(/30.*30.*12.*12.*1/)
    expect(doubt?.article).toBe('art. prospect_street_ratio')
  })
})

test('a corner plot too shallow for the wider street’s height stops where the narrower leaves no ground', () => {
  const found = envelope(facing(30, { shape: corners([0, 0, 24, 20]) }))
  // y from 5 + (H − 12) to 20 − 4 = 16: nothing at H = 23 m.
  expect(found.heightMaxM).toBeGreaterThan(22.97)
  expect(found.heightMaxM).toBeLessThanOrEqual(23)
  expect(setter(found)).toEqual(['prospect_street_ratio'])
})

test('a ratio of 1.2 ends the front at 14.4 m and steps back 1 m for 1.2 m of height', () => {
  const found = envelope(facing(30, { figures: { ...FIGURES, prospect_street_ratio: 1.2, height_max_m: 26.4 } }))
  // 1.2 × 12 = 14.4 m; at 26.4 m: 5 + (26.4 − 14.4) / 1.2 = 15 m from the south: 15 × (31 − 15) = 240 m².
  expect(found.heightMaxM).toBe(26.4)
  expect([slices(found)[0], slices(found).at(-1)]).toEqual([
    [0, 14.4, 390],
    [24.4, 26.4, 240],
  ])
})

test('prospect to the boundaries and to the narrower street are both kept', () => {
  const figures = { ...FIGURES, prospect_boundary_ratio: 0.5, height_max_m: 18 }
  const found = envelope(facing(30, { figures }))
  // At 18 m: 9 m from west and north (18 × 0.5), 5 + 6 = 11 m from the south, 5 m from the east:
  // x from 9 to 19, y from 11 to 26: 10 × 15 = 150 m².
  expect(found.heightMaxM).toBe(18)
  expect(slices(found).at(-1)?.[2]).toBeCloseTo(150, 1)
  // The boundaries begin to ask for more at 4 / 0.5 = 8 m, the street at 12 m: both heights are cut at.
  expect(slices(found).map(([, toM]) => toM)).toEqual(expect.arrayContaining([8, 12, 18]))
})

test('three streets of 8 m, 12 m and 30 m each keep their own', () => {
  const west = street([-8, -100, 0, 200], 8)
  const figures = { ...FIGURES, height_max_m: 14 }
  const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH, street(EAST, 30), west], figures }))
  // At 14 m: 5 + 6 = 11 m from the west, 5 + 2 = 7 m from the south, 5 m from the east, 4 m from the north:
  // (19 − 11) × (31 − 7) = 192 m².
  expect(slices(found).at(-1)).toEqual([expect.any(Number), 14, 192])
})

describe('a plot on two streets', () => {
  test('one of which has no known width says that its height is that of the other', () => {
    const found = envelope(facing(null))
    expect(found.heightMaxM).toBe(12)
    const [doubt, ...more] = doubts(found, 'unknown')
    expect(more).toEqual([])
    for (const says of [doubt?.says.fr, doubt?.says.ar]) expect(says).toMatch(/12/)
  })

  test('of one width, or on one street, doubts nothing and steps back from nothing', () => {
    for (const plot of [facing(12), plotOnPaper({ shape: PLOT, streets: [SOUTH], figures: FIGURES })]) {
      const found = envelope(plot)
      expect([...doubts(found, 'disputed'), ...doubts(found, 'unknown')]).toEqual([])
      expect(found.volume()).toHaveLength(1)
    }
  })

  test('one of them named by hand, has one whose width nobody gave', () => {
    const plot = plotOnPaper({ shape: PLOT, streets: [SOUTH], figures: FIGURES })
    const north = plot.sides.findIndex(({ kind }) => kind === 'rear')
    const sides = corrected(plot.sides, [{ edge: plot.sides[north]?.edge ?? -1, kind: 'street' }])
    expect(doubts(envelope({ ...plot, sides }), 'unknown')).toHaveLength(1)
  })
})
