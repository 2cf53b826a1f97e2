import { describe, expect, test } from 'vitest'
import type { OnPage } from '../../../../api/contract/remarks.ts'
import {
  beginning,
  type DrawingEvent,
  drawn,
  inProgress,
  type Pen,
  shapeOf,
} from '../../../../web/screens/sheets/drawing.ts'

const [A, B, C]: OnPage[] = [
  [10, 20],
  [50, 20],
  [50, 90],
]
const click = (at: OnPage = [0, 0]): DrawingEvent[] => [
  { kind: 'down', at },
  { kind: 'up', at },
]
const stroke = (from: OnPage = [0, 0], to: OnPage = [0, 0]): DrawingEvent[] => [
  { kind: 'down', at: from },
  { kind: 'move', at: to },
  { kind: 'up', at: to },
]
const drawnWith = (pen: Pen, ...events: readonly DrawingEvent[]) => events.reduce(drawn, beginning(pen))

describe('drawing on a sheet', () => {
  test('one press puts a point', () => {
    expect(shapeOf(drawnWith('point', ...click(A)).now, null)).toEqual({ kind: 'point', points: [A] })
  })

  test('a line is one stroke, or two presses', () => {
    const line = { kind: 'line', points: [A, C] }
    expect(shapeOf(drawnWith('line', ...stroke(A, C)).now, null)).toEqual(line)
    expect(shapeOf(drawnWith('line', ...click(A), ...click(C)).now, null)).toEqual(line)
    expect(shapeOf(drawnWith('line', ...click(A)).now, null)).toBe(null)
  })

  test('a measured line has as many corners as presses; two on one place end it and are one corner', () => {
    const scale = { denominator: 100, from: 'typed', within: 0 } as const
    const drawing = drawnWith('distance', ...click(A), ...click(B), ...click(C), ...click(C), { kind: 'finish' })
    expect(shapeOf(drawing.now, scale)).toEqual({ kind: 'distance', points: [A, B, C], scale })
    expect(shapeOf(drawing.now, null)).toBe(null)
  })

  test('an area of two corners is none', () => {
    expect(drawnWith('area', ...click(A), ...click(B), { kind: 'finish' }).now.done).toBe(false)
  })

  test('a hand’s stroke is thinned to what half a millimetre shows', () => {
    const along = Array.from({ length: 101 }, (_, step): DrawingEvent => ({ kind: 'move', at: [step / 10, 0] }))
    const drawing = drawnWith('freehand', { kind: 'down', at: [0, 0] }, ...along, { kind: 'up', at: [10, 0] })
    expect(drawing.now.done).toBe(true)
    expect(drawing.now.points.length).toBeGreaterThan(10)
    expect(drawing.now.points.length).toBeLessThanOrEqual(21)
  })

  test('shows where the next point would be', () => {
    expect(inProgress(drawnWith('area', ...click(A), { kind: 'move', at: B ?? [0, 0] }))).toEqual([A, B])
  })

  test('is taken back and had again, corner by corner, until something else is drawn', () => {
    const three = drawnWith('area', ...click(A), ...click(B), ...click(C))
    const one = [{ kind: 'undo' }, { kind: 'undo' }].reduce(
      (state, event) => drawn(state, event as DrawingEvent),
      three,
    )
    expect(one.now.points).toEqual([A])
    expect(drawn(one, { kind: 'redo' }).now.points).toEqual([A, B])
    expect(click(C).reduce(drawn, one).future).toEqual([])
    expect(drawn(drawn(three, { kind: 'clear' }), { kind: 'undo' }).now.points).toEqual([A, B, C])
  })
})
