import { describe, expect, test } from 'vitest'
import { corrected } from '../../../spatial/envelope/classifySides.ts'
import { envelope } from '../../../spatial/envelope/envelope.ts'
import type { Effect, Envelope } from '../../../spatial/envelope/types.ts'
import { corners } from '../../build/ground.ts'
import { type PrintedFigures, plotOnPaper, street } from '../../build/plots.ts'

const PLOT = corners([0, 0, 24, 35])
const SOUTH = street([-100, -12, 200, 0])
const FIGURES: PrintedFigures = {
  setback_street_m: 5,
  setback_side_m: 4,
  setback_rear_m: 10,
  height_max_m: 40,
  prospect_street_ratio: 1,
  prospect_boundary_ratio: 0,
}

describe('a plot on two streets', () => {
  const facing = (widthM: number | null) =>
    plotOnPaper({ shape: PLOT, streets: [SOUTH, street([24, -100, 54, 200], widthM)], figures: FIGURES })
  const doubts = (found: Envelope, effect: Effect) =>
    found.because.filter((entry) => entry.parameter === 'prospect_street_ratio' && entry.effect === effect)

  test('of 12 m and 30 m says that its height is that of the wider, and what the narrower gives', () => {
    const found = envelope(facing(30))
    expect(found.heightMaxM).toBe(30)
    const [doubt, ...more] = doubts(found, 'disputed')
    expect(more).toEqual([])
    for (const says of [doubt?.says.fr, doubt?.says.ar]) expect(says).toMatch(/30.*12.*12/)
    expect(doubt?.article).toBe('art. prospect_street_ratio')
  })

  test('one of which has no known width says that its height is that of the other', () => {
    const found = envelope(facing(null))
    expect(found.heightMaxM).toBe(12)
    const [doubt, ...more] = doubts(found, 'unknown')
    expect(more).toEqual([])
    for (const says of [doubt?.says.fr, doubt?.says.ar]) expect(says).toMatch(/12/)
  })

  test('of one width, or on one street, doubts nothing', () => {
    for (const plot of [facing(12), plotOnPaper({ shape: PLOT, streets: [SOUTH], figures: FIGURES })])
      expect([...doubts(envelope(plot), 'disputed'), ...doubts(envelope(plot), 'unknown')]).toEqual([])
  })

  test('one of them named by hand, has one whose width nobody gave', () => {
    const plot = plotOnPaper({ shape: PLOT, streets: [SOUTH], figures: FIGURES })
    const north = plot.sides.findIndex(({ kind }) => kind === 'rear')
    const sides = corrected(plot.sides, [{ edge: plot.sides[north]?.edge ?? -1, kind: 'street' }])
    expect(doubts(envelope({ ...plot, sides }), 'unknown')).toHaveLength(1)
  })
})
