import { useMemo, useReducer, useState } from 'react'
import type { SheetScale, SheetShape } from '../../../api/contract/remarks.ts'
import { beginning, type DrawingState, drawn, type Pen, shapeOf } from './drawing.ts'
import type { SheetTool } from './useGestures.ts'

export type Drafting = {
  /** Null while the pointer moves the page. */
  readonly pen: Pen | null
  readonly choose: (pen: Pen | null) => void
  readonly state: DrawingState
  readonly tool: SheetTool | null
  /** The shape once it is whole. */
  readonly shape: SheetShape | null
  readonly undo: () => void
  readonly redo: () => void
  readonly clear: () => void
  readonly finish: () => void
}

/** What is being drawn on the sheet, by pointer or keyboard, with a way back. */
export function useDrawnShape(scale: SheetScale | null): Drafting {
  const [pen, setPen] = useState<Pen | null>(null)
  const [state, send] = useReducer(drawn, beginning('point'))
  const tool = useMemo<SheetTool | null>(
    () =>
      pen && {
        down: (at) => send({ kind: 'down', at }),
        move: (at) => send({ kind: 'move', at }),
        up: (at) => send({ kind: 'up', at }),
        finish: () => send({ kind: 'finish' }),
      },
    [pen],
  )
  return {
    pen,
    choose: (next) => {
      setPen(next)
      if (next && next !== state.now.pen) send({ kind: 'pen', pen: next })
    },
    state,
    tool,
    shape: shapeOf(state.now, scale),
    undo: () => send({ kind: 'undo' }),
    redo: () => send({ kind: 'redo' }),
    clear: () => send({ kind: 'clear' }),
    finish: () => send({ kind: 'finish' }),
  }
}
