// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  borneName,
  canClose,
  type Outline,
  type OutlineAction,
  outlineReducer,
  startOutline,
} from '../../../web/map/draw/outline.ts'

const at = (x: number, y: number) => [x, y] as const
const add = (x: number, y: number): OutlineAction => ({ type: 'add', srid: 26191, at: at(x, y) })
const drawnWith = (...actions: OutlineAction[]): Outline => actions.reduce(outlineReducer, startOutline())

/** A lopsided outline of 40 x 20 m. */
const QUADRILATERAL = [add(1000, 2000), add(1040, 2000), add(1040, 2020), add(1000, 2010)]

describe('drawing an outline', () => {
  test('the first borne settles the zone; one of another zone is not mixed in', () => {
    const outline = drawnWith(add(1000, 2000), { type: 'add', srid: 26192, at: at(5, 5) })
    expect(outline.draft).toEqual({ srid: 26191, positions: [[1000, 2000]], closed: false })
  })

  test('bornes are put on the centimetre grid of survey plans', () => {
    expect(drawnWith(add(1000.004, 1999.996)).draft.positions).toEqual([[1000, 2000]])
  })

  test('pressing twice at one place puts one borne', () => {
    expect(drawnWith(add(1000, 2000), add(1000.001, 2000)).draft.positions).toHaveLength(1)
  })

  test('one place put again moves, and comes back where it was', () => {
    const place = (x: number, y: number): OutlineAction => ({ type: 'place', srid: 26191, at: at(x, y) })
    const moved = drawnWith(place(1000, 2000), place(1010, 2000.004))
    expect(moved.draft).toEqual({ srid: 26191, positions: [[1010, 2000]], closed: false })
    expect(outlineReducer(moved, { type: 'undo' }).draft.positions).toEqual([[1000, 2000]])
    expect(outlineReducer(moved, place(1010, 2000))).toBe(moved)
  })

  test('two bornes do not close, three do', () => {
    expect(canClose(drawnWith(...QUADRILATERAL.slice(0, 2)).draft)).toBe(false)
    expect(drawnWith(...QUADRILATERAL.slice(0, 2), { type: 'close' }).draft.closed).toBe(false)
    expect(drawnWith(...QUADRILATERAL.slice(0, 3), { type: 'close' }).draft.closed).toBe(true)
  })

  test('a closed outline takes no more bornes at its end but can be cut in the middle of a side', () => {
    const closed = drawnWith(...QUADRILATERAL, { type: 'close' })
    expect(outlineReducer(closed, add(990, 2005))).toBe(closed)
    const cut = outlineReducer(closed, { type: 'insert', index: 4, at: at(995, 2005) })
    expect(cut.draft.positions.at(-1)).toEqual([995, 2005])
    expect(cut.draft.closed).toBe(true)
  })

  test('taking a borne away from a closed triangle opens it', () => {
    const triangle = drawnWith(...QUADRILATERAL.slice(0, 3), { type: 'close' })
    expect(outlineReducer(triangle, { type: 'remove', index: 1 }).draft).toEqual({
      srid: 26191,
      positions: [
        [1000, 2000],
        [1040, 2020],
      ],
      closed: false,
    })
  })

  test('a borne dragged onto its neighbour stays where it was', () => {
    const outline = drawnWith(...QUADRILATERAL, { type: 'close' })
    expect(outlineReducer(outline, { type: 'move', index: 0, at: at(1040, 2000) })).toBe(outline)
    expect(outlineReducer(outline, { type: 'move', index: 0, at: at(1000, 2010) })).toBe(outline)
  })

  test('taking the last borne away forgets the zone', () => {
    expect(drawnWith(add(1000, 2000), { type: 'remove', index: 0 }).draft.srid).toBeNull()
  })

  test('what can not be done is not a step to undo', () => {
    const outline = drawnWith(add(1000, 2000), { type: 'close' }, { type: 'remove', index: 7 }, { type: 'reopen' })
    expect(outline.past).toHaveLength(1)
  })

  test('undo gives back a moved borne, redo moves it again, a new change forgets what was undone', () => {
    const moved = drawnWith(...QUADRILATERAL, { type: 'move', index: 1, at: at(1050, 2001) })
    const undone = outlineReducer(moved, { type: 'undo' })
    expect(undone.draft.positions[1]).toEqual([1040, 2000])
    expect(outlineReducer(undone, { type: 'redo' }).draft.positions[1]).toEqual([1050, 2001])
    expect(outlineReducer(outlineReducer(undone, add(990, 2005)), { type: 'redo' }).draft.positions).toHaveLength(5)
  })

  test('undoing everything that was done always ends at the beginning, redoing it always at the end', () => {
    const index = fc.nat(8)
    const place = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }))
    const action: fc.Arbitrary<OutlineAction> = fc.oneof(
      place.map(([x, y]) => add(x, y)),
      fc.record({ type: fc.constantFrom('insert' as const, 'move' as const), index, at: place }),
      index.map((rank) => ({ type: 'remove' as const, index: rank })),
      fc.constantFrom({ type: 'close' as const }, { type: 'reopen' as const }, { type: 'clear' as const }),
    )
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const end = actions.reduce(outlineReducer, startOutline())
        const back = end.past.reduce((outline) => outlineReducer(outline, { type: 'undo' }), end)
        expect(back.draft.positions).toEqual([])
        const again = back.future.reduce((outline) => outlineReducer(outline, { type: 'redo' }), back)
        expect(again.draft).toEqual(end.draft)
      }),
      { numRuns: 200 },
    )
  })

  test('bornes are named from B1', () => {
    expect([0, 9].map(borneName)).toEqual(['B1', 'B10'])
  })
})
