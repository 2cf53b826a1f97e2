import { describe, expect, test } from 'vitest'
import { emptyRow, type RegulationCell, withChanges } from '../../../../api/contract/regulation/cells.ts'
import { figureTyped, typedCell } from '../../../../web/screens/regulation/cellText.ts'
import { beginEditing, edit, redo, takeUp, undo } from '../../../../web/screens/regulation/editing.ts'
import { pasteBlock } from '../../../../web/screens/regulation/pasting.ts'
import { steppedTo } from '../../../../web/screens/regulation/steps.ts'

const figure = (value: number | null, printed: string | null = null): RegulationCell => ({
  ...{ what: 'figure', value, article: 'art. 8', printed },
})
const B3 = { zone: 'B3', sector: '' }
const height = (value: number) => ({ ...B3, column: 'height_max_m' as const, cell: figure(value) })
const SAVED = withChanges([], [height(12)])

describe('What is written on the table of a règlement', () => {
  test('is undone and redone step by step, and is no change once it says again what is saved', () => {
    const first = edit(beginEditing(1), [height(9)], SAVED)
    const second = edit(first, [height(10)], SAVED)
    expect(second.now).toEqual([height(10)])
    expect(undo(second).now).toEqual([height(9)])
    expect(undo(undo(second)).now).toEqual([])
    expect(redo(undo(second)).now).toEqual([height(10)])
    expect(edit(second, [height(12)], SAVED).now).toEqual([])
  })

  test('is taken up on a later revision, less what that revision has already', () => {
    const levels = { ...B3, column: 'levels_max' as const, cell: figure(3) }
    const mine = edit(beginEditing(1), [height(9), levels], SAVED)
    const taken = takeUp(mine, 2, withChanges(SAVED, [height(9)]))
    expect([taken.base, taken.now]).toEqual([2, [levels]])
  })

  test('reads figures as they are printed: 35 %, R+2, n.p., a comma', () => {
    expect(['35 %', 'R+2', '14,5', '1 200', 'huit'].map(figureTyped)).toEqual([0.35, 3, 14.5, 1200, null])
    expect(typedCell('height_max_m', 'n.p.', figure(12, '12 m'))).toEqual({ cell: figure(null) })
    expect(typedCell('height_max_m', '9', figure(12, '12 m'))).toEqual({ cell: figure(9) })
    expect(typedCell('height_max_m', '12', figure(12, '12 m'))).toEqual({ cell: figure(12, '12 m') })
    expect(typedCell('height_max_m', '', figure(12))).toEqual({ cell: null })
    expect(typedCell('height_max_m', '-3', null)).toEqual({ fault: 'NEGATIVE' })
    expect(typedCell('footprint_ratio_max', '35', null)).toEqual({ fault: 'SHARE_OVER_ONE' })
    expect(typedCell('buildable', 'peut-être', null)).toEqual({ fault: 'buildable' })
  })

  test('is pasted as a block from a cell on: what falls outside is left, what does not fit is refused', () => {
    const lines = [B3, { zone: 'D2', sector: 'S1' }]
    // levels, then the set-back on the street, from the column of heights (the 8th) on.
    const pasted = pasteBlock(
      '12\t3\r\nhuit\t4\r\n9\t9\r\n',
      { row: 0, column: 7 },
      { lines, rows: [emptyRow('B3', '')] },
    )
    expect(pasted.changes.map(({ zone, column, cell }) => [zone, column, cell])).toMatchObject([
      ['B3', 'height_max_m', { value: 12 }],
      ['B3', 'levels_max', { value: 3 }],
      ['D2', 'levels_max', { value: 4 }],
    ])
    expect(pasted.refused).toEqual([{ zone: 'D2', sector: 'S1', column: 'height_max_m' }])
  })

  test('is walked with arrows that follow the eye in both writings, and never off the table', () => {
    const at = { row: 1, column: 1 }
    expect(steppedTo('ArrowRight', at, { rows: 3, rtl: false })).toEqual({ row: 1, column: 2 })
    expect(steppedTo('ArrowRight', at, { rows: 3, rtl: true })).toEqual({ row: 1, column: 0 })
    expect(steppedTo('ArrowDown', { row: 2, column: 1 }, { rows: 3, rtl: false })).toEqual({ row: 2, column: 1 })
    expect(steppedTo('x', at, { rows: 3, rtl: false })).toBeNull()
  })
})
